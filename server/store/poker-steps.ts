import { and, eq, inArray } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { pokerGames, pokerRounds, pokerVotes, sprints } from '../../db/schema.ts'
import type { NewPokerRounds, PokerStep } from '../contract/poker.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { listItemsByIds } from './items.ts'
import { getPerson } from './people.ts'
import {
  cardsOfTeam,
  findGame,
  listRounds,
  type PokerGameRow,
  type PokerRoundRow,
} from './poker.ts'
import { getSprint } from './sprints.ts'
import type { TeamRow } from './teams.ts'

type By = { personId: string | null; now: number }

/** Begins a game for the sprint, led by who asks, or adds to the one being played. The first round is open at once. */
export async function addRounds(
  db: Db,
  team: TeamRow,
  sprintId: string,
  { itemIds = [], topics = [] }: NewPokerRounds,
  by: By,
): Promise<void> {
  await db.write(async tx => {
    const sprint = await getSprint(tx, team.id, sprintId)
    if (sprint.state === 'closed') throw new Conflict('This sprint is closed. Reopen it first.')
    const items = await listItemsByIds(tx, team.id, [...itemIds])
    const unknown = itemIds.find(id => !items.some(item => item.itemId === id))
    if (unknown !== undefined)
      throw new NotFound('There is no such item on the board of this team.')
    const game = (await findGame(tx, sprintId)) ?? (await startGame(tx, sprintId, by))
    const known = await listRounds(tx, game.id)
    const isNew = (itemId: string) =>
      !known.some(round => round.itemId === itemId && round.state !== 'skipped')
    const added = [
      ...items
        .filter(({ itemId }) => isNew(itemId))
        .map(({ itemId, title }) => ({ itemId, title })),
      ...topics.map(title => ({ itemId: null, title })),
    ]
    const hasOpen = known.some(({ state }) => state === 'voting' || state === 'revealed')
    const last = known.at(-1)?.position ?? 0
    const rows = added.map((round, index) => ({
      id: newId(),
      gameId: game.id,
      position: last + 1 + index,
      state: index === 0 && !hasOpen ? ('voting' as const) : ('waiting' as const),
      ...round,
    }))
    if (rows.length > 0) await tx.insert(pokerRounds).values(rows)
  })
}

async function startGame(tx: Tx, sprintId: string, { personId, now }: By): Promise<PokerGameRow> {
  const [game] = await tx
    .insert(pokerGames)
    .values({ id: newId(), sprintId, facilitatorId: personId, startedAt: now })
    .returning()
  if (!game) throw new Error('The game of poker was not written')
  return game
}

/** Ends the game. Its votes are forgotten: what remains is what was agreed on. */
export async function endGame(db: Db, teamId: string, sprintId: string, by: By): Promise<void> {
  await db.write(async tx => {
    await getSprint(tx, teamId, sprintId)
    const game = await findGame(tx, sprintId)
    if (!game) return
    await refuseOthers(tx, teamId, game, by)
    const rounds = await listRounds(tx, game.id)
    await forgetVotes(tx, rounds)
    await tx.update(pokerGames).set({ endedAt: by.now }).where(eq(pokerGames.id, game.id))
  })
}

/** Hands the lead to a person, who may be the one who asks: whoever leads can be on a train. */
export async function setFacilitator(
  db: Db,
  teamId: string,
  sprintId: string,
  personId: string,
): Promise<void> {
  await db.write(async tx => {
    await getSprint(tx, teamId, sprintId)
    await getPerson(tx, teamId, personId)
    const game = await findGame(tx, sprintId)
    if (!game) throw new Conflict('No poker is being played for this sprint. Start one first.')
    await tx.update(pokerGames).set({ facilitatorId: personId }).where(eq(pokerGames.id, game.id))
  })
}

/** Lays a card, another one instead, or with null takes it back. Refused once the round is revealed. */
export async function saveVote(
  db: Db,
  team: TeamRow,
  roundId: string,
  label: string | null,
  { personId }: By,
): Promise<string> {
  if (personId === null) throw new Forbidden('Say who you are first, then vote.')
  return db.write(async tx => {
    const { round, game } = await getRound(tx, team.id, roundId)
    if (round.state !== 'waiting' && round.state !== 'voting')
      throw new Conflict('This round is revealed already. Ask for another vote.')
    if (label !== null && !cardsOfTeam(team).some(card => card.label === label))
      throw new Invalid('The team has no such card. Load the page again.', 'label')
    const vote = { roundId, attempt: round.attempt, personId }
    if (label === null)
      await tx
        .delete(pokerVotes)
        .where(
          and(
            eq(pokerVotes.roundId, roundId),
            eq(pokerVotes.attempt, round.attempt),
            eq(pokerVotes.personId, personId),
          ),
        )
    else
      await tx
        .insert(pokerVotes)
        .values({ ...vote, label })
        .onConflictDoUpdate({
          target: [pokerVotes.roundId, pokerVotes.attempt, pokerVotes.personId],
          set: { label },
        })
    return game.sprintId
  })
}

