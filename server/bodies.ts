import type { FastifyInstance } from 'fastify'
import { Invalid } from './errors.ts'

/** Minutes of years fit; more is an accident. */
export const bodyLimitBytes = 1024 * 1024

/** Nothing that Knots reads is nested half as deep, and what walks through values does so by calling itself. */
const mostLevels = 50

const [quote, backslash, open, close, openObject, closeObject] = Buffer.from('"\\[]{}')

/** Whether a text of JSON has more levels than that. Looks at no more of it than it takes to know. */
export function isTooDeep(json: string): boolean {
  let levels = 0
  let isText = false
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index)
    if (isText) {
      if (code === backslash) index += 1
      else if (code === quote) isText = false
    } else if (code === quote) isText = true
    else if (code === open || code === openObject) {
      levels += 1
      if (levels > mostLevels) return true
    } else if (code === close || code === closeObject) levels -= 1
  }
  return false
}

/** What Knots reads, beside the plain text that Fastify reads by itself. */
export function readBodies(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
    if (isTooDeep(text)) done(new Invalid('The body is nested deeper than Knots reads.'))
    else parse(request, text, done)
  })
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
}
