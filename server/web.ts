import { randomBytes } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { NotFound } from './errors.ts'
import { policyWithNonce } from './security-headers.ts'

const notBuilt = 'The pages of Knots are not built yet. Run "npm run build", then load this again.'
const page = 'index.html'
/** Stands in the page where the nonce of its load is to be. */
const placeOfNonce = 'KNOTS_NONCE'
const nonceBytes = 16

/** The built web with its pages behind every address that is not of the interface. */
export async function serveWeb(app: FastifyInstance, folder: string | null) {
  if (folder !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      globIgnore: [page],
      allowedPath: isInside(folder),
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
    return sendPage(reply, await readFile(join(folder, page), 'utf8'))
  })
}

/** Whether a file of the folder is really in it: a link may lead elsewhere. */
function isInside(folder: string) {
  const root = realpathSync(folder) + sep
  return (path: string) => {
    const file = join(folder, path)
    return existsSync(file) && realpathSync(file).startsWith(root)
  }
}

/** Each load has a nonce of its own, so that nothing but the page's own scripts can add styles. */
function sendPage(reply: FastifyReply, html: string) {
  const nonce = randomBytes(nonceBytes).toString('base64url')
  const policy = String(reply.getHeader('content-security-policy'))
  return reply
    .status(200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policyWithNonce(policy, nonce))
    .send(html.replaceAll(placeOfNonce, nonce))
}

/** Files under assets carry a hash of their content in their name; all others may change. */
function setCaching(reply: FastifyReply, path: string) {
  const isHashed = path.includes(`${sep}assets${sep}`)
  reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}