const from: Record<PokerStep, PokerRoundRow['state'][]> = {
  open: ['waiting', 'skipped'],
  reveal: ['waiting', 'voting'],
  again: ['revealed', 'estimated'],
  skip: ['waiting', 'voting', 'revealed'],
}

/**
 * Takes a round a step further; only who leads may. A step that somebody took a moment ago changes nothing. One round
 * is open at a time: opening one puts the other back to wait, with its votes.
 */
export async function takeStep(
  db: Db,
  teamId: string,
  roundId: string,
  step: PokerStep,
  by: By,
): Promise<string> {
  return db.write(async tx => {
    const { round, game } = await getRound(tx, teamId, roundId)
    await refuseOthers(tx, teamId, game, by)
    if (!from[step].includes(round.state)) return game.sprintId
    if (step !== 'skip') await settleOpen(tx, game.id, roundId)
    if (step === 'again') await forgetVotes(tx, [round])
    await tx.update(pokerRounds).set(afterStep(round, step)).where(eq(pokerRounds.id, roundId))
    return game.sprintId
  })
}

function afterStep(round: PokerRoundRow, step: PokerStep): Partial<PokerRoundRow> {
  switch (step) {
    case 'open':
      return { state: 'voting' }
    case 'reveal':
      return { state: 'revealed' }
    case 'again':
      return { state: 'voting', attempt: round.attempt + 1, estimate: null, estimatedAt: null }
    case 'skip':
      return { state: 'skipped' }
  }
}

async function settleOpen(tx: Tx, gameId: string, exceptId: string) {
  for (const { id, state } of await listRounds(tx, gameId)) {
    if (id === exceptId || state !== 'voting') continue
    await tx.update(pokerRounds).set({ state: 'waiting' }).where(eq(pokerRounds.id, id))
  }
}

/** Accepts an estimate and opens the next round that waits. Returns what was estimated. */
export async function saveEstimate(
  db: Db,
  teamId: string,
  roundId: string,
  points: number,
  by: By,
): Promise<{ sprintId: string; itemId: string | null }> {
  return db.write(async tx => {
    const { round, game } = await getRound(tx, teamId, roundId)
    await refuseOthers(tx, teamId, game, by)
    if (round.state !== 'revealed' && round.state !== 'estimated')
      throw new Conflict('Reveal the votes first, then accept an estimate.')
    await tx
      .update(pokerRounds)
      .set({ state: 'estimated', estimate: points, estimatedAt: by.now })
      .where(eq(pokerRounds.id, roundId))
    const rounds = await listRounds(tx, game.id)
    const next = rounds.find(({ state }) => state === 'waiting')
    const hasOpen = rounds.some(({ id, state }) => id !== roundId && state === 'voting')
    if (next && !hasOpen)
      await tx.update(pokerRounds).set({ state: 'voting' }).where(eq(pokerRounds.id, next.id))
    return { sprintId: game.sprintId, itemId: round.itemId }
  })
}

async function forgetVotes(tx: Tx, rounds: PokerRoundRow[]) {
  if (rounds.length === 0) return
  await tx.delete(pokerVotes).where(
    inArray(
      pokerVotes.roundId,
      rounds.map(({ id }) => id),
    ),
  )
}

async function refuseOthers(tx: Tx, teamId: string, game: PokerGameRow, { personId }: By) {
  if (game.facilitatorId === null || game.facilitatorId === personId) return
  const { name } = await getPerson(tx, teamId, game.facilitatorId)
  throw new Forbidden(`${name} leads the poker. Take over the lead first.`)
}

/** A round of a game that is being played, of this team. */
async function getRound(
  read: Read,
  teamId: string,
  roundId: string,
): Promise<{ round: PokerRoundRow; game: PokerGameRow }> {
  const [found] = await read
    .select({ round: pokerRounds, game: pokerGames })
    .from(pokerRounds)
    .innerJoin(pokerGames, eq(pokerGames.id, pokerRounds.gameId))
    .innerJoin(sprints, and(eq(sprints.id, pokerGames.sprintId), eq(sprints.teamId, teamId)))
    .where(eq(pokerRounds.id, roundId))
  if (!found) throw new NotFound('There is no such round of poker in this team.')
  if (found.game.endedAt !== null)
    throw new Conflict('This poker has ended. Start another one to go on.')
  return found
}
