import { z } from 'zod'
import type { ItemState } from '../domain/change.ts'
import type { WebhookFact } from '../domain/webhook-changes.ts'
import { type FieldMapping, pointsOfOption } from './detect.ts'
import { closedIssueState } from './transform.ts'

/** What a field was set to, before anybody knows what the field means. */
export type FieldFact = {
  field: 'value'
  fieldId: string
  value: number | { id: string; name: string | null } | null
  at: number
}

export type PayloadFact = FieldFact | Extract<WebhookFact, { field: 'archived' | 'state' }>

/** A delivery reduced to what Knots does with it. Instants are epoch milliseconds; ids are GitHub's. */
export type Delivered = { action: string | null } & (
  | {
      kind: 'item'
      projectId: string
      nodeId: string
      /** When the item last changed: a read that shows it older came too early. */
      at: number
      isDeleted: boolean
      /** Nothing but its place on the board changed. */
      isOrderOnly: boolean
      facts: PayloadFact[]
    }
  | { kind: 'project'; projectId: string }
  | { kind: 'content'; contentId: string; at: number; facts: PayloadFact[] }
  | { kind: 'ping'; organisation: string | null; missing: string[] }
  | { kind: 'other' }
)

const Instant = z.iso.datetime({ offset: true }).transform(text => Date.parse(text))
const Action = z.object({ action: z.string().nullish() })

/** Any of these can be missing, and GitHub has sent edits without `from` and `to`. */
const FieldValue = z.object({ field_node_id: z.string().optional(), to: z.unknown().optional() })
const Option = z.object({ id: z.coerce.string(), name: z.string().nullish() })

const ItemPayload = z.object({
  action: z.string(),
  changes: z.object({ field_value: FieldValue.optional() }).nullish(),
  projects_v2_item: z.object({
    node_id: z.string(),
    project_node_id: z.string(),
    updated_at: Instant,
  }),
})

const ProjectPayload = z.object({ projects_v2: z.object({ node_id: z.string() }) })

const Content = z.object({
  node_id: z.string(),
  updated_at: Instant,
  closed_at: Instant.nullish(),
  state_reason: z.string().nullish(),
  merged: z.boolean().nullish(),
  merged_at: Instant.nullish(),
})
type Content = z.infer<typeof Content>

const IssuePayload = z.object({ action: z.string(), issue: Content })
const PullRequestPayload = z.object({ action: z.string(), pull_request: Content })

const PingPayload = z.object({
  hook: z.object({ events: z.array(z.string()).optional() }).nullish(),
  organization: z.object({ login: z.string() }).nullish(),
})

/** The events that Knots reads, as GitHub names them. Without the first one nothing comes of a webhook. */
export const webhookEvents = ['projects_v2_item', 'projects_v2', 'issues', 'pull_request'] as const

/**
 * Reduces the JSON of a delivery to what Knots does with it, by the name of its event. Events that it
 * does not read, and those of a kind not known here, are `other`. Throws a ZodError for a payload of a
 * known event in another shape than GitHub documents.
 */
export function deliveredOf(event: string, payload: unknown): Delivered {
  switch (event) {
    case 'projects_v2_item':
      return itemOf(ItemPayload.parse(payload))
    case 'projects_v2': {
      const { projects_v2: project } = ProjectPayload.parse(payload)
      return { kind: 'project', action: actionOf(payload), projectId: project.node_id }
    }
    case 'issues': {
      const { action, issue } = IssuePayload.parse(payload)
      return contentOf(action, issue, issueStateAfter(action, issue))
    }
    case 'pull_request':
    case 'pull_request_review': {
      const { action, pull_request: pull } = PullRequestPayload.parse(payload)
      const told = event === 'pull_request' ? pullRequestStateAfter(action, pull) : null
      return contentOf(action, pull, told)
    }
    case 'ping':
      return pingOf(PingPayload.parse(payload))
    default:
      return { kind: 'other', action: actionOf(payload) }
  }
}

const actionOf = (payload: unknown) => Action.safeParse(payload).data?.action ?? null

function itemOf({
  action,
  changes,
  projects_v2_item: item,
}: z.infer<typeof ItemPayload>): Delivered {
  const at = item.updated_at
  const isArchival = action === 'archived' || action === 'restored'
  const archival: PayloadFact[] = isArchival
    ? [{ field: 'archived', value: action === 'archived', at }]
    : []
  return {
    kind: 'item',
    action,
    projectId: item.project_node_id,
    nodeId: item.node_id,
    at,
    isDeleted: action === 'deleted',
    isOrderOnly: action === 'reordered',
    facts: [...archival, ...fieldFacts(changes?.field_value, at)],
  }
}

function fieldFacts(change: z.infer<typeof FieldValue> | undefined, at: number): PayloadFact[] {
  const { field_node_id: fieldId, to } = change ?? {}
  if (fieldId === undefined) return []
  if (to === null || typeof to === 'number') return [{ field: 'value', fieldId, value: to, at }]
  const option = Option.safeParse(to)
  if (!option.success) return []
  const { id, name = null } = option.data
  return [{ field: 'value', fieldId, value: { id, name }, at }]
}

function contentOf(
  action: string,
  content: Content,
  told: { value: ItemState; at: number } | null,
): Delivered {
  const { node_id: contentId, updated_at: at } = content
  const facts: PayloadFact[] = told ? [{ field: 'state', ...told }] : []
  return { kind: 'content', action, contentId, at, facts }
}

function issueStateAfter(action: string, issue: Content) {
  if (action === 'reopened') return { value: 'open' as const, at: issue.updated_at }
  if (action !== 'closed') return null
  const value = closedIssueState(issue.state_reason?.toUpperCase())
  return { value, at: issue.closed_at ?? issue.updated_at }
}

function pullRequestStateAfter(action: string, pull: Content) {
  if (action === 'reopened') return { value: 'open' as const, at: pull.updated_at }
  if (action !== 'closed') return null
  const closedAt = pull.closed_at ?? pull.updated_at
  return pull.merged
    ? { value: 'merged' as const, at: pull.merged_at ?? closedAt }
    : { value: 'unmerged' as const, at: closedAt }
}

function pingOf({ hook, organization }: z.infer<typeof PingPayload>): Delivered {
  const sent = hook?.events
  const isAll = !sent || sent.includes('*')
  const missing = isAll ? [] : webhookEvents.filter(event => !sent.includes(event))
  return { kind: 'ping', action: null, organisation: organization?.login ?? null, missing }
}

/**
 * What a fact of a payload means on a board whose fields are mapped so: points, status, or the id of
 * GitHub's iteration for the sprint. Null for a field that means nothing to Knots, and for a value
 * that is none of its kind. Points beyond 100,000 count as not estimated, as when the board is read.
 */
export function meaningOf(fact: PayloadFact, mapping: FieldMapping): WebhookFact | null {
  if (fact.field !== 'value') return fact
  const { fieldId, value, at } = fact
  if (fieldId === mapping.points?.id) {
    const points = value !== null && typeof value === 'object' ? optionPoints(value.name) : value
    const isOdd = points !== null && Math.abs(points) > mostPoints
    return { field: 'points', value: isOdd ? null : points, at }
  }
  if (typeof value === 'number') return null
  if (fieldId === mapping.sprint?.id) return { field: 'sprint', value: value?.id ?? null, at }
  if (fieldId !== mapping.status?.id) return null
  if (value !== null && value.name === null) return null
  return { field: 'status', value: value?.name ?? null, at }
}

const mostPoints = 100_000

const optionPoints = (name: string | null) => (name === null ? null : pointsOfOption(name))
