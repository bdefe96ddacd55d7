import { z } from 'zod'

const Instant = z.iso.datetime({ offset: true })

const Linked = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  url: z.string(),
  state: z.string(),
  repository: z.object({ nameWithOwner: z.string() }),
})
export type Linked = z.infer<typeof Linked>

const LinkedList = z
  .object({ totalCount: z.int(), nodes: z.array(Linked.nullable()).nullable() })
  .nullish()

const Reviewer = z.object({ __typename: z.string(), id: z.string().optional() }).nullish()

const Reviews = z
  .object({
    nodes: z.array(z.object({ submittedAt: Instant.nullish() }).nullable()).nullable(),
  })
  .nullish()

const Details = z.object({
  __typename: z.string(),
  id: z.string().optional(),
  parent: Linked.nullish(),
  subIssuesSummary: z.object({ total: z.int(), completed: z.int() }).optional(),
  blockedBy: LinkedList,
  pullRequestState: z.string().optional(),
  isDraft: z.boolean().optional(),
  createdAt: Instant.optional(),
  reviewDecision: z.string().nullish(),
  additions: z.int().optional(),
  deletions: z.int().optional(),
  changedFiles: z.int().optional(),
  closingIssuesReferences: LinkedList,
  reviewRequests: z
    .object({
      totalCount: z.int(),
      nodes: z.array(z.object({ requestedReviewer: Reviewer }).nullable()).nullable(),
    })
    .nullish(),
  opinions: Reviews,
  demands: Reviews,
  timelineItems: z
    .object({
      nodes: z
        .array(
          z
            .object({
              __typename: z.string(),
              createdAt: Instant.optional(),
              requestedReviewer: Reviewer,
            })
            .nullable(),
        )
        .nullable(),
    })
    .optional(),
})
export type Details = z.infer<typeof Details>

export const DetailsResponse = z.object({ nodes: z.array(Details.nullable()) })
