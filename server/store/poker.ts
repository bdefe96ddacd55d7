import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { items, people, pokerGames, pokerRounds, pokerVotes } from '../../db/schema.ts'
import type { Poker, PokerReferences, PokerRound } from '../contract/poker.ts'
import { cardsOf, type PokerCard, spreadOf } from '../domain/poker.ts'
import { type ItemRow, listItemsByIds } from './items.ts'
import type { TeamRow } from './teams.ts'

export type PokerGameRow = typeof pokerGames.$inferSelect
export type PokerRoundRow = typeof pokerRounds.$inferSelect
type Someone = { personId: string; name: string }
type Vote = Someone & { label: string }

const referencesForCard = 2
/** So many of the items last finished are looked through for references. */
const finishedLookedAt = 400

/** The cards a team plays with: its own, else those that follow from its point scale. */
export function cardsOfTeam(
  team: Pick<TeamRow, 'pokerCards' | 'pointScale' | 'splitLimit'>,
): PokerCard[] {
  return team.pokerCards ?? cardsOf(team.pointScale, team.splitLimit)
}

/** The game being played for a sprint, if there is one. */
export async function findGame(read: Read, sprintId: string): Promise<PokerGameRow | undefined> {
  const [game] = await read
    .select()
    .from(pokerGames)
    .where(and(eq(pokerGames.sprintId, sprintId), isNull(pokerGames.endedAt)))
  return game
}

export async function listRounds(read: Read, gameId: string): Promise<PokerRoundRow[]> {
  return read
    .select()
    .from(pokerRounds)
    .where(eq(pokerRounds.gameId, gameId))
    .orderBy(asc(pokerRounds.position))
}

/** The poker of a sprint as everybody may see it: of a round that is not revealed only who has voted. */
export async function showPoker(read: Read, team: TeamRow, sprintId: string): Promise<Poker> {
  const cards = cardsOfTeam(team)
  const game = await findGame(read, sprintId)
  if (!game) return { game: null, cards }
  const rounds = await listRounds(read, game.id)
  const votes = Map.groupBy(await listVotes(read, rounds), vote => vote.roundId)
  const itemIds = rounds.flatMap(({ itemId }) => itemId ?? [])
  const found = new Map(
    (await listItemsByIds(read, team.id, itemIds)).map(row => [row.itemId, row]),
  )
  return {
    game: {
      id: game.id,
      facilitator: await findSomeone(read, game.facilitatorId),
      startedAt: new Date(game.startedAt).toISOString(),
      rounds: rounds.map(round => {
        const item = round.itemId === null ? undefined : found.get(round.itemId)
        return publicRound(round, item, votes.get(round.id) ?? [], cards)
      }),
    },
    cards,
  }
}

/** The one way from a round to what the wire carries: no vote passes before the reveal. */
function publicRound(
  round: PokerRoundRow,
  item: ItemRow | undefined,
  votes: Vote[],
  cards: PokerCard[],
): PokerRound {
  const isRevealed = round.state === 'revealed' || round.state === 'estimated'
  return {
    id: round.id,
    title: item?.title ?? round.title,
    item: item ? publicItem(item) : null,
    state: round.state,
    attempt: round.attempt,
    voted: votes.map(({ personId, name }) => ({ personId, name })),
    votes: isRevealed
      ? votes.map(({ personId, name, label }) => ({ personId, name, label }))
      : null,
    spread: isRevealed ? spreadOf(votes, cards) : null,
    estimate: round.estimate,
  }
}

function publicItem({ itemId, number, repository, title, url, points }: ItemRow) {
  return { id: itemId, number, repository, title, url, points }
}

async function listVotes(read: Read, rounds: PokerRoundRow[]) {
  if (rounds.length === 0) return []
  const roundIds = rounds.map(({ id }) => id)
  return read
    .select({
      roundId: pokerVotes.roundId,
      personId: pokerVotes.personId,
      name: people.name,
      label: pokerVotes.label,
    })
    .from(pokerVotes)
    .innerJoin(
      pokerRounds,
      and(eq(pokerRounds.id, pokerVotes.roundId), eq(pokerRounds.attempt, pokerVotes.attempt)),
    )
    .innerJoin(people, eq(people.id, pokerVotes.personId))
    .where(inArray(pokerVotes.roundId, roundIds))
    .orderBy(asc(people.name))
}

async function findSomeone(read: Read, personId: string | null): Promise<Someone | null> {
  if (personId === null) return null
  const [person] = await read
    .select({ personId: people.id, name: people.name })
    .from(people)
    .where(eq(people.id, personId))
  return person ?? null
}

/** For each card the two items of that size that were finished last. */
export async function listReferences(
  read: Read,
  team: TeamRow,
): Promise<PokerReferences['references']> {
  const cards = cardsOfTeam(team).filter(card => card.points !== null)
  const finished = await read
    .select()
    .from(items)
    .where(
      and(
        eq(items.teamId, team.id),
        inArray(items.state, ['completed', 'merged']),
        inArray(
          items.points,
          cards.flatMap(card => card.points ?? []),
        ),
      ),
    )
    .orderBy(desc(items.stateAt))
    .limit(finishedLookedAt)
  return cards.flatMap(card => {
    const same = finished.filter(row => row.points === card.points).slice(0, referencesForCard)
    return same.length === 0 ? [] : [{ label: card.label, items: same.map(publicItem) }]
  })
}
