import { pointsOfOption } from './detect.ts'
import { GitHubFailure } from './failures.ts'
import { parsed } from './parsed.ts'
import type { HostFeatures } from './queries.ts'
import type { Request } from './request.ts'
import { pointsOf } from './transform.ts'
import { clearQuery, issueFieldQuery, lookQuery, setQuery } from './write-query.ts'
import {
  IssueFieldResponse,
  type IssueFieldShape,
  LookResponse,
  type ValueShape,
  WrittenResponse,
} from './write-response.ts'

/** Which of the three values of an item is meant. */
export type WrittenUse = 'sprint' | 'points' | 'status'

/** In GitHub's terms: the id of an iteration, points, the name of a status; null is none. */
export type BoardValue = string | number | null

type Option = { id: string; name: string }

/** A field of the organisation's issues, which a column of the project may show. */
type IssueField = { id: string; name: string; options: Option[] }

/** An item as it is just before it is written to. */
export type LookedAt = {
  nodeId: string
  projectId: string
  /** The column of that name; its id tells whether it is still the one that is meant. */
  field: { id: string; name: string; dataType: string; options: Option[] }
  use: WrittenUse
  value: BoardValue
  /** Null for drafts and pull requests, which have no values of the issue itself. */
  issueId: string | null
  /** The issue field that the value comes from, if it is one. */
  issueField: IssueField | null
  /** Issue fields named as the column: where the value is empty, one of them may be behind it. */
  namesakes: IssueField[]
}

/** One change of one value, ready to be sent. */
export type Mutation =
  | { kind: 'set'; looked: LookedAt; value: Record<string, string | number> }
  | { kind: 'clear'; looked: LookedAt }
  | { kind: 'issue-field'; looked: LookedAt; fieldId: string; value: Record<string, unknown> }

/** What the answer of a mutation shows; instants in epoch milliseconds, null where it tells none. */
export type Written = { value: BoardValue; itemAt: number | null; contentAt: number | null }

function shownValue(use: WrittenUse, value: ValueShape): BoardValue {
  if (!value) return null
  if (use === 'sprint') return value.iterationId ?? null
  if (use === 'status') return value.name ?? null
  return pointsOf(value).points
}

function issueFieldFrom(shape: IssueFieldShape | null | undefined) {
  const { id, name, options = [] } = shape ?? {}
  return id !== undefined && name !== undefined ? [{ id, name, options }] : []
}

type Looking = { request: Request; host: HostFeatures }

/**
 * An item as GitHub has it now, with the column called `name` and what is in it: one request. Throws a
 * `GitHubFailure`, of the kind `not-found` where the item is gone.
 */
export async function lookAtItem(
  { request, host }: Looking,
  { nodeId, name, use }: { nodeId: string; name: string; use: WrittenUse },
): Promise<LookedAt> {
  const { data } = await request(lookQuery(host), { item: nodeId, field: name })
  const { id, project, value, content } = parsed(LookResponse, data).node
  const { id: fieldId, dataType, options = [] } = project.field ?? {}
  if (fieldId === undefined || dataType === undefined)
    throw new GitHubFailure(
      'unexpected',
      `The project has no column “${name}” any more. Read the board, then ask again.`,
    )
  const isIssue = content?.__typename === 'Issue'
  const nodes = content?.repository?.issueFields?.nodes ?? []
  return {
    nodeId: id,
    projectId: project.id,
    field: { id: fieldId, name, dataType, options },
    use,
    value: shownValue(use, value),
    issueId: isIssue ? (content.id ?? null) : null,
    issueField: issueFieldFrom(value?.issueFieldValue?.field)[0] ?? null,
    namesakes: nodes.flatMap(issueFieldFrom).filter(field => field.name === name),
  }
}

/** Whether two values are the same; points by what a sum of decimals may be off. */
export function isSameValue(a: BoardValue, b: BoardValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-9
  return a === b
}

function optionFor(options: Option[], use: WrittenUse, to: BoardValue): Option | undefined {
  return options.find(({ name }) => (use === 'points' ? pointsOfOption(name) : name) === to)
}

function ownMutation(looked: LookedAt, to: BoardValue): Mutation[] {
  const { field, use } = looked
  if (to === null) return [{ kind: 'clear', looked }]
  if (use === 'sprint') return [{ kind: 'set', looked, value: { iterationId: to } }]
  if (field.dataType !== 'SINGLE_SELECT') return [{ kind: 'set', looked, value: { number: to } }]
  const option = optionFor(field.options, use, to)
  return option ? [{ kind: 'set', looked, value: { singleSelectOptionId: option.id } }] : []
}

function issueFieldMutation(
  looked: LookedAt,
  { id: fieldId, options }: IssueField,
  to: BoardValue,
): Mutation[] {
  const kind = 'issue-field'
  if (to === null) return [{ kind, looked, fieldId, value: { delete: true } }]
  if (options.length === 0) return [{ kind, looked, fieldId, value: { numberValue: to } }]
  const option = optionFor(options, looked.use, to)
  return option ? [{ kind, looked, fieldId, value: { singleSelectOptionId: option.id } }] : []
}

/**
 * What to send so that the item has the value `to`. More than one: GitHub does not tell whether the
 * column is the project's own or shows an issue field, so the second is for when the first is refused
 * as such. None: the column has no option for this value.
 */
export function mutationsFor(looked: LookedAt, to: BoardValue): Mutation[] {
  const { issueField, namesakes, issueId, use } = looked
  if (issueField) return issueFieldMutation(looked, issueField, to)
  const others = use === 'points' && issueId !== null ? namesakes : []
  return [
    ...ownMutation(looked, to),
    ...others.flatMap(field => issueFieldMutation(looked, field, to)),
  ]
}

/**
 * Sends one mutation, once, and tells what its own answer shows. Throws a `GitHubFailure`; after one of
 * the kinds `unreachable` and `too-heavy` the change may have landed all the same.
 */
export async function sendMutation(
  { request, host }: Looking,
  mutation: Mutation,
): Promise<Written> {
  const { looked } = mutation
  if (mutation.kind === 'issue-field') return sendIssueField(request, mutation)
  const { field, nodeId, projectId, use } = looked
  const on = { project: projectId, item: nodeId, fieldId: field.id, field: field.name }
  const { data } =
    mutation.kind === 'clear'
      ? await request(clearQuery(host), on)
      : await request(setQuery(host), { ...on, value: mutation.value })
  const { value, updatedAt } = parsed(WrittenResponse, data).written.projectV2Item
  return { value: shownValue(use, value), itemAt: Date.parse(updatedAt), contentAt: null }
}

async function sendIssueField(
  request: Request,
  { looked, fieldId, value }: Extract<Mutation, { kind: 'issue-field' }>,
): Promise<Written> {
  const values = [{ fieldId, ...value }]
  const { data } = await request(issueFieldQuery, { issue: looked.issueId, values })
  const { issue, issueFieldValues } = parsed(IssueFieldResponse, data).written
  const found = (issueFieldValues ?? []).find(({ field }) => field?.id === fieldId)
  const points = found?.number ?? (found?.name ? pointsOfOption(found.name) : null)
  return { value: points, itemAt: null, contentAt: Date.parse(issue.updatedAt) }
}
