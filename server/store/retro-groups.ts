import { and, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { cardGroups, cards, retros, retroVotes, sprints } from '../../db/schema.ts'
import type { CardGroup, CardGroupEdit, Grouping } from '../contract/retro.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { shownVotes } from './cards.ts'
import { newId } from './ids.ts'
import {
  type CardRow,
  getCardRow,
  getRetro,
  isShown,
  type RetroRow,
  refuseOver,
} from './retro-rows.ts'

type GroupRow = typeof cardGroups.$inferSelect

/** Lays a card elsewhere. Doing so again changes nothing. Returns the sprint it belongs to. */
export async function groupCard(
  db: Db,
  teamId: string,
  cardId: string,
  { with: target }: Grouping,
): Promise<string> {
  const work = async (tx: Tx) => {
    const { card, retro } = await getCardRow(tx, teamId, cardId)
    refuseGrouping(retro)
    const { sprintId, groupId: before } = card
    const groupId = target === null ? null : await groupFor(tx, card, target)
    if (groupId === before) return sprintId
    await putInto(tx, card, groupId)
    await dissolveSmall(tx, sprintId, before)
    return sprintId
  }
  return db.write(work, { leavesNoTrace: true })
}

function refuseGrouping(retro: RetroRow | undefined) {
  if (!retro) throw new Conflict('This retrospective came from minutes and stays as it is.')
  if (!isShown(retro)) throw new Conflict('Cards can be grouped once they are shown.')
  refuseOver(retro)
}

/** The group that is meant; of a single card a new one, with that card in it. */
async function groupFor(
  tx: Tx,
  { id, sprintId }: CardRow,
  target: NonNullable<Grouping['with']>,
): Promise<string> {
  if ('groupId' in target) return (await getGroup(tx, sprintId, target.groupId)).id
  if (target.cardId === id) throw new Invalid('A card cannot be laid to itself.', 'with')
  const [other] = await tx
    .select()
    .from(cards)
    .where(and(eq(cards.sprintId, sprintId), eq(cards.id, target.cardId)))
  if (!other) throw new NotFound('There is no such card on this board. It may have been removed.')
  if (other.groupId !== null) return other.groupId
  const groupId = newId()
  await tx.insert(cardGroups).values({ id: groupId, sprintId, name: '' })
  await putInto(tx, other, groupId)
  return groupId
}

async function getGroup(read: Read, sprintId: string, id: string): Promise<GroupRow> {
  const [group] = await read
    .select()
    .from(cardGroups)
    .where(and(eq(cardGroups.sprintId, sprintId), eq(cardGroups.id, id)))
  if (!group)
    throw new NotFound('There is no such group on this board. It may have been dissolved.')
  return group
}

/** Dots of a single card go with it into the group; those of a group stay with it when a card leaves. */
async function putInto(tx: Tx, card: CardRow, groupId: string | null) {
  await tx.update(cards).set({ groupId, votes: null }).where(eq(cards.id, card.id))
  if (groupId === null || card.groupId !== null) return
  await moveDots(tx, card.sprintId, card.id, groupId)
  await leaveTopic(tx, card.sprintId, card.id, groupId)
  if (card.votes === null) return
  const { votes } = await getGroup(tx, card.sprintId, groupId)
  await tx
    .update(cardGroups)
    .set({ votes: (votes ?? 0) + card.votes })
    .where(eq(cardGroups.id, groupId))
}

/** Each person's dots, added to those they gave there already. */
async function moveDots(tx: Tx, sprintId: string, from: string, to: string) {
  const on = (targetId: string) =>
    and(eq(retroVotes.sprintId, sprintId), eq(retroVotes.targetId, targetId))
  const moved = await tx.delete(retroVotes).where(on(from)).returning()
  const there = await tx.select().from(retroVotes).where(on(to))
  for (const { personId, dots } of moved) {
    const own = there.find(vote => vote.personId === personId)
    if (own)
      await tx
        .update(retroVotes)
        .set({ dots: own.dots + dots })
        .where(and(on(to), eq(retroVotes.personId, personId)))
    else await tx.insert(retroVotes).values({ sprintId, personId, targetId: to, dots })
  }
}

/** What is talked about stays so under its new id, or is nothing any more. */
export async function leaveTopic(tx: Tx, sprintId: string, from: string, to: string | null) {
  await tx
    .update(retros)
    .set({ topicId: to })
    .where(and(eq(retros.sprintId, sprintId), eq(retros.topicId, from)))
}

/** A group of fewer than two cards is none: its dots are those of the card that is left. */
export async function dissolveSmall(tx: Tx, sprintId: string, groupId: string | null) {
  if (groupId === null) return
  const left = await tx.select().from(cards).where(eq(cards.groupId, groupId)).limit(2)
  if (left.length > 1) return
  const { votes, isDiscussed } = await getGroup(tx, sprintId, groupId)
  const [card] = left
  if (card) {
    const set = { groupId: null, votes, isDiscussed: isDiscussed || card.isDiscussed }
    await tx.update(cards).set(set).where(eq(cards.id, card.id))
    await moveDots(tx, sprintId, groupId, card.id)
  }
  await leaveTopic(tx, sprintId, groupId, card?.id ?? null)
  await forget(tx, sprintId, groupId)
}

async function forget(tx: Tx, sprintId: string, groupId: string) {
  await tx
    .delete(retroVotes)
    .where(and(eq(retroVotes.sprintId, sprintId), eq(retroVotes.targetId, groupId)))
  await tx.delete(cardGroups).where(eq(cardGroups.id, groupId))
}

async function getGroupRow(tx: Tx, teamId: string, groupId: string) {
  const [found] = await tx
    .select({ group: cardGroups })
    .from(cardGroups)
    .innerJoin(sprints, and(eq(sprints.id, cardGroups.sprintId), eq(sprints.teamId, teamId)))
    .where(eq(cardGroups.id, groupId))
  if (!found) throw new NotFound('There is no such group in this team. It may have been dissolved.')
  const { group } = found
  return { group, retro: await getRetro(tx, teamId, group.sprintId) }
}

export async function saveGroup(
  db: Db,
  teamId: string,
  groupId: string,
  { version, ...set }: CardGroupEdit,
): Promise<{ group: CardGroup; sprintId: string }> {
  const work = async (tx: Tx) => {
    const { group, retro } = await getGroupRow(tx, teamId, groupId)
    refuseOver(retro)
    if (group.version !== version)
      throw new Conflict(
        'Somebody else changed this group in the meantime.',
        publicGroup(group, retro),
      )
    const [row] = await tx
      .update(cardGroups)
      .set({ ...set, version: version + 1 })
      .where(eq(cardGroups.id, groupId))
      .returning()
    if (!row) throw new Error('The group was not written')
    return { group: publicGroup(row, retro), sprintId: row.sprintId }
  }
  return db.write(work, { leavesNoTrace: set.name !== undefined })
}

function publicGroup(group: GroupRow, retro: RetroRow): CardGroup {
  const { id, version, name, isDiscussed } = group
  return { id, version, name, votes: shownVotes(retro, group, null), isDiscussed }
}

/** Lays each of its cards on its own. While people vote they get their dots on it back. Returns the sprint. */
export async function removeGroup(db: Db, teamId: string, groupId: string): Promise<string> {
  const work = async (tx: Tx) => {
    const { group, retro } = await getGroupRow(tx, teamId, groupId)
    refuseOver(retro)
    if (group.votes)
      throw new Conflict(
        'Its dots were given to all of it. Take single cards out, or vote again, instead.',
      )
    const { sprintId, votes } = group
    await tx.update(cards).set({ groupId: null, votes }).where(eq(cards.groupId, groupId))
    await leaveTopic(tx, sprintId, groupId, null)
    await forget(tx, sprintId, groupId)
    return sprintId
  }
  return db.write(work, { leavesNoTrace: true })
}
