import type { Db } from '../../db/open.ts'

/** What is asked for with nearly every request, kept by its key until the next write of anybody. */
export function rememberUntilWrite<T>(
  { version }: Db,
  find: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const known = new Map<string, T>()
  let asOf = version()
  return async key => {
    const present = version()
    if (present !== asOf) known.clear()
    asOf = present
    const found = known.get(key)
    if (found !== undefined) return found
    const fresh = await find(key)
    if (version() === present && fresh !== undefined && fresh !== null) known.set(key, fresh)
    return fresh
  }
}
