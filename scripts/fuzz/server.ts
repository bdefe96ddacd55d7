import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Server = {
  url: string
  /** What was logged as an error, or not caught, since the last time this was asked. */
  errors(): Promise<string[]>
  end(): Promise<number | null>
}

const program = fileURLToPath(new URL('./serve.ts', import.meta.url))

/** Knots in a process of its own, so that one that hangs or dies is a finding too. */
export async function startServer(file: string, start: number, finished: number): Promise<Server> {
  const child = fork(program, [file, String(start), String(finished)], {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: [],
  })
  const gone = once(child, 'exit')
  const [first] = await Promise.race([once(child, 'message'), gone])
  if (typeof first !== 'string') throw new Error(`Knots ended with ${first} before it listened`)
  return {
    url: first,
    async errors() {
      if (!child.connected) return ['The process is gone']
      child.send('errors')
      const [errors] = await Promise.race([once(child, 'message'), gone])
      return Array.isArray(errors) ? errors : ['The process is gone']
    },
    async end() {
      if (child.connected) child.disconnect()
      const [code] = await gone
      return code
    },
  }
}
