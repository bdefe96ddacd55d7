import { and, eq } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import {
  cardGroups,
  cards,
  people,
  retroRatings,
  retroReady,
  retros,
  retroVotes,
  sprints,
} from '../../db/schema.ts'
import { isRevealed } from '../domain/retro.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { getSprint } from './sprints.ts'

export type RetroRow = typeof retros.$inferSelect
export type CardRow = typeof cards.$inferSelect

/** Who does something, and when. */
export type By = { personId: string | null; now: number }

export async function findRetro(read: Read, sprintId: string): Promise<RetroRow | undefined> {
  const [retro] = await read.select().from(retros).where(eq(retros.sprintId, sprintId))
  return retro
}

/** The board of a sprint of this team. */
export async function getRetro(read: Read, teamId: string, sprintId: string): Promise<RetroRow> {
  await getSprint(read, teamId, sprintId)
  const retro = await findRetro(read, sprintId)
  if (!retro)
    throw new Conflict('Nobody opened the retrospective of this sprint yet. Open it first.')
  return retro
}

/** A card of this team, and the board it lies on; without one it came from minutes. */
export async function getCardRow(
  read: Read,
  teamId: string,
  cardId: string,
): Promise<{ card: CardRow; retro: RetroRow | undefined }> {
  const [found] = await read
    .select({ card: cards, retro: retros })
    .from(cards)
    .innerJoin(sprints, and(eq(sprints.id, cards.sprintId), eq(sprints.teamId, teamId)))
    .leftJoin(retros, eq(retros.sprintId, cards.sprintId))
    .where(eq(cards.id, cardId))
  if (!found)
    throw new NotFound('There is no such card in this team. Somebody may have removed it.')
  return { card: found.card, retro: found.retro ?? undefined }
}

/** Whether everybody may see its cards. */
export function isShown(retro: RetroRow | undefined): boolean {
  return retro === undefined || isRevealed(retro.phase)
}

export function refuseOver({ phase }: Pick<RetroRow, 'phase'>) {
  if (phase === 'done')
    throw new Conflict('This retrospective is over. Go back to an earlier phase to change it.')
}

/** Phase, timer and topic are of who leads; of everybody while nobody does. */
export async function refuseFollowers(read: Read, retro: RetroRow, { personId }: By) {
  if (retro.facilitatorId === null || retro.facilitatorId === personId) return
  const leader = await findSomeone(read, retro.facilitatorId)
  throw new Forbidden(
    `${leader?.name ?? 'Somebody else'} leads the retrospective. If they are gone, take over the lead.`,
  )
}

/** What holds for each person needs one. */
export function personOf({ personId }: By, what: string): string {
  if (personId === null) throw new Forbidden(`Say who you are first, then ${what}.`)
  return personId
}

export async function findSomeone(read: Read, personId: string | null) {
  if (personId === null) return null
  const [person] = await read
    .select({ personId: people.id, name: people.name })
    .from(people)
    .where(eq(people.id, personId))
  return person ?? null
}

/** What is written anew when nothing may tell any more who wrote, voted or rated. */
export const traceTables = [cards, cardGroups, retroVotes, retroReady, retroRatings]

/**
 * Lays the cards of one board in the order of their random keys, in the file, too: there a row lies where there was room
 * when it came, so that a copy of the file would tell who wrote first.
 */
export async function layInOrder(tx: Tx, sprintId: string) {
  const rows = await tx.select().from(cards).where(eq(cards.sprintId, sprintId)).orderBy(cards.id)
  await tx.delete(cards).where(eq(cards.sprintId, sprintId))
  const isSingle = ({ parentId }: CardRow) => parentId === null
  await tx.insertRows(cards, rows.filter(isSingle))
  await tx.insertRows(
    cards,
    rows.filter(row => !isSingle(row)),
  )
}
