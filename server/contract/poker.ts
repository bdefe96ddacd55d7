import { z } from 'zod'
import { Someone } from './common.ts'
import { PokerCard } from './team.ts'

export const PokerRoundState = z.enum(['waiting', 'voting', 'revealed', 'estimated', 'skipped'])
export type PokerRoundState = z.infer<typeof PokerRoundState>

/** An item of the board, as far as an estimate needs it. */
const PokerItem = z.object({
  id: z.string(),
  number: z.int().nullable(),
  repository: z.string().nullable(),
  title: z.string(),
  url: z.string().nullable(),
  points: z.number().nullable(),
})

/** One item or topic. Before the reveal nothing tells what anybody voted, not even oneself. */
export const PokerRound = z
  .object({
    id: z.string(),
    title: z.string(),
    item: PokerItem.nullable(),
    state: PokerRoundState,
    /** Raised by each "vote again"; a vote remembered for another attempt holds no more. */
    attempt: z.int(),
    voted: z.array(Someone),
    /** Null until they are revealed. */
    votes: z.array(Someone.extend({ label: z.string() })).nullable(),
    spread: z
      .object({
        counts: z.array(z.object({ label: z.string(), votes: z.int() })),
        mean: z.number().nullable(),
        isAgreed: z.boolean(),
        lowest: z.array(z.string()),
        highest: z.array(z.string()),
        suggested: z.string().nullable(),
      })
      .nullable(),
    estimate: z.number().nullable(),
  })
  .meta({ id: 'PokerRound' })
export type PokerRound = z.infer<typeof PokerRound>

export const Poker = z
  .object({
    /** Null: none is being played. */
    game: z
      .object({
        id: z.string(),
        facilitator: Someone.nullable(),
        startedAt: z.iso.datetime(),
        rounds: z.array(PokerRound),
      })
      .nullable(),
    cards: z.array(PokerCard),
  })
  .meta({ id: 'Poker' })
export type Poker = z.infer<typeof Poker>

/** Finished items for each card, the latest first, to compare with. */
export const PokerReferences = z.object({
  references: z.array(z.object({ label: z.string(), items: z.array(PokerItem) })),
})
export type PokerReferences = z.infer<typeof PokerReferences>

/** What to estimate; what is in the game already is not added again. */
export const NewPokerRounds = z
  .object({
    itemIds: z.array(z.string().max(200)).max(200).default([]),
    topics: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  })
  .refine(({ itemIds, topics }) => itemIds.length + topics.length > 0, {
    error: 'Name at least one item or topic to estimate',
  })
export type NewPokerRounds = z.input<typeof NewPokerRounds>

/** A card's label; null takes the vote back. */
export const NewPokerVote = z.object({ label: z.string().max(8).nullable() })
export type NewPokerVote = z.infer<typeof NewPokerVote>

export const PokerFacilitator = z.object({ personId: z.string().max(100) })
export type PokerFacilitator = z.infer<typeof PokerFacilitator>

export const PokerStep = z.enum(['open', 'reveal', 'again', 'skip'])
export type PokerStep = z.infer<typeof PokerStep>

export const PokerEstimate = z.object({ points: z.number().min(0).max(1000) })
export type PokerEstimate = z.infer<typeof PokerEstimate>
