import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Health } from '../contract/common.ts'
import { version } from '../version.ts'

export const healthRoutes: FastifyPluginAsyncZod = async app => {
  const schema = { tags: ['Knots'], summary: 'Whether Knots runs', response: { 200: Health } }
  app.get('/health', { schema }, async () => ({ status: 'ok' as const, version }))
}
