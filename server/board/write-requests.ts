import type { Db, Tx } from '../../db/open.ts'
import type { NewWrite } from '../contract/write.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { isSameValue } from '../github/write.ts'
import { newId } from '../store/ids.ts'
import { listItemsByIds } from '../store/items.ts'
import type { ItemRow } from '../store/staging.ts'
import type { TeamRow } from '../store/teams.ts'
import {
  addWrite,
  findWrite,
  findWritten,
  getWrite,
  listOpenWrites,
  listUndoing,
  settleWrites,
  type WriteRow,
} from '../store/writes.ts'
import type { WriteAccess } from './write-access.ts'
import { readGround, refusalOf, shownValue } from './write-values.ts'

/** Who asks, when, and what is known besides the database. */
export type Asking = {
  personId: string | null
  now: number
  access: WriteAccess
  /** The write that is just being sent; asked within the transaction, as it changes in one. */
  sending: () => WriteRow | undefined
}

const replacedBy = 'Another value was asked for before this one was sent.'
const beingSent = 'Knots is sending this to GitHub right now. Undo it once it is done.'

/** Writes down what is to be changed, all of it or nothing. Throws where it cannot be, in words. */
export async function askForWrites(
  db: Db,
  team: TeamRow,
  asked: readonly NewWrite[],
  asking: Asking,
): Promise<void> {
  await db.write(async tx => {
    const ground = await readGround(tx, team.id)
    for (const [index, one] of asked.entries()) {
      if (one.id !== undefined && (await isKnown(tx, team, one.id))) continue
      const item = await itemOf(tx, team, one.itemId)
      const refusal = await refusalOf(tx, item, one, ground)
      if (refusal !== null) throw new Invalid(refusal, `writes.${index}.to`)
      await addOne(tx, item, { ...one, undoes: null }, asking)
    }
  })
}

/**
 * Writes down an estimate that was agreed on. It is kept whatever the board can take: what cannot be
 * written is a failed write that says why. Nothing for an item that left the board.
 */
export async function askForEstimate(
  db: Db,
  team: TeamRow,
  { itemId, points }: { itemId: string; points: number },
  asking: Asking,
): Promise<void> {
  await db.write(async tx => {
    const [item] = await listItemsByIds(tx, team.id, [itemId])
    if (!item?.isPresent) return
    const one = { itemId, field: 'points' as const, to: points, undoes: null }
    const refusal = await refusalOf(tx, item, one, await readGround(tx, team.id))
    await addOne(tx, item, one, asking, refusal)
  })
}

async function isKnown(tx: Tx, team: TeamRow, id: string): Promise<boolean> {
  const known = await findWrite(tx, id)
  if (known && known.teamId !== team.id) throw new Conflict('This id is taken. Leave it out.')
  return known !== undefined
}

async function itemOf(tx: Tx, team: TeamRow, itemId: string): Promise<ItemRow> {
  const [item] = await listItemsByIds(tx, team.id, [itemId])
  if (!item) throw new NotFound('There is no such item on the board of this team.')
  return item
}

type One = Pick<NewWrite, 'id' | 'itemId' | 'field' | 'to'> & { undoes: string | null }

/** One more write; what waits for the same value of the same item gives way to it. */
async function addOne(
  tx: Tx,
  item: ItemRow,
  { id = newId(), itemId, field, to, undoes }: One,
  { personId, now, access, sending }: Asking,
  refusal: string | null = null,
) {
  const about = { itemId, field }
  const open = await listOpenWrites(tx, item.teamId, about)
  const current = open.find(row => row.id === sending()?.id)
  const replaced = open.filter(row => row !== current).map(row => row.id)
  await settleWrites(tx, replaced, { state: 'cancelled', error: replacedBy, at: now })
  const from = current ? current.to : shownValue(item, field)
  // What Knots wrote last may be missing in the board as read: then GitHub is asked.
  const written = await findWritten(tx, item.teamId, about)
  const isSettled =
    current === undefined &&
    undoes === null &&
    isSameValue(from, to) &&
    (written === undefined || isSameValue(written, from))
  const state = isSettled ? 'done' : access.canWrite ? 'waiting' : 'by-hand'
  await addWrite(tx, {
    id,
    teamId: item.teamId,
    itemId,
    field,
    from,
    to,
    state: refusal === null ? state : 'failed',
    askedBy: personId,
    error: refusal,
    undoes,
    at: now,
  })
}

