import { z } from 'zod'
import { SprintItem } from './item.ts'

/** Waiting for a review, needing changes, approved, or a draft. */
export const PullRequestGroup = z.enum(['waiting', 'changes', 'approved', 'draft'])
export type PullRequestGroup = z.infer<typeof PullRequestGroup>

/** Since when, and how long that is in days and in working days of the team. */
export const Waiting = z.object({
  since: z.iso.datetime(),
  days: z.int(),
  workingDays: z.int(),
})
export type Waiting = z.infer<typeof Waiting>

export const PullRequest = SprintItem.pick({
  id: true,
  number: true,
  repository: true,
  title: true,
  url: true,
  points: true,
  aside: true,
  status: true,
  assignees: true,
})
  .extend({
    group: PullRequestGroup,
    /** Whether it is in the sprint, itself or through an issue that it closes; else it is in no sprint. */
    inSprint: z.boolean(),
    /** Null when not known, and for those approved and drafts. */
    waiting: Waiting.nullable(),
    /** Changed lines; null until they were read. */
    size: z
      .object({
        lines: z.int(),
        additions: z.int(),
        deletions: z.int(),
        files: z.int().nullable(),
        mark: z.enum(['big', 'very-big']).nullable(),
      })
      .nullable(),
    closes: z.array(
      z.object({
        number: z.int().nullable(),
        repository: z.string().nullable(),
        title: z.string(),
        url: z.string().nullable(),
        isOpen: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PullRequest' })
export type PullRequest = z.infer<typeof PullRequest>

export const PullRequests = z
  .object({
    /** Groups in their order, each with the longest wait in it. */
    groups: z.array(
      z.object({ group: PullRequestGroup, count: z.int(), oldest: Waiting.nullable() }),
    ),
    /** From how many changed lines on one is big, and very big. */
    bigFrom: z.object({ big: z.int(), veryBig: z.int() }),
    /** By group; those of the sprint first, of these what has waited longest. */
    pullRequests: z.array(PullRequest),
  })
  .meta({ id: 'PullRequests' })
export type PullRequests = z.infer<typeof PullRequests>
