import type { Action, Helped } from '#contract/action.ts'
import type { MaybeOwner } from '#domain/actions-owners.ts'
import { ownerNames, ownersAmong } from '#domain/actions-owners.ts'
import { formatDay, plural } from './format.ts'

/** Where an action is from, where that is a word of the program's own. */
const origins: Record<string, string> = { minutes: 'from the minutes', csv: 'from a CSV file' }

export const originWords = ({ from }: Pick<Action, 'from'>) => origins[from] ?? from

/** "was due Sprint 14, 27 May", "due Sprint 16, 24 Jun"; empty without a due sprint. */
export function dueWords({
  dueSprint,
  isOverdue,
}: Pick<Action, 'dueSprint' | 'isOverdue'>): string {
  if (!dueSprint) return ''
  return `${isOverdue ? 'was due' : 'due'} Sprint ${dueSprint.number}, ${formatDay(dueSprint.lastDay)}`
}

const times = ['', 'once', 'twice']

/** "came back twice"; empty where it never did. */
export const cameBackWords = ({ cameBack }: Pick<Action, 'cameBack'>) =>
  cameBack === 0 ? '' : `came back ${times[cameBack] ?? `${cameBack} times`}`

/** "3 sprints old, came back twice"; empty where there is nothing to say. */
export function ageWords(action: Pick<Action, 'age' | 'cameBack'>): string {
  const age = action.age ? `${plural(action.age, 'sprint')} old` : ''
  return [age, cameBackWords(action)].filter(Boolean).join(', ')
}

export const helpedWords: Record<Helped, string> = {
  yes: 'It helped',
  partly: 'It helped partly',
  no: 'It did not help',
}

/** The owners one by one: people by their names, and words that are nobody's name as they are. */
export function ownersOf(
  { owner, owners }: Pick<Action, 'owner' | 'owners'>,
  people: readonly MaybeOwner[],
): string[] {
  const roles = ownerNames(owner).filter(name => ownersAmong(name, people).length === 0)
  return [...new Set([...owners.map(({ name }) => name), ...roles])]
}
