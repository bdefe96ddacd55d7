import { z } from 'zod'
import { Day, Version } from './common.ts'
import { Role } from './identity.ts'
import { MeetingStepKey } from './meeting.ts'
import { RetroFormatKey, RetroPhase } from './retro.ts'

export const AverageMethod = z.enum(['weighted', 'pooled', 'mean', 'median'])
export type AverageMethod = z.infer<typeof AverageMethod>

export const AverageLast = z.union([z.literal(3), z.literal(5), z.literal(8)]).nullable()
export type AverageLast = z.infer<typeof AverageLast>

export const Closure = z.object({ day: Day, name: z.string().trim().max(80) })
export type Closure = z.infer<typeof Closure>

/** A card of planning poker; without points it is no estimate, such as "?". */
export const PokerCard = z.object({
  label: z.string().trim().min(1, 'Give the card a label').max(8),
  points: z.number().min(0).max(1000).nullable(),
  meaning: z.string().trim().max(120),
})
export type PokerCard = z.infer<typeof PokerCard>

const Name = z.string().trim().min(1, 'Give the team a name').max(80)
const TimeZone = z.string().min(1).max(60)
const Owner = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/,
    'An owner is the name of an organisation or user on GitHub',
  )
const GithubProject = z.object({ owner: Owner, number: z.int().min(1).max(2_147_483_647) })

export const RetroSettings = z.object({
  format: RetroFormatKey,
  isAnonymous: z.boolean(),
  /** Dots that each person may give. */
  votesEach: z.int().min(1).max(20),
  areTotalsLive: z.boolean(),
  /** Phases that are left out. */
  skips: z.array(RetroPhase.exclude(['write', 'done'])).max(6),
})
export type RetroSettings = z.infer<typeof RetroSettings>

export const Team = z
  .object({
    id: z.string(),
    slug: z.string(),
    version: Version,
    name: z.string(),
    timeZone: z.string(),
    weekdays: z.array(z.int().min(1).max(7)),
    closures: z.array(Closure),
    country: z.string().nullable(),
    region: z.string().nullable(),
    commitmentDays: z.int(),
    graceDays: z.int(),
    average: z.object({ method: AverageMethod, last: AverageLast }),
    doneStatuses: z.array(z.string()).nullable(),
    pointScale: z.array(z.number()),
    splitLimit: z.number(),
    /** The team's own words on how to use velocity, Markdown; null: those of Knots. */
    velocityWords: z.string().nullable(),
    /** The cards of planning poker; null: made of the point scale. */
    pokerCards: z.array(PokerCard).nullable(),
    /** How retrospectives begin. */
    retro: RetroSettings,
    /** The steps of its meetings in their order; those not among them are left out. */
    meetingSteps: z.array(MeetingStepKey),
    /** Part of the addresses under which the team's charts can be embedded elsewhere; null: nowhere. */
    pictureKey: z.string().nullable(),
    /** Whether everybody who signs in may read it. */
    isPublic: z.boolean(),
    isDemo: z.boolean(),
    github: z
      .object({
        owner: z.string(),
        number: z.int(),
        title: z.string().nullable(),
        url: z.string().nullable(),
      })
      .nullable(),
    /** Whether a token is at hand: the team's own, or the environment's. The token itself is never sent. */
    hasToken: z.boolean(),
    /** Where that token is from. */
    tokenFrom: z.enum(['team', 'app', 'environment']).nullable(),
  })
  .meta({ id: 'Team' })
export type Team = z.infer<typeof Team>

export const Teams = z.object({ teams: z.array(Team) })
export type Teams = z.infer<typeof Teams>

export const NewTeam = z.object({
  name: Name,
  timeZone: TimeZone,
  github: GithubProject.optional(),
})
export type NewTeam = z.infer<typeof NewTeam>

export const TeamEdit = z
  .object({
    version: Version,
    name: Name,
    timeZone: TimeZone,
    weekdays: z.array(z.int().min(1).max(7)).min(1, 'A team works on at least one weekday'),
    closures: z.array(Closure).max(400),
    country: z.string().max(2).nullable(),
    region: z.string().max(10).nullable(),
    commitmentDays: z.int().min(0).max(3),
    graceDays: z.int().min(0).max(3),
    average: z.object({ method: AverageMethod, last: AverageLast }),
    doneStatuses: z.array(z.string().max(80)).max(50).nullable(),
    pointScale: z.array(z.number().positive()).min(1).max(20),
    splitLimit: z.number().positive(),
    velocityWords: z.string().trim().max(5000).nullable(),
    pokerCards: z.array(PokerCard).min(2, 'Poker needs at least two cards').max(20).nullable(),
    retro: RetroSettings.partial(),
    meetingSteps: z
      .array(MeetingStepKey)
      .min(1, 'A meeting has at least one step')
      .max(8)
      .nullable(),
    github: GithubProject.nullable(),
  })
  .partial()
  .required({ version: true })
export type TeamEdit = z.infer<typeof TeamEdit>

export const NewToken = z.object({
  token: z
    .string()
    .trim()
    .min(1, 'Paste a token')
    .max(400)
    .regex(
      /^[\x21-\x7e]*$/,
      'A token has no spaces, line breaks or special letters. Copy it again from GitHub',
    ),
})
export type NewToken = z.infer<typeof NewToken>

export const SayWho = z.object({ team: z.string(), personId: z.string().nullable() })
export type SayWho = z.infer<typeof SayWho>

/** Who I am in a team, and what I may do there. */
export const Me = SayWho.extend({
  role: Role,
  /** Whether this can be changed: an account is somebody of the team for good, unless a scrum master changes it. */
  canChoose: z.boolean(),
})
export type Me = z.infer<typeof Me>
