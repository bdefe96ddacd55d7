import type { Card, CardGroup, Retro } from '#contract/retro.ts'
import { csvCell } from '#domain/csv-cell.ts'

const columns = ['place', 'group', 'under', 'card', 'votes', 'discussed']

/**
 * The cards of a retrospective as CSV with Windows line ends (RFC 4180), in the order in which they are shown. `votes` and
 * `discussed` of a card in a group are the group's; `under` is the card whose sub-point it is. Only a board with names has a
 * column `author`. What a spreadsheet would run as a formula is printed behind an apostrophe.
 */
export function printRetroCsv({ board, cards, groups }: Retro): string {
  const isNamed = board !== null && !board.isAnonymous
  const byId = new Map(cards.map(card => [card.id, card]))
  const groupById = new Map(groups.map(group => [group.id, group]))
  const rows = cards.map(card => {
    const group = card.groupId === null ? undefined : groupById.get(card.groupId)
    const under = card.parentId === null ? undefined : byId.get(card.parentId)
    const topic: Card | CardGroup = group ?? card
    return [
      card.place,
      group?.name ?? null,
      under?.text ?? null,
      card.text,
      topic.votes,
      topic.isDiscussed ? 'yes' : 'no',
      ...(isNamed ? [card.author?.name ?? null] : []),
    ]
  })
  const head = isNamed ? [...columns, 'author'] : columns
  return [head, ...rows].map(row => `${row.map(csvCell).join(',')}\r\n`).join('')
}
