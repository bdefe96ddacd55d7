import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Mode = 'trusted' | 'signed-in'

export type Server = {
  url: string
  /** What was logged as an error, or not caught, since the last time this was asked. */
  errors(): Promise<string[]>
  /** The cookie of somebody who is signed in anew; nothing where nobody signs in. */
  signIn(): Promise<string>
  end(): Promise<number | null>
}

const program = fileURLToPath(new URL('./serve.ts', import.meta.url))

/** Knots in a process of its own, so that one that hangs or dies is a finding too. */
export async function startServer(
  file: string,
  start: number,
  finished: number,
  mode: Mode = 'trusted',
): Promise<Server> {
  const child = fork(program, [file, String(start), String(finished), mode], {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: [],
  })
  const gone = once(child, 'exit')
  const [first] = await Promise.race([once(child, 'message'), gone])
  if (typeof first !== 'string') throw new Error(`Knots ended with ${first} before it listened`)
  async function ask(what: string): Promise<unknown> {
    if (!child.connected) return null
    child.send(what)
    const [answer] = await Promise.race([once(child, 'message'), gone.then(() => [null])])
    return answer
  }
  return {
    url: first,
    async errors() {
      const errors = await ask('errors')
      return Array.isArray(errors) ? errors : ['The process is gone']
    },
    signIn: async () => String((await ask('sign in')) ?? ''),
    async end() {
      if (child.connected) child.disconnect()
      const [code] = await gone
      return code
    },
  }
}
