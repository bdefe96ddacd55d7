import { tell } from './events.ts'
import { fieldChange, toldValue } from './field-changes.ts'
import type { Field, Value } from './field-types.ts'
import { itemHappened } from './happenings.ts'
import type { Content, Draft, FieldInput, Issue, Item, Person, Project, World } from './types.ts'
import { newIds, remember } from './world.ts'

type Change = { at: number; by: Person | null; automated?: boolean }

function touch(item: Item, at: number): void {
  item.updatedAt = at
  item.project.updatedAt = at
}

/** Puts an issue, pull request or draft on the board, at its end. Twice gives the same item. */
export function addItem(world: World, project: Project, content: Content, change: Change): Item {
  const known = content.items.find(item => item.project === project)
  if (known) return known
  const item: Item = {
    __typename: 'ProjectV2Item',
    ...newIds(world, 'PVTI'),
    project,
    content,
    isArchived: false,
    archivedAt: null,
    createdAt: change.at,
    updatedAt: change.at,
    creator: change.by,
    values: [],
    isHidden: false,
    forbidden: null,
    isUnlisted: false,
  }
  project.items.push(remember(world, item))
  project.updatedAt = change.at
  content.items.push(item)
  const wasAutomated = change.automated ?? false
  tell(world, content, 'AddedToProjectV2Event', change.at, change.by, { project, wasAutomated })
  itemHappened(item, 'created', change)
  return item
}

/** The item leaves the board for good; put back later, it is another item with another id. */
export function removeItem(world: World, item: Item, change: Change): void {
  const { project, content } = item
  project.items.splice(project.items.indexOf(item), 1)
  project.updatedAt = change.at
  content.items.splice(content.items.indexOf(item), 1)
  world.nodes.delete(item.id)
  const wasAutomated = change.automated ?? false
  tell(world, content, 'RemovedFromProjectV2Event', change.at, change.by, { project, wasAutomated })
  itemHappened(item, 'deleted', change)
}

/** In these changes GitHub writes an offset instead of the Z it writes everywhere else. */
function offsetText(at: number | null): string | null {
  return at === null ? null : `${new Date(at + 3_600_000).toISOString().slice(0, 19)}+01:00`
}

export function setArchived(item: Item, isArchived: boolean, change: Change): void {
  if (item.isArchived === isArchived) return
  const from = item.archivedAt
  item.isArchived = isArchived
  item.archivedAt = isArchived ? change.at : null
  touch(item, change.at)
  const changes = { archived_at: { from: offsetText(from), to: offsetText(item.archivedAt) } }
  itemHappened(item, isArchived ? 'archived' : 'restored', change, { changes })
}

/** Moves the item behind another, or to the top. Pages are positional, so this moves others too. */
export function placeAfter(item: Item, after: Item | null, change: Change): void {
  if (item === after) return
  const { items } = item.project
  const before = items[items.indexOf(item) - 1]
  items.splice(items.indexOf(item), 1)
  items.splice(after ? items.indexOf(after) + 1 : 0, 0, item)
  touch(item, change.at)
  const previous = { from: before?.id ?? null, to: after?.id ?? null }
  const changes = { previous_projects_v2_item_node_id: previous }
  itemHappened(item, 'reordered', change, { changes })
}

export function findValue(item: Item, field: Field): Value | undefined {
  return item.values.find(value => value.field === field)
}

function statusName(value: Value | undefined): string {
  if (!value || !('singleSelectOptionId' in value.input)) return ''
  const { singleSelectOptionId } = value.input
  return value.field.options.find(option => option.id === singleSelectOptionId)?.name ?? ''
}

function same(a: FieldInput, b: FieldInput): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Sets a field's value. Writing the value that is there already moves no date, as on GitHub.
 * Only the field named Status leaves an event in the timeline.
 */
export function setValue(
  world: World,
  item: Item,
  field: Field,
  input: FieldInput,
  change: Change,
): void {
  const before = findValue(item, field)
  if (before && same(before.input, input)) return
  const previousStatus = statusName(before)
  const from = before ? toldValue(field, before.input) : null
  let value = before
  if (value) {
    value.input = input
    value.updatedAt = change.at
    value.creator = change.by
  } else {
    value = {
      ...newIds(world, 'PVTFV'),
      field,
      item,
      createdAt: change.at,
      updatedAt: change.at,
      creator: change.by,
      input,
    }
    item.values.push(value)
  }
  touch(item, change.at)
  if (field.name === 'Status') {
    tellStatus(world, item, previousStatus, statusName(value), change)
  }
  itemHappened(item, 'edited', change, fieldChange(field, from, toldValue(field, input)))
}

/** A cleared value is simply absent from the item, and with it its date. */
export function clearValue(world: World, item: Item, field: Field, change: Change): void {
  const before = findValue(item, field)
  if (!before) return
  item.values = item.values.filter(value => value !== before)
  touch(item, change.at)
  if (field.name === 'Status') tellStatus(world, item, statusName(before), '', change)
  itemHappened(item, 'edited', change, fieldChange(field, toldValue(field, before.input), null))
}

function tellStatus(world: World, item: Item, from: string, to: string, change: Change): void {
  tell(world, item.content, 'ProjectV2ItemStatusChangedEvent', change.at, change.by, {
    project: item.project,
    previousStatus: from,
    status: to,
    wasAutomated: change.automated ?? false,
  })
}

/** A draft becomes an issue: the item keeps its id and values, the content is another. */
export function convertDraft(world: World, item: Item, issue: Issue, change: Change): void {
  const draft: Draft | null = item.content.__typename === 'DraftIssue' ? item.content : null
  if (!draft) return
  draft.items = []
  world.nodes.delete(draft.id)
  item.content = issue
  issue.items.push(item)
  touch(item, change.at)
  tell(world, issue, 'ConvertedFromDraftEvent', change.at, change.by, {
    project: item.project,
    wasAutomated: false,
  })
  const changes = { content_type: { from: 'DraftIssue', to: 'Issue' } }
  itemHappened(item, 'converted', change, { changes })
}
