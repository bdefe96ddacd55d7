import type { ImportChange, ImportedCard } from '#contract/import.ts'
import type { CardPlace, KnownCard } from '#domain/import.ts'
import { cleanText } from './content.ts'
import type { Note } from './notes.ts'
import { isTaken, type Plan, record, recorded } from './plan-context.ts'
import type { PlannedSprint } from './plan-sprints.ts'
import type { RetroKind } from './words.ts'

/** How each place of a page is called on a board. */
export const placeOf: Record<RetroKind, CardPlace> = {
  anchors: 'anchor',
  wind: 'wind',
  rocks: 'rock',
  start: 'start',
  stop: 'stop',
  continue: 'continue',
}

export type PlannedCards = Record<RetroKind, ImportedCard[]>

/** The cards of each place. */
function byPlace(cardsOf: (kind: RetroKind) => ImportedCard[]): PlannedCards {
  return {
    anchors: cardsOf('anchors'),
    wind: cardsOf('wind'),
    rocks: cardsOf('rocks'),
    start: cardsOf('start'),
    stop: cardsOf('stop'),
    continue: cardsOf('continue'),
  }
}

/**
 * Compares the cards of a sprint's retrospective. A card is known by its words, place and card above it. One that
 * an earlier import made and a person then reworded or removed in Knots stays so, listed as a conflict; cards that
 * only Knots has are left alone. Where the retrospective was held in Knots, or is being held, nothing is written to its
 * board, and a warning says so.
 */
export function planCards(plan: Plan, sprint: PlannedSprint): PlannedCards {
  const cards = plan.state.cards.filter(card => card.sprintId === sprint.id)
  if (plan.state.boards.includes(sprint.id)) return leaveBoard(plan, sprint, cards)
  const walk: Walk = {
    plan,
    sprint,
    cards,
    byId: new Map(cards.map(card => [card.id, card])),
    claimed: new Set(),
    seen: new Map(),
    position: 0,
  }
  return byPlace(kind =>
    sprint.page[kind].map(note => planNote(walk, placeOf[kind], note, null, placeOf[kind])),
  )
}

/**
 * Compares alone: what the board has, in whatever order and however it lies there, is the same, the rest is left out. A
 * note over cards of the board is the name of their group.
 */
function leaveBoard(plan: Plan, sprint: PlannedSprint, cards: KnownCard[]): PlannedCards {
  const onBoard = new Set(cards.map(card => cleanText(card.text)))
  const left: Note[] = []
  const compare = (note: Note): ImportedCard => {
    const isGroup = note.notes.length > 0 && note.notes.every(({ text }) => onBoard.has(text))
    const isThere = isGroup || onBoard.has(note.text)
    if (!isThere) left.push(note)
    const notes = note.notes.map(compare)
    return { line: note.line, text: note.text, change: isThere ? 'same' : 'kept', notes }
  }
  const compared = byPlace(kind => sprint.page[kind].map(compare))
  const [first] = left
  if (first)
    plan.warnings.push({
      line: first.line,
      message: `The retrospective of sprint ${sprint.number} is held in Knots: ${left.length === 1 ? 'one card' : `${left.length} cards`} of the text ${left.length === 1 ? 'is' : 'are'} not on its board and left out`,
    })
  return compared
}

type Walk = {
  plan: Plan
  sprint: PlannedSprint
  cards: KnownCard[]
  byId: Map<string, KnownCard>
  claimed: Set<string>
  seen: Map<string, number>
  position: number
}

function planNote(
  walk: Walk,
  place: CardPlace,
  note: Note,
  parentId: string | null,
  path: string,
): ImportedCard {
  walk.position += 1
  const key = uniqueKey(walk, `${path} > ${note.text}`)
  const { id, change } = planCard(walk, place, note, parentId, key)
  const notes = id === null ? [] : note.notes.map(nested => planNote(walk, place, nested, id, key))
  return { line: note.line, text: note.text, change, notes }
}

function planCard(
  walk: Walk,
  place: CardPlace,
  note: Note,
  parentId: string | null,
  key: string,
): { id: string | null; change: ImportChange } {
  const { plan, sprint } = walk
  const field = `card.${key}`
  const before = recorded(plan, sprint.id, field)
  if (typeof before !== 'string') {
    const same = walk.cards.find(
      card =>
        card.place === place &&
        card.parentId === parentId &&
        cleanText(card.text) === note.text &&
        !walk.claimed.has(card.id),
    )
    if (!same) return makeCard(walk, place, note, parentId, field)
    walk.claimed.add(same.id)
    return { id: same.id, change: 'same' }
  }
  const known = walk.byId.get(before)
  const conflict = {
    target: known?.id ?? before,
    field: 'text',
    what: `Sprint ${sprint.number}, card${known ? '' : ' (removed in Knots)'}`,
    line: note.line,
    inText: note.text,
    inKnots: known?.text ?? null,
  }
  if (!known) {
    const isBelowNew = plan.writes.cards.some(card => card.id === parentId)
    return isBelowNew || isTaken(plan, conflict)
      ? makeCard(walk, place, note, parentId, field)
      : { id: null, change: 'kept' }
  }
  walk.claimed.add(known.id)
  if (cleanText(known.text) === note.text) return { id: known.id, change: 'same' }
  if (!isTaken(plan, conflict)) return { id: known.id, change: 'kept' }
  plan.writes.cardEdits.push({ id: known.id, text: note.text })
  return { id: known.id, change: 'changed' }
}

function makeCard(
  { plan, sprint, position }: Walk,
  place: CardPlace,
  note: Note,
  parentId: string | null,
  field: string,
): { id: string; change: 'new' } {
  const id = plan.newId()
  const card = { id, sprintId: sprint.id, place, text: note.text, parentId, position }
  plan.writes.cards.push(card)
  record(plan, sprint.id, field, id)
  return { id, change: 'new' }
}

/** The same words twice under the same card are two cards. */
function uniqueKey({ seen }: Walk, key: string): string {
  const count = (seen.get(key) ?? 0) + 1
  seen.set(key, count)
  return count === 1 ? key : `${key} #${count}`
}
