import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Availability, AvailabilityAnswer } from '#contract/availability.ts'
import type { Capacity } from '#contract/capacity.ts'
import { type Client, timesUntilSeen, type Write } from './live-times.ts'

/** What one run of the clients came to; times in milliseconds, of each write at each other client. */
export type LiveResult = {
  writesPerSecond: number
  saved: number[]
  notice: number[]
  figures: number[]
  reads: number
}

/** Above all that the database is filled with, so that each write makes the total larger. */
const LOWEST_PERCENT = 51
/** What a browser opens to one host, less the stream. */
const CONNECTIONS = 5
const PATIENCE_MS = 60_000

const [url = '', sprint = '', ...sizes] = process.argv.slice(2)
const [clientCount = 1, perSecond = 1, milliseconds = 1000] = sizes.map(Number)
const team = sprint.split('/')[3] ?? ''
const agents = Array.from(
  { length: clientCount },
  () => new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
)

async function ask(method: string, path: string, agent: Agent, body?: object) {
  const sent = request(url + path, {
    method,
    agent,
    headers: body ? { 'content-type': 'application/json' } : {},
  })
  sent.end(body && JSON.stringify(body))
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  response.setEncoding('utf8')
  let text = ''
  for await (const chunk of response) text += chunk
  if (response.statusCode !== 200)
    throw new Error(`${method} ${path} gave ${response.statusCode}: ${text}`)
  return JSON.parse(text)
}

const percentOf = (fte: number) => Math.round(fte * 100)
const totals = {
  availability: ({ fte }: Availability) => percentOf(fte.planned ?? 0),
  capacity: ({ fte }: Capacity) => percentOf((fte.used ?? 0) + (fte.later ?? 0)),
}

/** Reads a figure after each notice as the pages do: one that runs is not cut short but followed by one more. */
function refreshing(client: Client, agent: Agent, what: keyof typeof totals): () => void {
  let isRunning = false
  let again = false
  const read = async () => {
    isRunning = true
    do {
      again = false
      const began = performance.now()
      const answer = await ask('GET', `${sprint}/${what}`, agent)
      client[what].push({ began, ended: performance.now(), total: totals[what](answer) })
    } while (again)
    isRunning = false
  }
  return () => {
    if (isRunning) again = true
    else void read()
  }
}

async function listening(agent: Agent): Promise<Client> {
  const client: Client = { notices: [], availability: [], capacity: [] }
  const refresh = [refreshing(client, agent, 'availability'), refreshing(client, agent, 'capacity')]
  const sent = request(`${url}/api/events?team=${team}`, {
    headers: { accept: 'text/event-stream' },
  })
  sent.end()
  const [stream] = (await once(sent, 'response')) as [IncomingMessage]
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    for (const _ of text.matchAll(/"topic":"availability"/g)) {
      client.notices.push(performance.now())
      for (const read of refresh) read()
    }
  })
  return client
}

/** Writes to one cell after the other at the pace asked for; to the same cell never before the last one is saved. */
async function write(people: string[]): Promise<Write[]> {
  const count = Math.round((perSecond * milliseconds) / 1000)
  if (count > people.length * (101 - LOWEST_PERCENT))
    throw new Error('Too many writes for so few cells')
  const cells = new Map<string, Promise<unknown>>()
  const began = performance.now()
  const writes = Array.from({ length: count }, async (_, index): Promise<Write> => {
    await pause((index * 1000) / perSecond)
    const by = index % clientCount
    const person = people[index % people.length] ?? ''
    const percent = LOWEST_PERCENT + Math.floor(index / people.length)
    const before = cells.get(person)
    const done = (async () => {
      await before
      const sent = performance.now()
      const body = { plannedPercent: percent }
      const path = `${sprint}/availability/${person}`
      const answer: AvailabilityAnswer = await ask('PUT', path, agents[by] as Agent, body)
      const total = percentOf(answer.fte.planned ?? 0)
      return { by, person, percent, sent, saved: performance.now(), total }
    })()
    cells.set(person, done)
    return done
  })
  const done = await Promise.all(writes)
  secondsWriting = (performance.now() - began) / 1000
  return done
}

let secondsWriting = 0

async function untilAllSee(clients: Client[], total: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  const sees = (client: Client) =>
    [client.availability, client.capacity].every(reads => reads.at(-1)?.total === total)
  while (!clients.every(sees)) {
    if (performance.now() > end) throw new Error(`A client never saw the total of ${total} %`)
    await pause(20)
  }
}

function checkNothingLost({ people }: Availability, writes: Write[]): void {
  const last = new Map(writes.map(({ person, percent }) => [person, percent]))
  for (const { personId, plannedPercent } of people)
    if (last.has(personId) && last.get(personId) !== plannedPercent)
      throw new Error(`${personId} has ${plannedPercent} %, ${last.get(personId)} % was written`)
}

const first = agents[0] as Agent
const before: Availability = await ask('GET', `${sprint}/availability`, first)
const clients = await Promise.all(agents.map(listening))
const writes = await write(before.people.map(({ personId }) => personId))
const after: Availability = await ask('GET', `${sprint}/availability`, first)
checkNothingLost(after, writes)
await untilAllSee(clients, totals.availability(after))
const result: LiveResult = {
  writesPerSecond: writes.length / secondsWriting,
  saved: writes.map(({ sent, saved }) => saved - sent),
  ...timesUntilSeen(clients, writes),
  reads: clients.reduce((sum, one) => sum + one.availability.length + one.capacity.length, 0),
}
// Readings may still be under way; nobody waits for them.
process.send?.(result, () => process.exit())
