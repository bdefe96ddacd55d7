import { z } from 'zod'
import { Burndown } from './burndown.ts'
import { Day } from './common.ts'
import { Goals, SprintGoals } from './goal.ts'
import { Report } from './review.ts'
import { Sprint } from './sprint.ts'
import { Velocity } from './velocity.ts'

export const SharePage = z.enum(['sprint', 'report', 'velocity', 'goals', 'calendar'])
export type SharePage = z.infer<typeof SharePage>

/** A page that can be read under an address of its own. The address itself is told once, when it is made. */
export const ShareLink = z
  .object({
    id: z.string(),
    page: SharePage,
    sprint: z.object({ id: z.string(), number: z.int() }).nullable(),
    note: z.string(),
    madeBy: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ShareLink' })
export type ShareLink = z.infer<typeof ShareLink>

export const ShareLinks = z.object({ links: z.array(ShareLink) })
export type ShareLinks = z.infer<typeof ShareLinks>

export const NewShareLink = z.object({
  page: SharePage,
  /** The sprint of the pages `sprint` and `report`. */
  sprintId: z.string().max(100).nullable().default(null),
  note: z.string().trim().max(200).default(''),
  /** The last day on which it opens; null: until it is revoked. */
  lastDay: Day.nullable().default(null),
})
export type NewShareLink = z.input<typeof NewShareLink>

/** The one answer that holds the path, such as `/share/KEY`; of a calendar that which a calendar program asks. */
export const MadeShareLink = ShareLink.extend({ path: z.string() })
export type MadeShareLink = z.infer<typeof MadeShareLink>

/** All that a shared page shows: what its own parts would have fetched, and nothing else of the team. */
export const SharedPage = z
  .object({
    page: SharePage,
    team: z.object({ slug: z.string(), name: z.string(), timeZone: z.string() }),
    sprint: Sprint.nullable(),
    burndown: Burndown.nullable(),
    report: Report.nullable(),
    sprintGoals: SprintGoals.nullable(),
    velocity: Velocity.nullable(),
    goals: Goals.nullable(),
  })
  .meta({ id: 'SharedPage' })
export type SharedPage = z.infer<typeof SharedPage>

export const ShareParams = z.object({ key: z.string().max(200) })
