import { Problem } from '#contract/common.ts'
import type { Operation } from './operations.ts'
import type { Answer } from './request.ts'

/** What the server told beside the answer: how often GitHub really failed, and what it logged as an error. */
export type Beside = { githubFailures: number; errors: number }

/** Words that tell how Knots is made: a stack, or where its files are. */
const traces = [
  // In JSON a line ends with a backslash and an n.
  /(?:\n|\\n)\s+at .+:\d+:\d+/,
  /node_modules/,
  /file:\/\/\/(?!etc\/passwd)/,
  /\/(?:server|db)\/[\w/-]+\.ts\b/,
  /node:internal/,
  /SQLITE_|drizzle|Failed query/i,
  /knots\.sqlite/,
]

/** What is wrong with an answer, in a line each; nothing when all is well. */
export function wrongWith(operation: Operation | null, answer: Answer, beside: Beside): string[] {
  const { status, text } = answer
  const found: string[] = []
  const isToldFailure = status === 502 && beside.githubFailures > 0
  if (status >= 500 && !isToldFailure) found.push(`status ${status}`)
  if (beside.errors > 0) found.push('an error in the log')
  for (const trace of traces)
    if (trace.test(text)) found.push(`tells ${trace}: ${trace.exec(text)?.[0].slice(0, 200)}`)
  if (text === '') return found
  const isJson = String(answer.headers['content-type']).startsWith('application/json')
  if (status >= 400 && !isJson) found.push(`${status} without a Problem`)
  if (!isJson) return found
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return [...found, 'JSON that cannot be read']
  }
  if (status >= 400) {
    const { success, error } = Problem.strict().safeParse(body)
    if (!success) found.push(`no Problem: ${error.message}`)
  } else {
    const misfit = operation?.misfit(status, body)
    if (misfit) found.push(`not as described: ${misfit.slice(0, 400)}`)
  }
  return found
}
