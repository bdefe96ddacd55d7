import { ApiError } from './api.ts'

/** What the server says about one field, to stand beside it; undefined when it says nothing. */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  return error.issues.find(issue => issue.path === path || issue.path.startsWith(`${path}.`))
    ?.message
}

/** What remains to be said once the fields named in `paths` have said theirs. */
export function restOfError(error: unknown, paths: string[]): string | undefined {
  if (!(error instanceof Error)) return undefined
  const isPlaced = paths.some(path => fieldError(error, path) !== undefined)
  return isPlaced ? undefined : error.message
}
