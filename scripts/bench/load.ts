import { once } from 'node:events'
import { Agent, request } from 'node:http'

const CONNECTIONS = 8

export type Load = {
  requests: number
  perSecond: number
  medianMs: number
  slowMs: number
  bytes: number
}

const [url = '', milliseconds = '1000'] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
const times: number[] = []
let bytes = 0

/** One request to its last byte, in milliseconds. */
async function ask(): Promise<number> {
  const began = performance.now()
  const sent = request(url, { agent })
  sent.end()
  const [response] = await once(sent, 'response')
  if (response.statusCode !== 200) throw new Error(`${url} gave ${response.statusCode}`)
  for await (const chunk of response) bytes += chunk.length
  return performance.now() - began
}

async function keepAsking(end: number): Promise<void> {
  while (performance.now() < end) times.push(await ask())
}

await ask()
bytes = 0
const began = performance.now()
const end = began + Number(milliseconds)
await Promise.all(Array.from({ length: CONNECTIONS }, () => keepAsking(end)))
const seconds = (performance.now() - began) / 1000
times.sort((a, b) => a - b)
const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
const result: Load = {
  requests: times.length,
  perSecond: times.length / seconds,
  medianMs: at(0.5),
  slowMs: at(0.99),
  bytes: bytes / times.length,
}
process.send?.(result)
agent.destroy()
