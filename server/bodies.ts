import type { FastifyInstance } from 'fastify'
import { Invalid } from './errors.ts'

/** Minutes of years fit; more is an accident. */
export const bodyLimitBytes = 1024 * 1024

/** Nothing that Knots reads is nested half as deep, and what walks through values does so by calling itself. */
const mostLevels = 50

/** No page sends a tenth of it. To say of each of many values what is wrong with it takes seconds. */
const mostValues = 10_000

const [quote, backslash, comma, open, close, openObject, closeObject] = Buffer.from('"\\,[]{}')

/** Why a text of JSON is not read, whatever it says; null when it is. Looks at no more of it than it takes to know. */
export function tooMuch(json: string, most = mostValues): string | null {
  let levels = 0
  let values = 1
  let isText = false
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index)
    if (isText) {
      if (code === backslash) index += 1
      else if (code === quote) isText = false
    } else if (code === quote) isText = true
    else if (code === comma) values += 1
    else if (code === open || code === openObject) levels += 1
    else if (code === close || code === closeObject) levels -= 1
    if (levels > mostLevels) return 'The body is nested deeper than Knots reads.'
    if (values > most) return 'The body holds more values than Knots reads in one go.'
  }
  return null
}

/** What Knots reads, beside the plain text that Fastify reads by itself. */
export function readBodies(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
    // A route that takes a larger body than usual expects many values.
    const isLarge = request.routeOptions.bodyLimit > bodyLimitBytes
    const why = tooMuch(text, isLarge ? Number.POSITIVE_INFINITY : mostValues)
    if (why === null) parse(request, text, done)
    else done(new Invalid(why))
  })
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
}