/** Takes a write back: one not sent yet is given up, one that is done is written the other way. */
export async function askForUndo(db: Db, team: TeamRow, id: string, asking: Asking): Promise<void> {
  await db.write(async tx => {
    const row = await getWrite(tx, team.id, id)
    const isSending = asking.sending()?.id === id
    if (row.state === 'failed' || row.state === 'cancelled')
      throw new Conflict('This was never changed on the board, so there is nothing to take back.')
    if (row.state !== 'done' && !isSending)
      return settleWrites(tx, [id], { state: 'cancelled', error: null, at: asking.now })
    const isLive = ({ state }: WriteRow) => state !== 'failed' && state !== 'cancelled'
    if ((await listUndoing(tx, team.id, id)).some(isLive)) return
    const item = await itemOf(tx, team, row.itemId)
    const back = { itemId: row.itemId, field: row.field, to: row.from, undoes: id }
    const refusal = await refusalOf(tx, item, back, await readGround(tx, team.id))
    if (refusal !== null) throw new Conflict(refusal)
    if (!isSending) refuseIfChanged(item, row)
    await addOne(tx, item, back, asking)
  })
}

/** The board as read may not have the write yet, but a third value is somebody else's. */
function refuseIfChanged(item: ItemRow, { field, from, to }: WriteRow) {
  const value = shownValue(item, field)
  if (isSameValue(value, to) || isSameValue(value, from)) return
  throw new Conflict(
    `“${item.title}” was changed again since. Look at what it has now, and set what you want.`,
  )
}

/** Gives up a write that was not sent yet, or strikes one that was to be done by hand. */
export async function giveUpWrite(
  db: Db,
  team: TeamRow,
  id: string,
  { sending, now }: Pick<Asking, 'sending' | 'now'>,
): Promise<void> {
  await db.write(async tx => {
    const { state } = await getWrite(tx, team.id, id)
    if (state === 'cancelled') return
    if (state === 'done' || state === 'failed')
      throw new Conflict('This has ended already. What was changed can be undone.')
    if (sending()?.id === id) throw new Conflict(beingSent)
    await settleWrites(tx, [id], { state: 'cancelled', error: null, at: now })
  })
}

/** Ends what was to be done by hand and shows on the board by now. Says whether anything was. */
export async function settleByHand(db: Db, teamId: string, now: number): Promise<boolean> {
  const byHand = (rows: WriteRow[]) => rows.filter(({ state }) => state === 'by-hand')
  if (byHand(await listOpenWrites(db.read, teamId)).length === 0) return false
  return db.write(async tx => {
    const rows = byHand(await listOpenWrites(tx, teamId))
    const items = await listItemsByIds(tx, teamId, [...new Set(rows.map(row => row.itemId))])
    const of = ({ itemId }: WriteRow) => items.find(item => item.itemId === itemId)
    const gone = rows.filter(row => !of(row)?.isPresent)
    const done = rows.filter(row => {
      const item = of(row)
      return item?.isPresent && isSameValue(shownValue(item, row.field), row.to)
    })
    const ids = (some: WriteRow[]) => some.map(({ id }) => id)
    await settleWrites(tx, ids(done), { state: 'done', error: null, at: now })
    const left = 'The item is no longer on the board.'
    await settleWrites(tx, ids(gone), { state: 'cancelled', error: left, at: now })
    return done.length + gone.length > 0
  })
}
