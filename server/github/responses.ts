import { z } from 'zod'

// Only the fields used, and no more strictness than needed: a `__typename` that Knots does not know
// comes with none of the optional fields and is read as "nothing there".

const Instant = z.iso.datetime({ offset: true })

const Iteration = z.object({
  id: z.string(),
  title: z.string(),
  startDate: z.iso.date(),
  duration: z.int().min(1),
})

const Field = z.object({
  __typename: z.string(),
  id: z.string().optional(),
  name: z.string().optional(),
  dataType: z.string().optional(),
  options: z.array(z.object({ name: z.string() })).optional(),
  configuration: z
    .object({ iterations: z.array(Iteration), completedIterations: z.array(Iteration) })
    .optional(),
})

const Named = z.object({ name: z.string() }).nullish()

const View = z.object({
  number: z.int(),
  name: z.string(),
  filter: z.string().nullish(),
  layout: z.string(),
})

export const ProjectResponse = z.object({
  viewer: z.object({ login: z.string() }).nullish(),
  repositoryOwner: z
    .object({
      projectV2: z
        .object({
          id: z.string(),
          title: z.string(),
          url: z.string(),
          updatedAt: Instant.nullish(),
          viewerCanUpdate: z.boolean().nullish(),
          fields: z.object({ nodes: z.array(Field.nullable()) }),
          views: z.object({ nodes: z.array(View.nullable()).nullable() }).nullish(),
        })
        .nullish(),
    })
    .nullable(),
  project: z
    .object({
      fields: z.array(
        z.object({ name: z.string(), args: z.array(z.object({ name: z.string() })) }),
      ),
    })
    .nullish(),
  issueFieldValue: Named,
  statusEvent: Named,
  issue: z.object({ fields: z.array(z.object({ name: z.string() })) }).nullish(),
})
export type ProjectResponse = z.infer<typeof ProjectResponse>

const PointsValue = z.object({
  __typename: z.string(),
  number: z.number().nullish(),
  name: z.string().nullish(),
  updatedAt: Instant.optional(),
  issueFieldValue: z
    .object({ __typename: z.string(), number: z.number().optional(), name: z.string().optional() })
    .nullish(),
})

const SprintValue = z.object({
  __typename: z.string(),
  iterationId: z.string().optional(),
  updatedAt: Instant.optional(),
})

const StatusValue = z.object({
  __typename: z.string(),
  name: z.string().nullish(),
  updatedAt: Instant.optional(),
})

const connectionOf = <Node extends z.ZodType>(node: Node) =>
  z.object({ totalCount: z.int(), nodes: z.array(node.nullable()).nullable() }).nullish()

const Content = z.object({
  __typename: z.string(),
  id: z.string().optional(),
  number: z.int().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  issueState: z.string().optional(),
  stateReason: z.string().nullish(),
  pullRequestState: z.string().optional(),
  isDraft: z.boolean().optional(),
  reviewDecision: z.string().nullish(),
  mergedAt: Instant.nullish(),
  closedAt: Instant.nullish(),
  updatedAt: Instant.optional(),
  repository: z.object({ nameWithOwner: z.string() }).optional(),
  assignees: connectionOf(z.object({ login: z.string() })),
  labels: connectionOf(z.object({ name: z.string() })),
})

export const ItemNode = z.object({
  id: z.string(),
  type: z.string(),
  isArchived: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  points: PointsValue.nullish(),
  sprint: SprintValue.nullish(),
  status: StatusValue.nullish(),
  content: Content.nullable(),
})
export type ItemNode = z.infer<typeof ItemNode>

const MappedField = z.object({ id: z.string().optional() }).nullish()

export const ItemsResponse = z.object({
  node: z
    .object({
      points: MappedField,
      sprint: MappedField,
      status: MappedField,
      items: z.object({
        totalCount: z.int(),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        nodes: z.array(ItemNode.nullable()),
      }),
    })
    .nullable(),
})
export type ItemsResponse = z.infer<typeof ItemsResponse>

export const ItemsByIdResponse = z.object({
  nodes: z.array(ItemNode.nullable()),
})
export type ItemsByIdResponse = z.infer<typeof ItemsByIdResponse>
