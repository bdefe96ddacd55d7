import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The real Knots in a process of its own, on a data folder. */
export type KnotsProcess = {
  pid: number
  url: string
  kill(): Promise<void>
  /** Ends it in good order; its exit code. */
  stop(): Promise<number | null>
  output(): string
}

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
const address = /http:\/\/127\.0\.0\.1:\d+/

/** Nothing of the surroundings counts: no token, no other folder, no network. */
export const bareSettings = (folder: string): Record<string, string> => ({
  ...keptOf(process.env),
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  KNOTS_DATA: folder,
  KNOTS_SYNC_MINUTES: '0',
  KNOTS_BACKUP_HOURS: '0',
  GITHUB_TOKEN: '',
  GITHUB_API_URL: 'http://127.0.0.1:9',
})

const keptOf = ({ PATH = '', HOME = '', TMPDIR }: NodeJS.ProcessEnv) => ({
  PATH,
  HOME,
  ...(TMPDIR && { TMPDIR }),
})

export async function startKnots(
  folder: string,
  settings: Record<string, string> = {},
  program = main,
): Promise<KnotsProcess> {
  const child = spawn(process.execPath, [program], {
    env: { ...bareSettings(folder), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  let output = ''
  const listening = new Promise<string>(resolve => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        output += chunk
        const [url] = address.exec(output) ?? []
        if (url !== undefined) resolve(url)
      })
  })
  const url = await Promise.race([listening, gone.then(() => null)])
  if (url === null) throw new Error(`Knots ended before it listened: ${output}`)
  const end = async (signal: 'SIGKILL' | 'SIGINT'): Promise<number | null> => {
    child.kill(signal)
    const [code] = await gone
    return code
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGINT'),
  }
}
