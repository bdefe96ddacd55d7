import { fastifyHelmet } from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import type { Config } from './config.ts'

/** Over plain http a page that is told to use https shows nothing. */
function helmetOptions({ publicUrl }: Config) {
  const isHttps = publicUrl?.protocol === 'https:'
  return {
    strictTransportSecurity: isHttps,
    contentSecurityPolicy: {
      directives: {
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        upgradeInsecureRequests: isHttps ? [] : null,
      },
    },
  }
}

/** What helmet adds to an answer that had no headers. */
async function headersOfHelmet(config: Config): Promise<Record<string, string>> {
  const app = fastify()
  await app.register(fastifyHelmet, helmetOptions(config))
  let headers = {}
  app.get('/', (_request, reply) => {
    headers = reply.raw.getHeaders()
    reply.send()
  })
  await app.inject('/')
  await app.close()
  return headers
}

/** Helmet works its headers out with every request, which takes longer than finding a kept answer. */
export async function protectPages(app: FastifyInstance, config: Config) {
  const headers = await headersOfHelmet(config)
  app.addHook('onRequest', (_request, reply, done) => {
    // Not on the raw answer: Node would look at each once more when it writes all the others.
    reply.headers(headers)
    done()
  })
}
