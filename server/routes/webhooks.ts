import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { WebhookAnswer, Webhooks } from '../contract/webhook.ts'
import { Invalid, Refusal } from '../errors.ts'

/**
 * GitHub delivers up to 25 MB, but what Knots listens to holds an issue or pull request with its text
 * at most twice: well below a megabyte. Whoever may send without a signature gets no more than this read.
 */
const bodyLimitBytes = 5 * 1024 * 1024

const withoutSecret =
  'This Knots has no secret to check deliveries with. Set GITHUB_WEBHOOK_SECRET to the secret of the webhook and start Knots again.'
const badSignature =
  'The signature does not fit. Give GitHub’s webhook and GITHUB_WEBHOOK_SECRET the same secret.'
const notJson = 'Knots reads JSON. Set the content type of the webhook to application/json.'

const header = ({ headers }: FastifyRequest, name: string) => {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

/** Whether GitHub, who knows the secret, sent exactly these bytes. Takes as long for any wrong answer. */
function isSigned(secret: string, bytes: Buffer, signature: string): boolean {
  const expected = `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`
  const [a, b] = [Buffer.from(expected), Buffer.from(signature)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The bytes of a delivery, if they are GitHub's. */
function signedBytes(request: FastifyRequest, { config, webhooks }: Context): Buffer {
  const { body } = request
  const secret = config.githubWebhookSecret
  const isGood =
    secret !== null &&
    Buffer.isBuffer(body) &&
    body.length > 0 &&
    isSigned(secret, body, header(request, 'x-hub-signature-256'))
  if (isGood) return body
  const message = secret === null ? withoutSecret : badSignature
  webhooks.refuse(message)
  throw new Refusal(401, 'unauthorised', message)
}

/** Where GitHub delivers. A plugin of its own: signatures are over raw bytes. */
export const webhookRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { webhooks } = context
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onReady', () => webhooks.begin())

  app.post(
    '/webhooks/github',
    {
      bodyLimit: bodyLimitBytes,
      schema: {
        tags: ['GitHub'],
        summary: 'A delivery of GitHub’s webhook, signed with the secret; read after the answer',
        response: { 202: WebhookAnswer },
      },
    },
    async (request, reply) => {
      const bytes = signedBytes(request, context)
      const event = header(request, 'x-github-event')
      const deliveryId = header(request, 'x-github-delivery')
      if (!/^application\/json\b/.test(header(request, 'content-type')))
        throw new Refusal(415, 'media-type', notJson)
      if (!/^[\w-]{1,100}$/.test(deliveryId) || !/^\w{1,100}$/.test(event))
        throw new Invalid('X-GitHub-Event or X-GitHub-Delivery is missing.')
      const body = bytes.toString('utf8')
      return reply.status(202).send(await webhooks.receive({ deliveryId, event, body }))
    },
  )
}

/** What a team sees of it. */
export const webhookStateRoutes: FastifyPluginAsyncZod<Context> = async (app, { webhooks }) => {
  app.get(
    '/webhooks',
    {
      schema: {
        tags: ['GitHub'],
        summary: 'How webhooks are set up, and what GitHub delivered lately',
        params: TeamParams,
        response: { 200: Webhooks },
      },
    },
    async request => webhooks.show(request.team.id),
  )
}
