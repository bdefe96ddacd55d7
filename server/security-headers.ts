import { type FastifyHelmetOptions, fastifyHelmet } from '@fastify/helmet'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Config } from './config.ts'

type Headers = Record<string, string>

/** Nothing of what a browser offers to pages beside showing them is of use to Knots. */
const noFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

const ownStyles = "style-src-elem 'self'"

/** Over plain http a page that is told to use https shows nothing. */
function helmetOptions({ publicUrl }: Config): FastifyHelmetOptions {
  const isHttps = publicUrl?.protocol === 'https:'
  return {
    // Other names of the same host are none of our business.
    strictTransportSecurity: isHttps && { includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        // Browsers that know the next two do not look at this one.
        styleSrc: ["'self'", "'unsafe-inline'"],
        styleSrcElem: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: isHttps ? [] : null,
      },
    },
  }
}

/** What helmet adds to an answer that had no headers, and what it has no setting for. */
export async function securityHeaders(config: Config): Promise<Headers> {
  const app = fastify()
  await app.register(fastifyHelmet, helmetOptions(config))
  let headers: Headers = {}
  app.get('/', (_request, reply) => {
    headers = { ...(reply.raw.getHeaders() as Headers) }
    reply.send()
  })
  await app.inject('/')
  await app.close()
  return {
    ...headers,
    'permissions-policy': noFeatures.map(name => `${name}=()`).join(', '),
    // What may be kept says so itself.
    'cache-control': 'no-store',
  }
}

/** Helmet works its headers out with every request, which takes longer than finding a kept answer. */
export function protectPages(app: FastifyInstance, headers: Headers) {
  app.addHook('onRequest', (request, reply, done) => {
    protect(request, reply, headers)
    done()
  })
}

export function protect(request: { id: string }, reply: FastifyReply, headers: Headers) {
  // Not on the raw answer: Node would look at each once more when it writes all the others.
  return reply.headers(headers).header('x-request-id', request.id)
}

export const policyWithAnyStyles = (policy: string) =>
  policy.replace(ownStyles, `${ownStyles} 'unsafe-inline'`)

/** The policy of a page whose scripts may add styles: those that know the nonce of this one load. */
export function policyWithNonce(policy: string, nonce: string): string {
  return policy.replace(ownStyles, `${ownStyles} 'nonce-${nonce}'`)
}
