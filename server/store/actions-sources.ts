import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { cardGroups, cards, items, retros, sprints } from '../../db/schema.ts'
import type { Action, NewAction } from '../contract/action.ts'
import { isRevealed } from '../domain/retro.ts'
import { Conflict, NotFound } from '../errors.ts'

type Source = NonNullable<Action['source']>
type Named = NonNullable<NewAction['source']>

const keyOf = ({ kind, id }: Named) => `${kind} ${id}`

/** Cards and groups of this team with their sprint, and the phase in which their board is. */
const selectCards = (read: Read, teamId: string, ids: string[]) =>
  read
    .select({
      id: cards.id,
      title: cards.text,
      sprint: { id: sprints.id, number: sprints.number },
      phase: retros.phase,
    })
    .from(cards)
    .innerJoin(sprints, eq(sprints.id, cards.sprintId))
    .leftJoin(retros, eq(retros.sprintId, cards.sprintId))
    .where(and(eq(sprints.teamId, teamId), inArray(cards.id, ids)))

const selectGroups = (read: Read, teamId: string, ids: string[]) =>
  read
    .select({
      id: cardGroups.id,
      title: cardGroups.name,
      sprint: { id: sprints.id, number: sprints.number },
    })
    .from(cardGroups)
    .innerJoin(sprints, eq(sprints.id, cardGroups.sprintId))
    .where(and(eq(sprints.teamId, teamId), inArray(cardGroups.id, ids)))

const selectItems = (read: Read, teamId: string, ids: string[]) =>
  read
    .select({ id: items.itemId, title: items.title, url: items.url })
    .from(items)
    .where(and(eq(items.teamId, teamId), inArray(items.itemId, ids)))

type CardRow = Awaited<ReturnType<typeof selectCards>>[number]

/** Whether others may not see the card yet. Those of minutes have no board and are seen. */
const isHidden = ({ phase }: Pick<CardRow, 'phase'>) => phase !== null && !isRevealed(phase)

/**
 * What actions came from, by `kind id`: three queries however many there are. What is no more is missing. Of a card nothing but its words
 * is read, and not even those while the cards of its board are hidden.
 */
export async function findSources(
  read: Read,
  teamId: string,
  named: readonly Named[],
): Promise<(source: Named) => Source | null> {
  const ids = (kind: Named['kind']) => named.filter(one => one.kind === kind).map(({ id }) => id)
  const found = new Map<string, Source>()
  const keep = (source: Source) => found.set(keyOf(source), source)
  for (const row of await selectCards(read, teamId, ids('card'))) {
    const { id, sprint } = row
    keep({ kind: 'card', id, title: isHidden(row) ? '' : row.title, url: null, sprint })
  }
  for (const row of await selectGroups(read, teamId, ids('group')))
    keep({ kind: 'group', ...row, url: null })
  for (const row of await selectItems(read, teamId, ids('item')))
    keep({ kind: 'item', ...row, sprint: null })
  return source => found.get(keyOf(source)) ?? null
}

/** Throws unless the team has it, and everybody may see it: an action must not tell what a hidden card says. */
export async function refuseOddSource(read: Read, teamId: string, source: Named): Promise<void> {
  if (source.kind === 'card') {
    const [card] = await selectCards(read, teamId, [source.id])
    if (card && isHidden(card))
      throw new Conflict('The cards are still hidden. Make actions of them once they are shown.')
  }
  const find = await findSources(read, teamId, [source])
  if (!find(source)) throw new NotFound(`There is no such ${source.kind} in this team.`)
}
