export type Country = { value: string; label: string }

/** Codes that stand for no country of their own. */
const others = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Every country by its two letters, in English, in order of names. Worked out from the browser's own list. */
export function countries(): Country[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return letters
    .flatMap(one => letters.map(two => one + two))
    .flatMap(value => {
      const isCurrent = new Intl.Locale(`und-${value}`).region === value
      const label = isCurrent && !others.has(value) ? names.of(value) : undefined
      return label === undefined ? [] : [{ value, label }]
    })
    .sort((a, b) => a.label.localeCompare(b.label))
}
