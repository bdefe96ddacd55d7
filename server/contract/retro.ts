import { z } from 'zod'
import { Someone, Version } from './common.ts'

export const RetroPhase = z.enum([
  'look-back',
  'write',
  'group',
  'vote',
  'discuss',
  'act',
  'close',
  'done',
])
export type RetroPhase = z.infer<typeof RetroPhase>

/** The key of a format and of a place in it: both are data of the domain. */
export const RetroFormatKey = z.enum(['boat', 'start-stop-continue'])
export type RetroFormatKey = z.infer<typeof RetroFormatKey>

/** Where a card lies, by the key of a place of the board's format. */
export const CardPlace = z.string().max(40)
export type CardPlace = z.infer<typeof CardPlace>

export const Card = z
  .object({
    id: z.string(),
    version: Version,
    place: CardPlace,
    text: z.string(),
    /** The card of which this one is a sub-point; only in what came from minutes. */
    parentId: z.string().nullable(),
    groupId: z.string().nullable(),
    /** Dots it got; null until voting ended, unless the team sees totals live. */
    votes: z.int().nullable(),
    isDiscussed: z.boolean(),
    /** Of a rock of an earlier sprint: whether it was hit; null: not asked yet. */
    wasHit: z.boolean().nullable(),
    themeId: z.string().nullable(),
    /** Always null on an anonymous board. */
    author: Someone.nullable(),
  })
  .meta({ id: 'Card' })
export type Card = z.infer<typeof Card>

export const CardGroup = z
  .object({
    id: z.string(),
    version: Version,
    name: z.string(),
    votes: z.int().nullable(),
    isDiscussed: z.boolean(),
  })
  .meta({ id: 'CardGroup' })
export type CardGroup = z.infer<typeof CardGroup>

/** A rock that was seen ahead before this sprint. */
export const Risk = z.object({
  cardId: z.string(),
  version: Version,
  text: z.string(),
  sprintId: z.string(),
  number: z.int(),
  wasHit: z.boolean().nullable(),
})
export type Risk = z.infer<typeof Risk>

export const Risks = z.object({ risks: z.array(Risk) })
export type Risks = z.infer<typeof Risks>

/** What keeps coming back: in which of the last retrospectives a card of it was there. */
export const Theme = z
  .object({
    id: z.string(),
    version: Version,
    name: z.string(),
    /** Numbers of the sprints, of all time, oldest first. */
    sprints: z.array(z.int()),
    /** How many of the last `of` retrospectives, this one included. */
    recent: z.int(),
    of: z.int(),
  })
  .meta({ id: 'Theme' })
export type Theme = z.infer<typeof Theme>

export const Themes = z.object({ themes: z.array(Theme) })
export type Themes = z.infer<typeof Themes>

/** The board as this viewer may see it: before the reveal only one's own cards are in it. */
export const Retro = z
  .object({
    sprintId: z.string(),
    /** Null: nobody opened one. With cards, it came from minutes and is over. */
    board: z
      .object({
        version: Version,
        format: RetroFormatKey,
        isAnonymous: z.boolean(),
        phase: RetroPhase,
        facilitator: Someone.nullable(),
        votesEach: z.int(),
        areTotalsLive: z.boolean(),
        /** `endsAt` while it runs, `leftSeconds` while it rests; both null: none. */
        timer: z.object({ endsAt: z.iso.datetime().nullable(), leftSeconds: z.int().nullable() }),
        /** The card or group that is being talked about. */
        topicId: z.string().nullable(),
        startedAt: z.iso.datetime(),
        endedAt: z.iso.datetime().nullable(),
      })
      .nullable(),
    cards: z.array(Card),
    groups: z.array(CardGroup),
    /**
     * Cards that are not shown yet, for each place that has any: on a board with names those of others, on an anonymous
     * one all, as the server knows nobody's own (see OwnCards).
     */
    hidden: z.array(z.object({ place: CardPlace, cards: z.int() })),
    /** Dots given so far, by all; 0 outside of voting. Who gave them is told to nobody: a browser remembers its own. */
    dotsGiven: z.int(),
    /** How many said that they are ready in this phase. */
    ready: z.int(),
    /** How many have the board open. */
    present: z.int(),
    /** Null until the end: a mean that changes with each answer would tell them one by one. */
    ratings: z.object({ count: z.int(), mean: z.number() }).nullable(),
    /** Those of the last retrospective before this sprint that had any. */
    risks: z.array(Risk),
    /** All of the team, as of this sprint. */
    themes: z.array(Theme),
  })
  .meta({ id: 'Retro' })
export type Retro = z.infer<typeof Retro>

export const NewRetro = z
  .object({
    format: RetroFormatKey,
    isAnonymous: z.boolean(),
    votesEach: z.int().min(1).max(20),
    areTotalsLive: z.boolean(),
  })
  .partial()
