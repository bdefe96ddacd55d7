/** One condition of a view's filter; `qualifier` is null for a plain word. */
export type Term = {
  /** As it stands in the filter. */
  text: string
  /** In lower case. */
  qualifier: string | null
  /** Without their quotes; any of them will do. */
  values: string[]
  isNegated: boolean
}

const value = String.raw`(?:"[^"]*"|'[^']*'|[^\s,"'])+`
const term = new RegExp(
  String.raw`(-?)([\p{L}\p{N}_-]+):(${value}(?:,\s*${value})*)|(-?)("[^"]*"|'[^']*'|\S+)`,
  'gu',
)
const values = new RegExp(value, 'gu')

const unquoted = (text: string) => text.replace(/["']/g, '')

/**
 * The conditions of a filter in the grammar of a project's search bar, as GitHub documents it under
 * "Filtering projects": all of them hold together, of the values of one, parted by commas, any; a
 * hyphen before it turns a condition round; values with spaces stand in quotation marks.
 */
export function termsOf(filter: string): Term[] {
  return [...filter.matchAll(term)].map(([text, minus, qualifier, given, wordMinus, word]) => {
    if (qualifier === undefined || given === undefined)
      return {
        text,
        qualifier: null,
        values: [unquoted(word ?? '')],
        isNegated: wordMinus === '-',
      }
    return {
      text,
      qualifier: qualifier.toLowerCase(),
      values: (given.match(values) ?? []).map(unquoted),
      isNegated: minus === '-',
    }
  })
}

/** Whether a text is the one wanted: upper and lower case are the same, `*` stands for anything. */
export function matches(text: string, wanted: string): boolean {
  const pattern = wanted
    .toLowerCase()
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*')
  return new RegExp(`^${pattern}$`, 's').test(text.toLowerCase())
}

/** `>5`, `2..8` with `*` for an open end, or one value, as a test of what `read` makes of its parts. */
export function rangeTest<Bound extends number | string>(
  wanted: string,
  read: (text: string) => Bound | null,
): ((value: Bound) => boolean) | null {
  const [low = '', high] = wanted.split('..')
  if (high !== undefined) {
    const from = low === '*' ? undefined : read(low)
    const to = high === '*' ? undefined : read(high)
    if (from === null || to === null) return null
    return known => (from === undefined || known >= from) && (to === undefined || known <= to)
  }
  const [, sign = '', rest = ''] = /^(>=|<=|>|<)?(.*)$/s.exec(wanted) ?? []
  const bound = read(rest)
  if (bound === null) return null
  switch (sign) {
    case '>':
      return known => known > bound
    case '<':
      return known => known < bound
    case '>=':
      return known => known >= bound
    case '<=':
      return known => known <= bound
    default:
      return known => known === bound
  }
}
