/** One condition. `qualifier` null: a plain word, looked for in the title. */
export type Term = { qualifier: string | null; values: string[]; negated: boolean }

const QUOTED_OR_BARE = String.raw`(?:"[^"]*"|[^\s",])+`
const TERM = new RegExp(
  String.raw`(-?)([\w-]+):(${QUOTED_OR_BARE}(?:,${QUOTED_OR_BARE})*)|(-?)("[^"]*"|\S+)`,
  'g',
)
const VALUE = new RegExp(QUOTED_OR_BARE, 'g')

/** Conditions are joined by "and", the values of one condition, parted by commas, by "or". */
export function termsOf(query: string): Term[] {
  return [...query.matchAll(TERM)].map(([, minus, name, values, wordMinus, word]) => {
    if (name === undefined || values === undefined) {
      return { qualifier: null, values: [bare(word ?? '')], negated: wordMinus === '-' }
    }
    const given = values.match(VALUE) ?? []
    return { qualifier: name.toLowerCase(), values: given.map(bare), negated: minus === '-' }
  })
}

function bare(text: string): string {
  return text.replaceAll('"', '')
}

/** Upper and lower case are the same; `*` stands for anything. */
export function matches(text: string, wanted: string): boolean {
  const pattern = wanted
    .toLowerCase()
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*')
  return new RegExp(`^${pattern}$`, 's').test(text.toLowerCase())
}