export type NewRetro = z.infer<typeof NewRetro>

/** Format and anonymity stay once there is a card. */
export const RetroEdit = NewRetro.extend({ version: Version })
export type RetroEdit = z.infer<typeof RetroEdit>

/**
 * `from`: the phase that was seen; another one in the meantime is a conflict, so that two clicks are one step. No step
 * leads from before the reveal back to hidden cards. Voting begins anew each time; at the end who voted is forgotten.
 */
export const RetroStep = z.object({ from: RetroPhase, to: RetroPhase })
export type RetroStep = z.infer<typeof RetroStep>

/** To hand over is of who leads, to take over (oneself) of everybody: nobody is locked out of a meeting. */
export const RetroFacilitator = z.object({ personId: z.string().max(100).nullable() })
export type RetroFacilitator = z.infer<typeof RetroFacilitator>

/** Starts, rests, goes on or ends. */
export const RetroTimer = z.union([
  z.object({
    seconds: z
      .int()
      .min(10)
      .max(4 * 60 * 60),
  }),
  z.object({ step: z.enum(['pause', 'go-on', 'stop']) }),
])
export type RetroTimer = z.infer<typeof RetroTimer>

export const RetroTopic = z.object({ id: z.string().max(100).nullable() })
export type RetroTopic = z.infer<typeof RetroTopic>

export const RetroReady = z.object({ isReady: z.boolean() })
export type RetroReady = z.infer<typeof RetroReady>

/** A tab says now and then that it has the board open; a random id that lives as long as the tab. */
export const RetroPresence = z.object({ tab: z.string().regex(/^[\w-]{8,64}$/) })
export type RetroPresence = z.infer<typeof RetroPresence>

export const RetroRating = z.object({ rating: z.int().min(1).max(5) })
export type RetroRating = z.infer<typeof RetroRating>

const CardId = z.string().regex(/^[\w-]{16,64}$/, 'An id has 16 to 64 letters, digits, _ and -')
const CardText = z.string().trim().min(1, 'Write something on the card').max(1000)
/** Known to the writer's browser alone; sent with each change of the card in the header `knots-card-secret`. */
export const CardSecret = z.string().regex(/^[\w-]{32,128}$/)

/**
 * The same id again, from the same writer, is the same card. On an anonymous board `secret` is needed; on one with names
 * it is refused, so that nobody writes under a name without having seen so.
 */
export const NewCard = z.object({
  id: CardId.optional(),
  place: CardPlace,
  text: CardText,
  secret: CardSecret.optional(),
})
export type NewCard = z.infer<typeof NewCard>

/**
 * Text and place are the writer's before the reveal, everybody's after it, and nobody's once it is over; the rest comes
 * after the reveal. `wasHit` is of a rock, at any later time.
 */
export const CardEdit = z
  .object({
    version: Version,
    text: CardText,
    place: CardPlace,
    isDiscussed: z.boolean(),
    wasHit: z.boolean().nullable(),
    themeId: z.string().max(100).nullable(),
  })
  .partial()
  .required({ version: true })
export type CardEdit = z.infer<typeof CardEdit>

/** Own cards of an anonymous board before the reveal: the browser names each with its secret. */
export const OwnCards = z.object({
  cards: z.array(z.object({ id: CardId, secret: CardSecret })).max(200),
})
export type OwnCards = z.infer<typeof OwnCards>

/** Those of them that are there and belong to their secret. */
export const Cards = z.object({ cards: z.array(Card) })
export type Cards = z.infer<typeof Cards>

/**
 * Lays a card to another one (a new group, or that one's), into a group, or with null on its own. Its dots go with it into
 * the group. A group with one card is none any more: what dots it had are that card's.
 */
export const Grouping = z.object({
  with: z
    .union([z.object({ cardId: z.string().max(100) }), z.object({ groupId: z.string().max(100) })])
    .nullable(),
})
export type Grouping = z.infer<typeof Grouping>

export const CardGroupEdit = z
  .object({ version: Version, name: z.string().trim().max(120), isDiscussed: z.boolean() })
  .partial()
  .required({ version: true })
export type CardGroupEdit = z.infer<typeof CardGroupEdit>

/** Dots of this person on one card or group from now on. */
export const RetroVote = z.object({ dots: z.int().min(0).max(20) })
export type RetroVote = z.infer<typeof RetroVote>

export const NewTheme = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(120),
})
export type NewTheme = z.infer<typeof NewTheme>

export const ThemeEdit = NewTheme.extend({ version: Version })
export type ThemeEdit = z.infer<typeof ThemeEdit>

export const CardSecretHeader = z.looseObject({ 'knots-card-secret': CardSecret.optional() })
export const VoteParams = z.object({ team: z.string(), id: z.string(), targetId: z.string() })
