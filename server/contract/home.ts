import { z } from 'zod'
import { Action } from './action.ts'
import { Burndown } from './burndown.ts'
import { Sprint } from './sprint.ts'
import { Sync } from './sync.ts'

/** The current sprint at a glance. */
export const Home = z
  .object({
    sprint: Sprint.nullable(),
    burndown: Burndown.nullable(),
    /** Working days left, today included. */
    daysLeft: z.int().nullable(),
    notAnswered: z.array(z.object({ personId: z.string(), name: z.string() })),
    /** What is pending and due by the end of the sprint, or in no sprint and has come back: overdue first. */
    actionsDue: z.array(
      Action.pick({
        id: true,
        text: true,
        owner: true,
        state: true,
        dueSprint: true,
        isOverdue: true,
        cameBack: true,
      }),
    ),
    /** Sprints that are over and not closed yet. */
    toClose: z.array(z.object({ id: z.string(), number: z.int() })),
    warnings: z.array(z.string()),
    /** How much the board check finds; null without a board that was read. */
    boardCheck: z.object({ findings: z.int() }).nullable(),
    sync: Sync,
    /** What the team has so far, so that an empty page can say what to do next. */
    has: z.object({ sprints: z.int(), people: z.int(), items: z.int(), github: z.boolean() }),
  })
  .meta({ id: 'Home' })
export type Home = z.infer<typeof Home>
