import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

/**
 * The browser of the tests. It is unpacked once, here, before any worker starts: several processes
 * unpacking at once fail. `TMPDIR` decides where, and is read when the package is imported.
 */
async function browserPath(): Promise<string | undefined> {
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

const executablePath = await browserPath()
if (executablePath) process.env.KNOTS_TEST_BROWSER = executablePath

const launchOptions = {
  args: ['--no-sandbox', '--disable-background-networking'],
  ...(executablePath ? { executablePath } : { channel: 'chrome' }),
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/{domain,minutes,github,store,routes,board,server,scripts}/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'web',
          include: ['test/web/**/*.test.tsx'],
          setupFiles: ['test/support/web-setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
