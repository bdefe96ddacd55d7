import { once } from 'node:events'
import fastify from 'fastify'
import { tellCpu } from './child.ts'

/** Nothing but Fastify: each address gives the bytes that Knots gave for it. */
const [answers] = await once(process, 'message')
const app = fastify()
for (const [path, text] of Object.entries(answers as Record<string, string>)) {
  const body = Buffer.from(text)
  app.get(path, (_request, reply) => {
    reply.type('application/json; charset=utf-8').send(body)
  })
}
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
tellCpu()
process.once('disconnect', () => app.close())
