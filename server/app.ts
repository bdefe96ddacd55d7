import { existsSync } from 'node:fs'
import { fastifyCompress } from '@fastify/compress'
import { fastifyCookie } from '@fastify/cookie'
import { fastifySSE } from '@fastify/sse'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { keepRecord } from './audit/keep-record.ts'
import { makeActionIssues } from './board/action-issues.ts'
import { makeBoard } from './board/sync.ts'
import { makeWebhooks } from './board/webhook.ts'
import { makeWriteBack } from './board/write-back.ts'
import { makePace } from './board/write-pace.ts'
import { bodyLimitBytes, readBodies } from './bodies.ts'
import {
  endConnections,
  limitConnections,
  mostConnections,
  patience,
  refuseUnreadable,
} from './connections.ts'
import type { Context, Parts } from './context.ts'
import { forLog, handleErrors, sendProblem } from './errors.ts'
import { makePictures } from './figures/pictures.ts'
import { makeFigures } from './figures.ts'
import { makeAccess } from './identity/asker.ts'
import { authorise } from './identity/authorise.ts'
import { guardRequests } from './identity/guard.ts'
import { keyFor, newKey } from './identity/keys.ts'
import { makeLive } from './live.ts'
import { documentApi } from './openapi.ts'
import { knowProxies } from './proxies.ts'
import { type Limits, limitRequests } from './rate-limits.ts'
import { logRequests, nameRequests } from './request-log.ts'
import { accountRoutes } from './routes/account.ts'
import { accountsRoutes } from './routes/accounts.ts'
import { actionRoutes } from './routes/actions.ts'
import { auditRoutes } from './routes/audit.ts'
import { availabilityRoutes } from './routes/availability.ts'
import { backlogRoutes } from './routes/backlog.ts'
import { boardCheckRoutes } from './routes/board-check.ts'
import { capacityRoutes } from './routes/capacity.ts'
import { demoRoutes } from './routes/demo.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/export.ts'
import { forecastRoutes } from './routes/forecast.ts'
import { githubCheckRoutes } from './routes/github-check.ts'
import { goalRoutes } from './routes/goals.ts'
import { healthRoutes } from './routes/health.ts'
import { homeRoutes } from './routes/home.ts'
import { importRoutes } from './routes/import.ts'
import { importTeamRoutes } from './routes/import-team.ts'
import { itemRoutes } from './routes/items.ts'
import { mappingRoutes } from './routes/mapping.ts'
import { meRoutes } from './routes/me.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { memberRoutes } from './routes/members.ts'
import { minutesRoutes } from './routes/minutes.ts'
import { peopleRoutes } from './routes/people.ts'
import { embeddedPictureRoutes, pictureRoutes } from './routes/pictures.ts'
import { pokerRoutes } from './routes/poker.ts'
import { pullRequestRoutes } from './routes/pull-requests.ts'
import { refinementRoutes } from './routes/refinement.ts'
import { reminderRoutes } from './routes/reminders.ts'
import { retroRoutes } from './routes/retro.ts'
import { reviewRoutes } from './routes/review.ts'
import { sharedRoutes, shareRoutes } from './routes/shares.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { sprintStepRoutes } from './routes/sprint-steps.ts'
import { sprintRoutes } from './routes/sprints.ts'
import { syncRoutes } from './routes/sync.ts'
import { teamEventRoutes } from './routes/team-events.ts'
import { teamRoutes, teamsRoutes } from './routes/teams.ts'
import { velocityRoutes } from './routes/velocity.ts'
import { viewRoutes } from './routes/views.ts'
import { webhookRoutes, webhookStateRoutes } from './routes/webhooks.ts'
import { writeRoutes } from './routes/writes.ts'
import { protect, protectPages, securityHeaders } from './security-headers.ts'
import { sealSecrets } from './store/seal.ts'
import { makeVault } from './store/vault.ts'
import { makeStreams } from './streams.ts'
import { serveWeb } from './web.ts'
import { inPlainWords } from './words.ts'

export type AppOptions = Parts & {
  logger?: FastifyServerOptions['logger']
  /** Folder of the built web; without it only the interface is served. */
  webFolder?: string
  /** How much is answered within a minute; without them there is no limit. */
  limits?: Limits | null
}

