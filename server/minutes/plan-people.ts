import type { ImportedPerson } from '#contract/import.ts'
import type { KnownPerson } from '#domain/import.ts'
import { nameKey } from './answers.ts'
import type { MinutesProblem } from './lines.ts'
import type { Plan } from './plan-context.ts'

/** Who is meant by the names of a text, by `nameKey`, and the list of them as a preview shows it. */
export type PlannedPeople = { idOf: Map<string, string>; shown: ImportedPerson[] }

/**
 * Finds the person for every name with an availability: as decided, else by whole name, else by another spelling met
 * before, case ignored; else it is a new person. A spelling decided on is remembered as an alias.
 * Refused when a decision names a person that the team has not.
 */
export function planPeople(plan: Plan): PlannedPeople | { problem: MinutesProblem } {
  const names = new Map<string, { name: string; line: number }>()
  for (const { name, line } of plan.page.sprints.flatMap(sprint => sprint.availability)) {
    if (!names.has(nameKey(name))) names.set(nameKey(name), { name, line })
  }
  const { people } = plan.state
  const decided = new Map(
    Object.entries(plan.decisions.names ?? {}).map(([name, choice]) => [nameKey(name), choice]),
  )
  const idOf = new Map<string, string>()
  const shown: ImportedPerson[] = []
  const taken = new Set<string>()
  for (const [key, { name, line }] of names) {
    const choice = decided.get(key)
    const known = choice === 'new' ? undefined : findPerson(people, key, choice)
    if (choice !== undefined && choice !== 'new' && !known) return { problem: noSuchPerson(name) }
    if (known) taken.add(known.person.id)
    const personId = known?.person.id ?? plan.newId()
    idOf.set(key, personId)
    if (!known) plan.writes.people.push({ id: personId, name })
    const isRemembered = known?.match === 'chosen' && remember(plan, known.person, key)
    shown.push({
      name,
      line,
      personId,
      personName: known?.person.name ?? name,
      change: known ? (isRemembered ? 'changed' : 'same') : 'new',
      match: known?.match ?? 'new',
      suggestions: [],
    })
  }
  for (const person of shown) {
    if (person.match !== 'name') person.suggestions = suggestionsFor(person.name, people, taken)
  }
  return { idOf, shown }
}

type Found = { person: KnownPerson; match: 'name' | 'alias' | 'chosen' }

function findPerson(
  people: readonly KnownPerson[],
  key: string,
  choice: string | undefined,
): Found | undefined {
  const byName = people.find(person => nameKey(person.name) === key)
  if (byName && (choice === undefined || choice === byName.id)) {
    return { person: byName, match: 'name' }
  }
  const byAlias = people.find(person => person.aliases.some(alias => nameKey(alias) === key))
  if (byAlias && (choice === undefined || choice === byAlias.id)) {
    return { person: byAlias, match: 'alias' }
  }
  const chosen = people.find(person => person.id === choice)
  return chosen && { person: chosen, match: 'chosen' }
}

function remember(plan: Plan, person: KnownPerson, key: string): boolean {
  const planned = plan.writes.aliases.find(each => each.personId === person.id)
  if (planned) planned.aliases.push(key)
  else plan.writes.aliases.push({ personId: person.id, aliases: [...person.aliases, key] })
  return true
}

/**
 * People whom a name may mean, at most three: those not meant by another name of the text first. Alike are names of
 * which one begins with the other, names with a word in common, and names that differ by one letter or by accents.
 */
export function suggestionsFor(
  name: string,
  people: readonly KnownPerson[],
  taken: ReadonlySet<string>,
): { personId: string; name: string }[] {
  return people
    .filter(person => [person.name, person.githubLogin ?? ''].some(other => isAlike(name, other)))
    .sort((a, b) => Number(taken.has(a.id)) - Number(taken.has(b.id)))
    .slice(0, 3)
    .map(person => ({ personId: person.id, name: person.name }))
}

function isAlike(a: string, b: string): boolean {
  const [short, long] = [bare(a), bare(b)].sort((x, y) => x.length - y.length)
  if (!short || !long || short.length < 2) return false
  if (short.length >= 3 && long.startsWith(short)) return true
  const words = long.split(' ')
  if (short.split(' ').some(word => word.length >= 3 && words.includes(word))) return true
  return short.length >= 4 && isOneLetterOff(short, long)
}

/** Without case, accents and what is neither letter nor digit. */
function bare(name: string): string {
  return nameKey(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function isOneLetterOff(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = long.slice(at + 1)
  return rest === short.slice(at) || rest === short.slice(at + 1)
}

function noSuchPerson(name: string): MinutesProblem {
  return {
    code: 'unknown-person',
    message: `The person chosen for “${name}” is not in this team any more. Look at the preview again.`,
  }
}
