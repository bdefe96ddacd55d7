import { fastifySwagger } from '@fastify/swagger'
import { fastifySwaggerUi } from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { Problem } from './contract/common.ts'
import { policyWithAnyStyles } from './security-headers.ts'
import { version } from './version.ts'

/** The description of the interface and its page, both made from the schemas of the routes. */
export async function documentApi(app: FastifyInstance) {
  app.addHook('onRoute', route => {
    if (!route.schema || route.schema.hide || 'sse' in route) return
    const response = route.schema.response as object | undefined
    route.schema.response = { ...response, '4xx': Problem }
  })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Knots',
        version,
        description: 'Sprints, velocity and burn-down of a team that plans on a GitHub project.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    // It adds styles without a nonce. Its scripts are files like all others.
    transformStaticCSP: policyWithAnyStyles,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
