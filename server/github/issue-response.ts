import { z } from 'zod'

// As in `responses.ts`: only the fields used.

export const IssueShape = z.object({
  id: z.string(),
  number: z.int(),
  url: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  issueState: z.string(),
  stateReason: z.string().nullish(),
  repository: z.object({ nameWithOwner: z.string() }),
})
export type IssueShape = z.infer<typeof IssueShape>

export const RepositoryResponse = z.object({
  repository: z
    .object({
      id: z.string(),
      nameWithOwner: z.string(),
      hasIssuesEnabled: z.boolean(),
      isArchived: z.boolean(),
    })
    .nullable(),
})

export const NewestIssuesResponse = z.object({
  repository: z
    .object({
      issues: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        nodes: z.array(IssueShape.extend({ body: z.string() }).nullable()).nullish(),
      }),
    })
    .nullable(),
})

export const NumberedIssueResponse = z.object({
  repository: z.object({ issue: IssueShape.nullable() }).nullable(),
})

export const CreatedResponse = z.object({ created: z.object({ issue: IssueShape }) })

export const IssueStatesResponse = z.object({
  nodes: z.array(z.looseObject({ __typename: z.string() }).nullable()),
})
