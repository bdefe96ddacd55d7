import type { Read } from '../../db/open.ts'
import type { Change } from '../domain/change.ts'
import { type FigureDoubts, figureDoubts } from '../domain/figure-doubts.ts'
import { type ItemInSprint, itemInSprint } from '../domain/item-in-sprint.ts'
import { type SurenessOf, surenessOf } from '../domain/item-sureness.ts'
import { changesByItem } from '../domain/ledger.ts'
import { type SprintFigures, settle, settlementsOf, sprintFigures } from '../domain/points.ts'
import type { Settled, SprintFrame } from '../domain/scope.ts'
import { type Predecessor, sprintFrame } from '../domain/sprint-times.ts'
import { type ItemRow, listItemsByIds } from '../store/items.ts'
import { listChangesOfItems, listItemIdsOfSprints, listSignalTimes } from '../store/ledger.ts'
import type { Book, BookSprint } from './book.ts'

/** A sprint worked out from the ledger. */
export type Replayed = {
  frame: SprintFrame
  items: ItemInSprint[]
  figures: SprintFigures
  /** Which of the figures are not exact, and how sure each item is, those that left without a trace in them included. */
  doubts: FigureDoubts
  sureness: ReadonlyMap<string, SurenessOf>
  /** Of each of these items all changes, and how it is shown. */
  changes: Map<string, Change[]>
  rows: Map<string, ItemRow>
}

/** Ids of the work done outside that the team counts in this sprint, and of that which it does not. */
export function decidedIn({ decisions }: Pick<BookSprint, 'decisions'>) {
  const ids = (isAccepted: boolean) =>
    new Set(decisions.filter(one => one.isAccepted === isAccepted).map(one => one.itemId))
  return { accepted: ids(true), refused: ids(false) }
}

/**
 * Works out the sprints that are not closed, in order, each knowing what the ones before it counted and offered.
 * Closed sprints are never worked out again: they say what they settled. Sprints of which the board knows nothing are
 * left out. `until`: the last sprint wanted.
 */
export async function replayOpen(
  read: Read,
  book: Book,
  until?: string,
): Promise<Map<string, Replayed>> {
  const last = book.sprints.findIndex(sprint => sprint.row.id === until)
  const wanted = last < 0 ? book.sprints : book.sprints.slice(0, last + 1)
  const open = wanted.filter(sprint => sprint.state !== 'closed')
  const inSprint = await itemIdsBySprint(read, open)
  const known = new Set(open.filter(sprint => sprint.hasIteration || inSprint.has(sprint.row.id)))
  const ledger = await loadLedger(read, book, known, [...inSprint.values()].flat())

  const replayed = new Map<string, Replayed>()
  const settled = new Map<string, Settled>()
  for (const sprint of wanted) {
    if (sprint.kept) settle(settled, sprint.kept.settlements)
    if (!known.has(sprint)) continue
    const own = inSprint.get(sprint.row.id) ?? []
    const done = ledger.doneIn(sprint)
    const itemIds = [...new Set([...own, ...done])].sort()
    const before = new Map(
      itemIds.flatMap(id => {
        const one = settled.get(id)
        return one ? [[id, one] as const] : []
      }),
    )
    const frame = frameOf(book, sprint, known, before)
    const one = replaySprint(book, sprint, frame, itemIds, ledger)
    replayed.set(sprint.row.id, one)
    settle(settled, settlementsOf(one.items, decidedIn(sprint).accepted))
  }
  return replayed
}

async function itemIdsBySprint(read: Read, sprints: BookSprint[]): Promise<Map<string, string[]>> {
  const rows = await listItemIdsOfSprints(
    read,
    sprints.map(sprint => sprint.row.id),
  )
  const groups = Map.groupBy(rows, row => row.sprintId)
  return new Map([...groups].map(([id, group]) => [id, group.map(row => row.itemId)]))
}

type Ledger = Pick<Replayed, 'changes' | 'rows'> & {
  /** Ids of items that changed status or state in the time whose work the sprint offers. */
  doneIn(sprint: BookSprint): string[]
}

