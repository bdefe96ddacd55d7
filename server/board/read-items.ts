import type { Db } from '../../db/open.ts'
import type { BoardItem } from '../domain/board-item.ts'
import { goneChange } from '../domain/changes-of.ts'
import { type ShownValues, type WebhookFact, webhookChanges } from '../domain/webhook-changes.ts'
import type { Connection, ProjectAddress } from '../github/client.ts'
import type { FieldMapping } from '../github/detect.ts'
import { meaningOf, type PayloadFact } from '../github/webhook-payload.ts'
import { findProject, listItemsByContent, listItemsByNode } from '../store/board.ts'
import { endOfBoard, listLedgerRows, type SomeItems } from '../store/some-items.ts'
import type { ItemRow, StagedChange } from '../store/staging.ts'
import { findSync } from '../store/syncs.ts'
import type { TeamRow } from '../store/teams.ts'
import { readableMapping } from './mapping.ts'
import { contextOf } from './page-context.ts'
import { type PageContext, readyPage } from './stage-page.ts'

/** What deliveries say of one item of the board. */
export type WantedItem = {
  /** When it last changed: an answer that shows it older came too early. */
  itemAt: number
  contentAt: number
  isDeleted: boolean
  facts: PayloadFact[]
}

/** Items to read, by GitHub's ids. */
export type Wanted = Map<string, WantedItem>

type Parts = { db: Db; connection: Connection; now: () => number }

/**
 * Reads some items of a team's board, two requests for up to a hundred, and works out what changes with
 * them; writes nothing. `early`: items that GitHub still shows as they were before what it delivered;
 * what was delivered of them is not taken into account. `whole`: only a read of the whole board will do,
 * because the project, its fields or iterations are not those of the last one.
 */
export async function readSomeItems(
  { db, connection, now }: Parts,
  team: TeamRow,
  address: ProjectAddress,
  wanted: Wanted,
): Promise<{ read: SomeItems; early: Set<string> } | 'whole'> {
  const project = await connection.readProject(address)
  const known = await findProject(db.read, team.id)
  const since = (await findSync(db.read, team.id))?.lastReadFrom ?? null
  if (known?.projectId !== project.id || since === null) return 'whole'
  const { mapping, remapped, unread } = readableMapping(project, known)
  if (remapped.size > 0) return 'whole'
  const context = await contextOf({ db, now }, team, mapping, { since, remapped, unread })
  const { items, gone } =
    wanted.size === 0
      ? { items: [], gone: [] }
      : await connection.readItemsById(project, mapping, [...wanted.keys()])
  if (items.some(item => isInNewIteration(item, context))) return 'whole'
  const early = new Set(items.filter(item => isEarly(item, wanted)).map(({ nodeId }) => nodeId))
  const found = await compare(db, items, { team, context, at: now() })
  const factsOf = (nodeId: string) =>
    early.has(nodeId) ? [] : meanings(wanted.get(nodeId)?.facts ?? [], mapping, context)
  const left = await goneItems(db, { team, context, at: now() }, { gone, items, wanted })
  return {
    early,
    read: {
      team,
      project,
      items: [...found.items, ...left.items],
      changes: [...(await withFacts(db, found, factsOf)), ...left.changes],
    },
  }
}

/** A sprint of Knots must be made first, which takes the other iterations too. */
const isInNewIteration = ({ iterationId }: BoardItem, { sprintOf }: PageContext) =>
  iterationId !== null && sprintOf(iterationId) === iterationId

function isEarly({ nodeId, updatedAt, contentUpdatedAt }: BoardItem, wanted: Wanted): boolean {
  const { itemAt = 0, contentAt = 0, isDeleted = false } = wanted.get(nodeId) ?? {}
  const isContentOld = contentUpdatedAt !== null && contentUpdatedAt < contentAt
  return isDeleted || updatedAt < itemAt || isContentOld
}

type Comparing = { team: TeamRow; context: PageContext; at: number }

