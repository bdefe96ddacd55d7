import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem } from './contract/common.ts'

/** A refusal that a person can act on. Its message is shown as it is, so it holds no secret. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly extra: Pick<Problem, 'issues' | 'current'>

  constructor(
    status: number,
    code: string,
    message: string,
    extra: Pick<Problem, 'issues' | 'current'> = {},
    cause?: unknown,
  ) {
    super(message, { cause })
    this.status = status
    this.code = code
    this.extra = extra
  }
}

/** 400: the request cannot be done as it is; `path` names the field that is wrong. */
export class Invalid extends Refusal {
  constructor(message: string, path?: string) {
    super(400, 'invalid', message, path === undefined ? {} : { issues: [{ path, message }] })
  }
}

export class Forbidden extends Refusal {
  constructor(message: string) {
    super(403, 'forbidden', message)
  }
}

export class NotFound extends Refusal {
  constructor(message: string) {
    super(404, 'not-found', message)
  }
}

/** 409: somebody else was quicker. `current` is what is there now, in the form of the answer. */
export class Conflict extends Refusal {
  constructor(message: string, current?: unknown) {
    super(409, 'conflict', message, current === undefined ? {} : { current })
  }
}

/** 502: GitHub failed or refused; what was read before stays. */
export class UpstreamFailed extends Refusal {
  constructor(message: string, cause?: unknown) {
    super(502, 'upstream-failed', message, {}, cause)
  }
}

/** More is no help, and a body of a megabyte can be wrong in half a million places. */
const mostIssues = 20

const ownFault =
  'Something went wrong inside Knots. What happened is in its log; nothing was saved.'

/** What Fastify itself refuses, in words. */
const inWords: Record<string, { status: number; code: string; message: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'too-large',
    message: 'This is more than Knots takes in one go. Send it in smaller parts.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'media-type',
    message: 'Knots does not read this content type here.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'invalid', message: 'The body is empty.' },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'invalid',
    message: 'The body is not valid JSON.',
  },
  FST_ERR_BAD_URL: { status: 400, code: 'invalid', message: 'This is not a valid address.' },
  FST_ERR_MAX_PARAM_LENGTH: {
    status: 404,
    code: 'not-found',
    message: 'There is nothing at this address.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'invalid',
    message: 'The length of the body is not the one announced.',
  },
}

/** What the database cannot do, in words. Every write is undone as a whole when it fails. */
const ofDatabase: [code: RegExp, status: number, problem: Problem][] = [
  [
    /^SQLITE_FULL/,
    507,
    {
      code: 'disk-full',
      message:
        'There is no room left on the disk of Knots, so nothing was saved. What was saved before is safe. Ask its administrator to make room.',
    },
  ],
  [
    /^SQLITE_(?:READONLY|CANTOPEN|PERM)/,
    500,
    {
      code: 'read-only',
      message:
        'Knots may not write to its data folder, so nothing was saved. Ask its administrator to make it writable.',
    },
  ],
  [
    /^SQLITE_(?:BUSY|LOCKED)/,
    503,
    {
      code: 'busy',
      message:
        'Another program holds the database of Knots, so nothing was saved. Try again in a moment.',
    },
  ],
  [
    /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/,
    500,
    {
      code: 'damaged',
      message:
        'The database of Knots cannot be read or written. Ask its administrator to look at its log and to restore a backup.',
    },
  ],
]

const codes: Record<number, string> = {
  400: 'invalid',
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not-found',
  406: 'not-acceptable',
  409: 'conflict',
  413: 'too-large',
  415: 'media-type',
  421: 'misdirected',
  429: 'too-many-requests',
}

/** Any error as the status and the body it is answered with. Never a stack, never a secret. */
export function asProblem(error: unknown): { status: number; problem: Problem } {
  if (error instanceof Refusal) {
    const { status, code, message, extra } = error
    return { status, problem: { message, code, ...extra } }
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.slice(0, mostIssues).map(one => ({
      path: one.instancePath.slice(1).replaceAll('/', '.'),
      message: one.message ?? 'is not valid',
    }))
    const message = issues.map(one => (one.path ? `${one.path}: ${one.message}` : one.message))
    return { status: 400, problem: { message: message.join('. '), code: 'invalid', issues } }
  }
  const { code, statusCode, message } = error as Partial<FastifyError>
  const [, status, problem] = ofDatabase.find(([pattern]) => pattern.test(codeOf(error))) ?? []
  if (status !== undefined && problem !== undefined) return { status, problem }
  const known = code === undefined ? undefined : inWords[code]
  if (known) return { status: known.status, problem: { message: known.message, code: known.code } }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const text = message ?? 'This request cannot be answered.'
    return { status: statusCode, problem: { message: text, code: codes[statusCode] ?? 'refused' } }
  }
  return { status: 500, problem: { message: ownFault, code: 'internal' } }
}

/** What the database cannot do, in words; undefined for any other error. */
export function databaseTrouble(error: unknown): string | undefined {
  return ofDatabase.find(([pattern]) => pattern.test(codeOf(error)))?.[2].message
}

/** SQLite's own code; drizzle wraps its errors in others. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  return cause instanceof Error ? codeOf(cause) : ''
}

/** Only what cannot hold a secret: errors of clients may carry the whole request along. */
export function forLog(error: unknown): { type: string; message: string; stack: string } {
  const { name = 'Error', message = String(error), stack = '' } = error as Partial<Error>
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined
  const said = withoutValues(error, message)
  return {
    type: name,
    message: cause ? `${said} (${withoutValues(cause, cause.message)})` : said,
    stack: stack.replace(message, () => said),
  }
}

/** A query that failed says its values too, such as the words of a card and who wrote it: only the statement is told. */
function withoutValues(error: unknown, message: string): string {
  const { query, params } = error as { query?: unknown; params?: unknown }
  return typeof query === 'string' && params !== undefined ? `Failed query: ${query}` : message
}

export function sendProblem(reply: FastifyReply, error: unknown) {
  const { status, problem } = asProblem(error)
  const { raw, id } = reply.request
  // What is still under way of a large body would only be read to be thrown away.
  if (!raw.complete && isLarge(raw.headers)) reply.header('connection', 'close')
  // By its name whoever runs Knots finds the line in the log.
  const body = status === 500 ? { ...problem, requestId: id } : problem
  return reply.status(status).type('application/json').send(body)
}

const largeBytes = 64 * 1024

const isLarge = (headers: IncomingHttpHeaders) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > largeBytes

/** The one place where an error becomes an answer. */
export function handleErrors(app: FastifyInstance) {
  app.setErrorHandler((error, request, reply) => {
    const { status, problem } = asProblem(error)
    const what = `${request.method} ${routeOf(request)}`
    // What GitHub refused is told to the person; only a fault of Knots needs its stack.
    if (error instanceof Refusal && status >= 500) request.log.warn(`${what}: ${problem.message}`)
    else if (status >= 500) request.log.error(forLog(error), what)
    return sendProblem(reply, error)
  })
}

/** The route and the team. No ids: with the time of a line, that of a card would tell when somebody wrote. */
function routeOf(request: FastifyRequest): string {
  const { team } = (request.params ?? {}) as { team?: string }
  const route = request.routeOptions.url ?? pathOf(request)
  return team === undefined ? route : route.replace(':team', () => team)
}

/** The address without what was asked after the question mark. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/'
}
