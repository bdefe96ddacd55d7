/** Someone who may own an action. */
export type MaybeOwner = {
  id: string
  name: string
  /** Other spellings met in minutes. */
  aliases: readonly string[]
}

const key = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * The single owners in a line such as "Mara, Tobin and everyone", as written and in that order, none twice (case and
 * spaces ignored). They are parted by a comma, semicolon, slash, plus or ampersand, or by the word "and". An empty line has none.
 */
export function ownerNames(owner: string): string[] {
  const names = owner
    .split(/[,;/+&]|\s+and\s+/i)
    .map(name => name.trim().replace(/\s+/g, ' '))
    .filter(name => name !== '')
  return [...new Map(names.toReversed().map(name => [key(name), name])).values()].toReversed()
}

/**
 * Those of the people whom a line of owners names whole, by name or by another spelling (case and spaces ignored), in the order of
 * the line, none twice. A name goes before another person's spelling. The line as a whole is tried first, for names
 * with a comma in them. A role such as "everyone" and a name that nobody has are nobody: they stay words.
 */
export function ownersAmong<P extends MaybeOwner>(owner: string, people: readonly P[]): P[] {
  const find = (name: string) =>
    people.find(person => key(person.name) === key(name)) ??
    people.find(person => person.aliases.some(alias => key(alias) === key(name)))
  const whole = find(owner)
  if (whole) return [whole]
  return [...new Set(ownerNames(owner).flatMap(name => find(name) ?? []))]
}
