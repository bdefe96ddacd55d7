import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * How the browser of the tests is started: on Linux the one that comes with the project, else the installed Chrome.
 * It is unpacked once, before any worker starts: several processes unpacking at once fail.
 * `TMPDIR` decides where, and is read when the package is imported.
 */
export async function browserLaunch(): Promise<{
  args: string[]
  executablePath?: string
  channel?: string
}> {
  const args = ['--no-sandbox', '--disable-background-networking']
  const path = process.env.KNOTS_TEST_BROWSER ?? (await unpacked())
  if (path === undefined) return { args, channel: 'chrome' }
  process.env.KNOTS_TEST_BROWSER = path
  return { args, executablePath: path }
}

async function unpacked(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined
  const cache = resolve('node_modules/.cache/chromium')
  mkdirSync(cache, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = cache
  const { default: chromium } = await import('@sparticuz/chromium')
  const path = await chromium.executablePath()
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  return existsSync(path) ? path : undefined
}