async function loadLedger(
  read: Read,
  book: Book,
  known: ReadonlySet<BookSprint>,
  inSprint: string[],
): Promise<Ledger> {
  const begun = [...known].filter(sprint => sprint.times.start <= book.now)
  const since = new Map(
    begun.map(sprint => [sprint, frameOf(book, sprint, known, new Map()).offersFrom]),
  )
  const signals =
    begun.length === 0
      ? []
      : await listSignalTimes(read, book.team.id, Math.min(...since.values()), book.ledgerUntil)
  const itemIds = [...new Set([...inSprint, ...signals.map(signal => signal.itemId)])]
  const changes = changesByItem(await listChangesOfItems(read, book.team.id, itemIds))
  const rows = await listItemsByIds(read, book.team.id, itemIds)
  return {
    changes,
    rows: new Map(rows.map(row => [row.itemId, row])),
    doneIn(sprint) {
      const from = since.get(sprint)
      if (from === undefined) return []
      const inTime = signals.filter(({ at }) => from <= at && at <= sprint.times.asOf)
      return inTime.map(signal => signal.itemId)
    },
  }
}

function predecessorOf(
  book: Book,
  sprint: BookSprint,
  known: ReadonlySet<BookSprint>,
): Predecessor | null {
  const previous = book.sprints[book.sprints.indexOf(sprint) - 1]
  if (!previous) return null
  const { start, cut } = previous.kept ?? previous.times
  const isKept = previous.kept !== null && previous.kept.figures !== null
  return { start, cut, hasItems: known.has(previous) || isKept }
}

function frameOf(
  book: Book,
  sprint: BookSprint,
  known: ReadonlySet<BookSprint>,
  settled: ReadonlyMap<string, Settled>,
): SprintFrame {
  const later = book.sprints.slice(book.sprints.indexOf(sprint) + 1)
  return sprintFrame({
    sprintId: sprint.row.id,
    times: sprint.times,
    previous: predecessorOf(book, sprint, known),
    later: new Map(later.map(one => [one.row.id, one.times.start])),
    settled,
  })
}

function replaySprint(
  book: Book,
  sprint: BookSprint,
  frame: SprintFrame,
  itemIds: string[],
  ledger: Ledger,
): Replayed {
  const items: ItemInSprint[] = []
  const changes = new Map<string, Change[]>()
  const rows = new Map<string, ItemRow>()
  const sureness = new Map<string, SurenessOf>()
  for (const itemId of itemIds) {
    const told = ledger.changes.get(itemId) ?? []
    const isRedacted = ledger.rows.get(itemId)?.kind === 'redacted'
    sureness.set(itemId, surenessOf(told, frame, book.isDone, isRedacted))
    const item = itemInSprint(told, frame, book.isDone)
    if (item === null) continue
    items.push(item)
    changes.set(itemId, told)
    const row = ledger.rows.get(itemId)
    if (row) rows.set(itemId, row)
  }
  const { accepted, refused } = decidedIn(sprint)
  const figures = sprintFigures({
    items,
    isCommitted: frame.commitmentAt !== null,
    accepted,
    refused,
    adjustments: sprint.adjustments.map(({ points }) => points),
    redacted: redactedOf(rows),
  })
  const outside = items.filter(one => one.class === 'done-outside' && accepted.has(one.itemId))
  const doubts = figureDoubts(
    [...sureness].map(([itemId, one]) => ({ itemId, sureness: one.shares() })),
    frame,
    book.ledgerBegan,
    new Set(outside.map(({ itemId }) => itemId)),
  )
  return { frame, items, figures, doubts, sureness, changes, rows }
}

/** Ids of the items that GitHub does not let us see. */
export function redactedOf(rows: ReadonlyMap<string, Pick<ItemRow, 'kind'>>): Set<string> {
  return new Set([...rows].filter(([, { kind }]) => kind === 'redacted').map(([itemId]) => itemId))
}
