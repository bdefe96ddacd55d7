import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type Program = {
  url: string
  dataFolder: string
  /** Everything it printed so far. */
  output: () => string
  /** Ends it as Ctrl-C does and answers its exit code. */
  stop: () => Promise<number | null>
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'knots-'))
}

/**
 * Starts a script of the repository as its own process on a free port, in a fresh data folder,
 * and waits until it prints its address.
 */
export async function startProgram(
  script = 'server/main.ts',
  env: Record<string, string> = {},
  dataFolder = freshFolder(),
): Promise<Program> {
  const child = spawn(process.execPath, [script], {
    env: {
      ...bareEnvironment(),
      PORT: '0',
      KNOTS_DATA: dataFolder,
      KNOTS_SYNC_MINUTES: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { promise, output } = addressOf(child)
  const url = await promise
  return {
    url,
    dataFolder,
    output,
    stop: async () => {
      const code = await ended(child)
      rmSync(dataFolder, { recursive: true, force: true })
      return code
    },
  }
}

/** Runs a script that is expected to end by itself. */
export async function runProgram(
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...bareEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  child.stderr.on('data', chunk => {
    output += chunk
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { code, output }
}

/** The tests must not inherit somebody's token or reach the real GitHub, whatever a file `.env` says. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  return {
    PATH,
    HOME,
    ...(TMPDIR ? { TMPDIR } : {}),
    HOST: '127.0.0.1',
    // The program is started dozens of times; compiled once, it starts in three quarters of the time.
    NODE_COMPILE_CACHE: resolve('node_modules/.cache/knots-compiled'),
    GITHUB_TOKEN: '',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_WEBHOOK_SECRET: '',
    PUBLIC_URL: '',
  }
}

/** The address a starting Knots prints; fails with what it printed if it ends before that. */
export function addressOf(child: ChildProcess): { promise: Promise<string>; output: () => string } {
  let output = ''
  const promise = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)
      if (address) resolve(address[0])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('exit', code =>
      reject(new Error(`It ended with ${code} before it listened:\n${output}`)),
    )
  })
  return { promise, output: () => output }
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise(resolve => {
    child.on('exit', code => resolve(code))
    child.kill('SIGINT')
  })
}