/** The one place where the server is put together, for the process and for tests. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { logger, webFolder, limits = null, ...parts } = options
  z.config({ customError: inPlainWords })
  const vault = makeVault(parts.config.secret)
  const live = makeLive(parts.sleep)
  const figures = makeFigures(parts.db)
  const pictures = makePictures(figures)
  const onFault = (error: unknown) => app.log.error(forLog(error), 'reading a board')
  const board = makeBoard({ ...parts, vault, live, snapshot: figures.snapshot, onFault })
  const webhooks = makeWebhooks({ ...parts, live, board, onFault })
  const pace = makePace(parts)
  const writeBack = makeWriteBack({ ...parts, live, board, pace, onFault })
  const actionIssues = makeActionIssues({ ...parts, live, board, pace })
  const access = makeAccess(parts)
  const context: Context = {
    ...parts,
    access,
    streams: makeStreams({ ...parts, access }),
    vault,
    live,
    figures,
    pictures,
    board,
    webhooks,
    writeBack,
    actionIssues,
  }
  const { proxies } = parts.config
  const headers = await securityHeaders(parts.config)
  const app: FastifyInstance = fastify({
    ...patience,
    logger: logger ?? false,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    forceCloseConnections: 'idle',
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
    // Addresses that no route is looked up for never meet the error handler.
    frameworkErrors: (error, request, reply) =>
      sendProblem(protect(request, reply as FastifyReply, headers), error),
    clientErrorHandler: refuseUnreadable(headers),
    // What still comes while Knots ends is answered like all else, and its connection closed.
    return503OnClosing: false,
    trustProxy: proxies.length > 0 ? proxies : false,
    genReqId: nameRequests(knowProxies(proxies)),
  })
  limitConnections(app.server, mostConnections)
  endConnections(app)
  app.decorate('knots', context)
  await sealSecrets(parts.db, vault, text => app.log.warn(text))
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app)
  logRequests(app)
  protectPages(app, headers)
  guardRequests(app, context.config)
  if (limits !== null) await limitRequests(app, limits)
  await app.register(fastifyCompress, { threshold: 1024 })
  const { secret } = parts.config
  // Without a secret no cookie is signed, and no signature fits.
  await app.register(fastifyCookie, { secret: keyFor(secret ?? newKey(), 'cookies') })
  await app.register(fastifySSE)
  readBodies(app)
  await documentApi(app)
  await app.register(async api => addRoutes(api, context), { prefix: '/api' })
  await serveWeb(app, webFolder !== undefined && existsSync(webFolder) ? webFolder : null)
  return app
}

async function addRoutes(api: FastifyInstance, context: Context) {
  authorise(api, context)
  keepRecord(api, context)
  await api.register(healthRoutes, context)
  await api.register(signInRoutes, context)
  await api.register(meRoutes, context)
  await api.register(eventRoutes, context)
  await api.register(teamsRoutes, context)
  await api.register(importTeamRoutes, context)
  await api.register(demoRoutes, context)
  await api.register(accountRoutes, context)
  await api.register(accountsRoutes, context)
  await api.register(auditRoutes, context)
  await api.register(sharedRoutes, context)
  await api.register(webhookRoutes, context)
  await api.register(embeddedPictureRoutes, context)
  await api.register(async team => addTeamRoutes(team, context), { prefix: '/teams/:team' })
}

async function addTeamRoutes(team: FastifyInstance, context: Context) {
  await team.register(teamRoutes, context)
  await team.register(memberRoutes, context)
  await team.register(peopleRoutes, context)
  await team.register(shareRoutes, context)
  await team.register(itemRoutes, context)
  await team.register(boardCheckRoutes, context)
  await team.register(pullRequestRoutes, context)
  await team.register(syncRoutes, context)
  await team.register(mappingRoutes, context)
  await team.register(viewRoutes, context)
  await team.register(githubCheckRoutes, context)
  await team.register(webhookStateRoutes, context)
  await team.register(actionRoutes, context)
  await team.register(retroRoutes, context)
  await team.register(exportRoutes, context)
  await team.register(importRoutes, context)
  await team.register(minutesRoutes, context)
  await team.register(goalRoutes, context)
  await team.register(homeRoutes, context)
  await team.register(sprintRoutes, context)
  await team.register(sprintStepRoutes, context)
  await team.register(reviewRoutes, context)
  await team.register(availabilityRoutes, context)
  await team.register(backlogRoutes, context)
  await team.register(capacityRoutes, context)
  await team.register(forecastRoutes, context)
  await team.register(pictureRoutes, context)
  await team.register(pokerRoutes, context)
  await team.register(refinementRoutes, context)
  await team.register(meetingRoutes, context)
  await team.register(reminderRoutes, context)
  await team.register(teamEventRoutes, context)
  await team.register(velocityRoutes, context)
  await team.register(writeRoutes, context)
}
