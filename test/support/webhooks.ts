import { createHmac } from 'node:crypto'
import type { Content, FieldInput, Item } from '../../scripts/stand-in/world/types.ts'

export const webhookSecret = 'an anchor, a buoy and a lantern'

let counter = 0

/** Another id for each delivery, as GitHub gives them. */
export function newDeliveryId(): string {
  counter += 1
  return `72d3162e-cc78-11e3-81ab-${String(counter).padStart(12, '0')}`
}

export type Signed = { headers: Record<string, string>; body: string }

/** A delivery as it comes over the wire. */
export function signed(
  event: string,
  payload: unknown,
  { secret = webhookSecret, deliveryId = newDeliveryId() } = {},
): Signed {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-event': event,
      'x-github-delivery': deliveryId,
      'x-hub-signature-256': `sha256=${signature}`,
    },
  }
}

/** GitHub's dates have whole seconds. */
const dateTime = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`

const around = { organization: { login: 'harbour-works' }, sender: { login: 'mara-lind' } }

const contentTypes = { Issue: 'Issue', PullRequest: 'PullRequest', DraftIssue: 'DraftIssue' }

/** `projects_v2_item`, of an item as the stand-in's world has it now. */
export function itemPayload(action: string, item: Item, changes?: object) {
  return {
    action,
    projects_v2_item: {
      id: item.databaseId,
      node_id: item.id,
      project_node_id: item.project.id,
      content_node_id: item.content.id,
      content_type: contentTypes[item.content.__typename],
      created_at: dateTime(item.createdAt),
      updated_at: dateTime(item.updatedAt),
      archived_at: item.isArchived ? dateTime(item.updatedAt) : null,
    },
    ...(changes && { changes }),
    ...around,
  }
}

/** What a value looks like in `from` and `to`. */
function told(item: Item, fieldId: string, input: FieldInput | undefined): unknown {
  if (!input) return null
  if ('number' in input) return input.number
  const field = item.project.fields.find(({ id }) => id === fieldId)
  if ('singleSelectOptionId' in input)
    return field?.options.find(({ id }) => id === input.singleSelectOptionId)
  if ('iterationId' in input) return { id: input.iterationId, title: 'some sprint', duration: 14 }
  return undefined
}

/** `projects_v2_item` `edited` of one field, as it is now; `bare` leaves out `from` and `to`. */
export function fieldEdit(item: Item, fieldName: string, { bare = false } = {}) {
  const field = item.project.fields.find(({ name }) => name === fieldName)
  if (!field) throw new Error(`The board has no field ${fieldName}`)
  const value = item.values.find(one => one.field === field)
  const to = told(item, field.id, value?.input)
  return itemPayload('edited', item, {
    field_value: {
      field_node_id: field.id,
      field_type: field.dataType.toLowerCase(),
      field_name: fieldName,
      project_number: item.project.number,
      ...(bare ? {} : { from: null, to }),
    },
  })
}

/** `issues` or `pull_request`, with the event's name. */
export function contentPayload(action: string, content: Content): [string, unknown] {
  if (content.__typename === 'DraftIssue') throw new Error('GitHub tells nothing of drafts')
  const { id, closedAt, updatedAt } = content
  const closed_at = closedAt === null ? null : dateTime(closedAt)
  const told = { node_id: id, updated_at: dateTime(updatedAt), closed_at }
  if (content.__typename === 'Issue') {
    const state_reason = content.stateReason?.toLowerCase() ?? null
    return ['issues', { action, issue: { ...told, state_reason }, ...around }]
  }
  const { mergedAt } = content
  const merged = mergedAt !== null
  const merged_at = merged ? dateTime(mergedAt) : null
  return ['pull_request', { action, pull_request: { ...told, merged, merged_at }, ...around }]
}

/** `projects_v2`, of a project as it is now. */
export function projectPayload(action: string, project: Item['project']) {
  return { action, projects_v2: { node_id: project.id, title: project.title }, ...around }
}

export function pingPayload(events: string[]) {
  return { zen: 'Keep it simple.', hook_id: 4, hook: { type: 'Organization', events }, ...around }
}
