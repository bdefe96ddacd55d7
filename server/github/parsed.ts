import type { z } from 'zod'
import { GitHubFailure } from './failures.ts'

/** The answer in the shape expected, or a failure that names the first place where it is not. */
export function parsed<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new GitHubFailure(
    'unexpected',
    `GitHub answered in a shape that Knots does not know (${issue?.path.join('.')}: ${issue?.message}).`,
  )
}
