import { and, eq, isNull } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { cardGroups, cards, retroVotes } from '../../db/schema.ts'
import { tally } from '../domain/retro.ts'
import { Conflict, NotFound } from '../errors.ts'
import { type By, getRetro, personOf, type RetroRow } from './retro-rows.ts'

const ofPerson = (sprintId: string, personId: string) =>
  and(eq(retroVotes.sprintId, sprintId), eq(retroVotes.personId, personId))

/** Sets a person's dots on a card or group. The limit is looked at inside the write: many clicks at once are one after another. */
export async function saveRetroVote(
  db: Db,
  teamId: string,
  sprintId: string,
  targetId: string,
  dots: number,
  by: By,
): Promise<void> {
  const personId = personOf(by, 'vote')
  const work = async (tx: Tx) => {
    const retro = await getRetro(tx, teamId, sprintId)
    refuseUnlessVoting(retro)
    await refuseUnlessTopic(tx, sprintId, targetId)
    await refuseTooMany(tx, retro, personId, targetId, dots)
    const vote = { sprintId, personId, targetId, dots }
    if (dots === 0)
      await tx
        .delete(retroVotes)
        .where(and(ofPerson(sprintId, personId), eq(retroVotes.targetId, targetId)))
    else
      await tx
        .insert(retroVotes)
        .values(vote)
        .onConflictDoUpdate({
          target: [retroVotes.sprintId, retroVotes.personId, retroVotes.targetId],
          set: { dots },
        })
  }
  return db.write(work)
}

function refuseUnlessVoting({ phase }: RetroRow) {
  if (phase !== 'vote') throw new Conflict('Nobody votes at the moment: dots are given in Vote.')
}

/** People vote on and talk about groups, and cards that are in none. */
export async function refuseUnlessTopic(read: Read, sprintId: string, targetId: string) {
  const group = and(eq(cardGroups.sprintId, sprintId), eq(cardGroups.id, targetId))
  if ((await read.$count(cardGroups, group)) > 0) return
  const [card] = await read
    .select({ groupId: cards.groupId })
    .from(cards)
    .where(and(eq(cards.sprintId, sprintId), eq(cards.id, targetId)))
  if (!card)
    throw new NotFound('There is no such card or group on this board. It may have been removed.')
  if (card.groupId !== null)
    throw new Conflict('This card is in a group now. Choose the group instead.')
}

async function refuseTooMany(
  read: Read,
  { sprintId, votesEach }: RetroRow,
  personId: string,
  targetId: string,
  dots: number,
) {
  const own = await read.select().from(retroVotes).where(ofPerson(sprintId, personId))
  const elsewhere = own
    .filter(vote => vote.targetId !== targetId)
    .reduce((total, vote) => total + vote.dots, 0)
  if (dots === 0 || elsewhere + dots <= votesEach) return
  throw new Conflict(
    `Everybody has ${votesEach} dots, and ${elsewhere} of yours lie elsewhere. Take some back first.`,
  )
}

/** Takes all dots of a person back: for a browser that does not remember where they lie. */
export async function removeRetroVotes(
  db: Db,
  teamId: string,
  sprintId: string,
  by: By,
): Promise<void> {
  const personId = personOf(by, 'take your dots back')
  const work = async (tx: Tx) => {
    refuseUnlessVoting(await getRetro(tx, teamId, sprintId))
    await tx.delete(retroVotes).where(ofPerson(sprintId, personId))
  }
  return db.write(work)
}

/** At the end of voting: what was given in all stays, who gave it is forgotten. */
export async function keepTotals(tx: Tx, sprintId: string) {
  const votes = await tx.delete(retroVotes).where(eq(retroVotes.sprintId, sprintId)).returning()
  await clearTotals(tx, sprintId, 0)
  for (const [targetId, total] of tally(votes)) {
    const set = { votes: total }
    await tx
      .update(cards)
      .set(set)
      .where(and(eq(cards.id, targetId), isNull(cards.groupId)))
    await tx.update(cardGroups).set(set).where(eq(cardGroups.id, targetId))
  }
}

/** What a card or group has before anybody gave it a dot; null where no vote was held. */
export async function clearTotals(tx: Tx, sprintId: string, votes: 0 | null) {
  await tx.update(cards).set({ votes: null }).where(eq(cards.sprintId, sprintId))
  const single = and(eq(cards.sprintId, sprintId), isNull(cards.groupId))
  await tx.update(cards).set({ votes }).where(single)
  await tx.update(cardGroups).set({ votes }).where(eq(cardGroups.sprintId, sprintId))
}