async function compare(db: Db, items: BoardItem[], { team, context, at }: Comparing) {
  const nodeIds = items.map(({ nodeId }) => nodeId)
  const contentIds = items.map(({ contentId }) => contentId).filter(id => id !== null)
  const rows = [
    ...(await listItemsByNode(db.read, team.id, nodeIds)),
    ...(await listItemsByContent(db.read, team.id, contentIds)),
  ]
  const knownOf = ({ nodeId, contentId }: BoardItem) =>
    rows.find(row => row.nodeId === nodeId) ??
    rows.find(row => contentId !== null && row.contentId === contentId)
  // One after another, as on a page; places are for reads of the whole board to find out.
  const position = await endOfBoard(db.read, team.id)
  const ready = readyPage(items, knownOf, { at, position }, context)
  const differing = ready.items.map(row => {
    const before = rows.find(({ itemId }) => itemId === row.itemId)
    return before ? { ...row, position: before.position } : row
  })
  const shown = items.map((item, index) => {
    const itemId = ready.seen[index]?.itemId ?? item.nodeId
    const row = [...differing, ...rows].find(one => one.itemId === itemId)
    return { nodeId: item.nodeId, row }
  })
  return { team, at, items: differing, changes: ready.changes, shown }
}

type Compared = Awaited<ReturnType<typeof compare>>

/** The changes that the read found, with what was delivered about them. */
async function withFacts(
  db: Db,
  { team, at, changes, shown }: Compared,
  factsOf: (nodeId: string) => WebhookFact[],
): Promise<StagedChange[]> {
  const byItem = Map.groupBy(changes, ({ change }) => change.itemId)
  const itemIds = shown.flatMap(({ row }) => (row ? [row.itemId] : []))
  const ledger = Map.groupBy(
    await listLedgerRows(db.read, team.id, itemIds),
    ({ change }) => change.itemId,
  )
  return shown.flatMap(({ nodeId, row }) => {
    if (!row) return []
    const staged = byItem.get(row.itemId) ?? []
    const facts = row.kind === 'redacted' ? [] : factsOf(nodeId)
    const told = webhookChanges(row.itemId, facts, {
      read: staged.map(({ change }) => change),
      rows: ledger.get(row.itemId) ?? [],
      shown: valuesOf(row),
      at,
    })
    return told.map(({ change, replaces }) => ({ change, replaces: replaces?.id ?? null }))
  })
}

function valuesOf(row: ItemRow): ShownValues {
  return {
    points: { value: row.points, at: row.pointsAt },
    sprint: { value: row.sprintId, at: row.sprintAt },
    status: { value: row.status, at: row.statusAt },
    archived: { value: row.isArchived, at: null },
    state: { value: row.state, at: row.stateAt },
  }
}

/** In the words of this board; a sprint that Knots does not know is left to the values read. */
function meanings(facts: PayloadFact[], mapping: FieldMapping, { sprintOf }: PageContext) {
  return facts.flatMap((fact): WebhookFact[] => {
    const meant = meaningOf(fact, mapping)
    if (meant?.field !== 'sprint' || meant.value === null) return meant ? [meant] : []
    const sprintId = sprintOf(meant.value)
    return sprintId === null || sprintId === meant.value ? [] : [{ ...meant, value: sprintId }]
  })
}

/** Items that lead to nothing any more have left the board, unless they came back under another id. */
async function goneItems(
  db: Db,
  { team, context, at }: Comparing,
  { gone, items, wanted }: { gone: string[]; items: BoardItem[]; wanted: Wanted },
) {
  const isBack = (row: ItemRow) => items.some(item => item.contentId === row.contentId)
  const rows = (await listItemsByNode(db.read, team.id, gone)).filter(
    row => row.isPresent && !(row.contentId !== null && isBack(row)),
  )
  return {
    items: rows.map((row): ItemRow => ({ ...row, isPresent: false })),
    changes: rows.map(({ itemId, nodeId }): StagedChange => {
      const since = Math.max(context.times.since ?? 0, wanted.get(nodeId)?.itemAt ?? 0)
      const times = { ...context.times, since: Math.min(since, at), at }
      return { change: goneChange(itemId, times), replaces: null }
    }),
  }
}
