import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of its own that runs a file of this folder and is talked with. */
export type Child = {
  /** Tells it something and waits for what it sends next. */
  ask<Result>(told: object): Promise<Result>
  /** What it sends first. */
  first<Result>(): Promise<Result>
  /** Lets it come to its end, and waits until it is gone. */
  end(): Promise<void>
}

export function talking(file: string, args: readonly string[]): Child {
  const child = start(file, args)
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const heard = <Result>() =>
    new Promise<Result>((resolve, reject) => {
      const failed = (code: number | null) => reject(new Error(`${file} ended with ${code}`))
      child.once('exit', failed)
      child.once('message', message => {
        child.off('exit', failed)
        resolve(message as Result)
      })
    })
  return {
    ask<Result>(told: object) {
      const answer = heard<Result>()
      child.send(told)
      return answer
    },
    first: heard,
    async end() {
      if (child.connected) child.disconnect()
      await gone
    },
  }
}

/** Runs a file of this folder in a process of its own and returns what it sends. */
export async function measured<Result>(file: string, args: readonly string[]): Promise<Result> {
  const child = talking(file, args)
  try {
    return await child.first<Result>()
  } finally {
    await child.end()
  }
}

/** The same, for a process that stays and may be told something first. */
export async function serving(
  file: string,
  args: readonly string[],
  told?: object,
): Promise<Server> {
  const child = talking(file, args)
  const url = told ? await child.ask<string>(told) : await child.first<string>()
  return { url, end: child.end, cpuMs: () => child.ask({ tell: 'cpu' }) }
}

export type Server = { url: string; cpuMs(): Promise<number>; end(): Promise<void> }

/** In a process that serves: says how much processor time it has taken whenever it is asked. */
export function tellCpu(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  })
}

function start(file: string, args: readonly string[]) {
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

/** Processor time is the steadier measure where others use the machine too. */
export type Cost = { restMiB: number; peakMiB: number; cpuMs: number }

const SAMPLE_MILLISECONDS = 20

/**
 * The memory this process holds, looked at often from now on, and the processor time it takes. What it held before does not count: reading
 * TypeScript at the start takes more than some of the work does.
 */
export function watchCost(): () => Cost {
  const held = () => process.memoryUsage.rss() / 1024 / 1024
  globalThis.gc?.()
  const restMiB = held()
  let peakMiB = restMiB
  const before = process.cpuUsage()
  const timer = setInterval(() => {
    peakMiB = Math.max(peakMiB, held())
  }, SAMPLE_MILLISECONDS)
  return () => {
    clearInterval(timer)
    const { user, system } = process.cpuUsage(before)
    return { restMiB, peakMiB: Math.max(peakMiB, held()), cpuMs: (user + system) / 1000 }
  }
}
