import { sep } from 'node:path'
import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { NotFound } from './errors.ts'

const notBuilt = 'The pages of Knots are not built yet. Run "npm run build", then load this again.'

/** The built web with its pages behind every address that is not of the interface. */
export async function serveWeb(app: FastifyInstance, folder: string | null) {
  if (folder !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: setCaching,
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    // A missing asset is one of an older build: a page in its place would be run as a script.
    const isNoPage = /^\/(?:api|assets)(?:[/?]|$)/.test(request.url)
    if (isNoPage || (request.method !== 'GET' && request.method !== 'HEAD')) {
      throw new NotFound('There is nothing at this address.')
    }
    if (folder === null) return reply.status(404).type('text/plain').send(notBuilt)
    return reply.sendFile('index.html')
  })
}

/** Files under assets carry a hash of their content in their name; all others may change. */
function setCaching(reply: FastifyReply, path: string) {
  const isHashed = path.includes(`${sep}assets${sep}`)
  reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}
