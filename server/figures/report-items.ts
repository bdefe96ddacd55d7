import type { Read } from '../../db/open.ts'
import type { Someone } from '../contract/common.ts'
import { listCarryNotes } from '../store/carry-notes.ts'
import { findClose } from '../store/closes.ts'
import { type ItemRow, listItemsByIds } from '../store/items.ts'
import { listParents } from '../store/parents.ts'
import { agedItems } from './aged-items.ts'
import type { Book, BookSprint } from './book.ts'
import { asKeptItems, type Called, type KeptItem, type KeptItems, type KeptReview } from './kept.ts'
import type { Replayed } from './replay.ts'

/** An item with how it was called. */
export type NamedItem = KeptItem & { called: Called }

/** What a review looks at: of an open sprint as it stands now, of a closed one as its close kept it. */
export type Reviewed = { items: NamedItem[]; review: KeptReview }

const noReview: KeptReview = { notes: [], decisions: [], adjustments: [] }

export async function reviewedIn(
  read: Read,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
): Promise<Reviewed> {
  if (replayed)
    return {
      items: await openItems(read, book, replayed),
      review: await openReview(read, book, sprint),
    }
  const { items, review = noReview } = await keptItemsOf(read, sprint)
  return { items: await keptItems(read, book, items), review }
}

/** `kept`: what its close kept, where that was read already. */
export async function itemsIn(
  read: Read,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
  kept?: KeptItem[],
): Promise<NamedItem[]> {
  if (replayed) return openItems(read, book, replayed)
  return keptItems(read, book, kept ?? (await keptItemsOf(read, sprint)).items)
}

/** Of a sprint that no close has kept there is nothing. */
export async function keptItemsOf(read: Read, { row, kept }: BookSprint): Promise<KeptItems> {
  return asKeptItems(kept ? (await findClose(read, row.id))?.items : undefined)
}

/** Closes of before kept no names: their items are called as they are now. */
async function keptItems(read: Read, book: Book, items: KeptItem[]): Promise<NamedItem[]> {
  const isNamed = (item: KeptItem): item is NamedItem => item.called !== undefined
  return items.every(isNamed) ? items : named(read, book, items)
}

/** With their names of now, in the board's order. */
async function openItems(read: Read, book: Book, replayed: Replayed): Promise<NamedItem[]> {
  const items = agedItems(book, replayed).map(item => {
    const sureness = replayed.sureness.get(item.itemId)
    const isOffered = item.class === 'done-outside' && sureness !== undefined
    return isOffered ? { ...item, offeredSure: sureness.shares().offered } : item
  })
  return named(read, book, items, replayed.rows)
}

async function named(
  read: Read,
  book: Book,
  items: readonly KeptItem[],
  known?: ReadonlyMap<string, ItemRow>,
): Promise<NamedItem[]> {
  const ids = items.map(({ itemId }) => itemId)
  const rows =
    known ?? new Map((await listItemsByIds(read, book.team.id, ids)).map(row => [row.itemId, row]))
  const parents = await listParents(read, book.team.id, ids)
  const parentOf = new Map(parents.map(({ itemId, ...parent }) => [itemId, parent]))
  return items
    .flatMap(item => {
      const row = rows.get(item.itemId)
      return row ? [{ item, row }] : []
    })
    .sort((a, b) => inBoardsOrder(a.row, b.row))
    .map(({ item, row }) => ({
      ...item,
      called: item.called ?? calledAs(row, parentOf.get(row.itemId) ?? null),
    }))
}

function inBoardsOrder(a: ItemRow, b: ItemRow): number {
  return a.position - b.position || (a.itemId < b.itemId ? -1 : 1)
}

function calledAs(row: ItemRow, parent: Called['parent']): Called {
  const { kind, number, repository, title, url, assignees, labels, isDraft } = row
  const { reviewDecision, sprintId } = row
  return {
    kind,
    number,
    repository,
    title,
    url,
    assignees,
    labels,
    isDraft,
    reviewDecision,
    sprintId,
    parent,
  }
}

async function openReview(read: Read, book: Book, sprint: BookSprint): Promise<KeptReview> {
  const notes = await listCarryNotes(read, sprint.row.id)
  return {
    notes: notes.map(({ itemId, text, version }) => ({ itemId, text, version })),
    ...decidedReview(book, sprint),
  }
}

/** What was decided and agreed, with the names of those who did. */
export function decidedReview(
  book: Book,
  { decisions, adjustments }: BookSprint,
): Pick<KeptReview, 'decisions' | 'adjustments'> {
  return {
    decisions: decisions.map(({ itemId, isAccepted, decidedBy, decidedAt }) => ({
      itemId,
      isAccepted,
      decidedBy: someone(book, decidedBy),
      decidedAt,
    })),
    adjustments: adjustments.map(({ id, version, points, reason, madeBy, madeAt }) => ({
      id,
      version,
      points,
      reason,
      madeBy: someone(book, madeBy),
      madeAt,
    })),
  }
}

export function someone({ people }: Book, personId: string | null): Someone | null {
  const person = people.find(one => one.id === personId)
  return person ? { personId: person.id, name: person.name } : null
}
