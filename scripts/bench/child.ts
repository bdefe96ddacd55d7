import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Runs a file of this folder in a process of its own and returns what it sends. */
export async function measured<Result>(file: string, args: readonly string[]): Promise<Result> {
  const child = start(file, args)
  const result = new Promise<Result>((resolve, reject) => {
    child.once('message', message => resolve(message as Result))
    child.once('exit', code => reject(new Error(`${file} ended with ${code} and sent nothing`)))
  })
  try {
    return await result
  } finally {
    child.kill()
  }
}

/** The same, for a process that stays and is told something first; `end` stops it and waits until it is gone. */
export async function serving(
  file: string,
  args: readonly string[],
  told?: object,
): Promise<{ url: string; end: () => Promise<void> }> {
  const child = start(file, args)
  if (told) child.send(told)
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', message => resolve(String(message)))
    child.once('exit', code => reject(new Error(`${file} ended with ${code}`)))
  })
  const end = async () => {
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill()
    await gone
  }
  return { url, end }
}

function start(file: string, args: readonly string[]) {
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

export type Memory = { restMiB: number; peakMiB: number }

const SAMPLE_MILLISECONDS = 20

/**
 * The memory this process holds, looked at often from now on. What it held before does not count: reading
 * TypeScript at the start takes more than some of the work does.
 */
export function watchMemory(): () => Memory {
  const held = () => process.memoryUsage.rss() / 1024 / 1024
  globalThis.gc?.()
  const restMiB = held()
  let peakMiB = restMiB
  const timer = setInterval(() => {
    peakMiB = Math.max(peakMiB, held())
  }, SAMPLE_MILLISECONDS)
  return () => {
    clearInterval(timer)
    return { restMiB, peakMiB: Math.max(peakMiB, held()) }
  }
}
