/** One of GitHub's `errors`; the path leads to the place in the data that it is about. */
export type GraphqlError = {
  message: string
  type?: string
  path?: (string | number)[]
  extensions?: { saml_failure?: unknown }
}

/** Those of an answer, their names in lower case. */
export type Headers = Record<string, string | number | undefined>

/** GitHub's data for a query; `refused` says what it left out, `reasons` why, each once and in words. */
export type Answer = { data: unknown; refused: GraphqlError[]; reasons: string[] }

const acceptable = new Set(['FORBIDDEN', 'NOT_FOUND'])

/**
 * GitHub's partial answer, or null when it cannot be used. It can when every error is a refusal or
 * "not found" for something inside one element of a list: that element alone is then missing. An
 * element that is null stays null, and one whose `content` is null stays as it is (its content
 * cannot be seen). Any other hole inside an element would look like a cleared value, so the whole
 * element becomes null: unreadable, not changed.
 */
export function withoutUnreadable(answer: {
  data?: unknown
  errors?: GraphqlError[] | undefined
}): Omit<Answer, 'reasons'> | null {
  const errors = answer.errors ?? []
  if (!answer.data || errors.length === 0) return null
  const data = structuredClone(answer.data)
  for (const error of errors) {
    if (!error.path || !acceptable.has(error.type ?? '')) return null
    if (!dropElement(data, error.path)) return null
  }
  return { data, refused: errors }
}

/** Clears the list element that the path leads through; false when it leads through none. */
function dropElement(data: unknown, path: (string | number)[]): boolean {
  const at = path.findIndex(step => typeof step === 'number')
  const index = path[at]
  const list = path.slice(0, at).reduce<unknown>(childOf, data)
  if (typeof index !== 'number' || !Array.isArray(list)) return false
  const isHiddenContent = path[at + 1] === 'content' && childOf(list[index], 'content') === null
  if (!isHiddenContent) list[index] = null
  return true
}

function childOf(parent: unknown, key: string | number): unknown {
  if (typeof parent !== 'object' || parent === null) return undefined
  return Object.entries(parent).find(([name]) => name === String(key))?.[1]
}
