import { existsSync } from 'node:fs'
import { fastifyCompress } from '@fastify/compress'
import { fastifyCookie } from '@fastify/cookie'
import { fastifyHelmet } from '@fastify/helmet'
import { fastifySSE } from '@fastify/sse'
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Context } from './context.ts'
import { handleErrors } from './errors.ts'
import { authoriseTeam, guardRequests } from './identity.ts'
import { documentApi } from './openapi.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { meRoutes } from './routes/me.ts'
import { peopleRoutes } from './routes/people.ts'
import { teamRoutes, teamsRoutes } from './routes/teams.ts'
import { serveWeb } from './web.ts'

export type AppOptions = Context & {
  logger?: FastifyServerOptions['logger']
  /** Folder of the built web; without it only the interface is served. */
  webFolder?: string
}

/** Minutes of years fit; more is an accident. */
const bodyLimitBytes = 1024 * 1024

/** The one place where the server is put together, for the process and for tests. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { logger, webFolder, ...context } = options
  const app: FastifyInstance = fastify({
    logger: logger ?? false,
    disableRequestLogging: true,
    forceCloseConnections: 'idle',
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app)
  guardRequests(app, context.config)
  await app.register(fastifyHelmet, helmetOptions(context))
  await app.register(fastifyCompress, { threshold: 1024 })
  await app.register(fastifyCookie)
  await app.register(fastifySSE)
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
  await documentApi(app)
  await app.register(async api => addRoutes(api, context), { prefix: '/api' })
  await serveWeb(app, webFolder !== undefined && existsSync(webFolder) ? webFolder : null)
  return app
}

async function addRoutes(api: FastifyInstance, context: Context) {
  await api.register(healthRoutes, context)
  await api.register(meRoutes, context)
  await api.register(eventRoutes, context)
  await api.register(teamsRoutes, context)
  await api.register(async team => addTeamRoutes(team, context), { prefix: '/teams/:team' })
}

async function addTeamRoutes(team: FastifyInstance, context: Context) {
  authoriseTeam(team, context)
  await team.register(teamRoutes, context)
  await team.register(peopleRoutes, context)
}

/** Over plain http a page that is told to use https shows nothing. */
function helmetOptions({ config }: Context) {
  const isHttps = config.publicUrl?.protocol === 'https:'
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
