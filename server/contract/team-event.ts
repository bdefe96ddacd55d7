import { z } from 'zod'
import { Day, Version } from './common.ts'

const Name = z.string().trim().min(1, 'Give the event a name').max(80)
const PersonIds = z.array(z.string().max(100)).min(1, 'Name at least one person').max(500)

/** Days that matter to a team's plans: a conference, a review week, a visit. */
export const TeamEvent = z
  .object({
    id: z.string(),
    version: Version,
    name: z.string(),
    firstDay: Day,
    lastDay: Day,
    /** Whom it touches; null: everybody. */
    personIds: z.array(z.string()).nullable(),
    /** Whether those it touches are away from the sprint's work on these days. */
    isAway: z.boolean(),
  })
  .meta({ id: 'TeamEvent' })
export type TeamEvent = z.infer<typeof TeamEvent>

export const TeamEvents = z.object({ events: z.array(TeamEvent) })
export type TeamEvents = z.infer<typeof TeamEvents>

export const NewTeamEvent = z.object({
  name: Name,
  firstDay: Day,
  lastDay: Day,
  personIds: PersonIds.nullable().default(null),
  isAway: z.boolean().default(true),
})
export type NewTeamEvent = z.input<typeof NewTeamEvent>

export const TeamEventEdit = z
  .object({
    version: Version,
    name: Name,
    firstDay: Day,
    lastDay: Day,
    personIds: PersonIds.nullable(),
    isAway: z.boolean(),
  })
  .partial()
  .required({ version: true })
export type TeamEventEdit = z.infer<typeof TeamEventEdit>
