import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fastifySSE } from '@fastify/sse'
import fastify from 'fastify'
import type { Availability } from '#contract/availability.ts'
import type { Capacity } from '#contract/capacity.ts'
import { makeLive } from '../../server/live.ts'
import { tellCpu } from './child.ts'

export type BareTeam = { sprint: string; availability: Availability; capacity: Capacity }

/** Nothing but Fastify: a cell in memory, a topic to everybody who listens, and answers of the size of Knots'. */
const [pauses = ''] = process.argv.slice(2)
const live = makeLive(async milliseconds => {
  if (pauses) await pause(milliseconds)
})
const [told] = await once(process, 'message')
const { sprint, availability, capacity } = told as BareTeam
const { people, fte } = availability
const bytes = { availability: '', capacity: '' }
const teamId = 'team'

function finish() {
  fte.planned = people.reduce((sum, { plannedPercent }) => sum + (plannedPercent ?? 0), 0) / 100
  capacity.fte.later = fte.planned - (capacity.fte.used ?? 0)
  bytes.availability = JSON.stringify(availability)
  bytes.capacity = JSON.stringify(capacity)
}

finish()
const app = fastify({ forceCloseConnections: true })
await app.register(fastifySSE)
app.get('/api/events', { sse: 'only', exposeHeadRoute: false }, async (_request, reply) => {
  reply.sse.keepAlive()
  reply.sse.sendHeaders()
  reply.raw.flushHeaders()
  const end = live.subscribe(teamId, topic => void reply.sse.send({ data: { topic } }))
  reply.sse.onClose(end)
})
for (const what of ['availability', 'capacity'] as const)
  app.get(`${sprint}/${what}`, (_request, reply) => {
    reply.type('application/json; charset=utf-8').send(bytes[what])
  })
app.put<{ Params: { person: string }; Body: { plannedPercent: number } }>(
  `${sprint}/availability/:person`,
  async ({ params, body }) => {
    const row = people.find(({ personId }) => personId === params.person)
    Object.assign(row ?? {}, body)
    finish()
    live.publish('availability', teamId)
    return { row, fte }
  },
)
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
tellCpu()
process.once('disconnect', () => app.close())
