import { z } from 'zod'
import { ItemKind } from './item.ts'
import {
  At,
  Count,
  Day,
  Figure,
  Flag,
  Id,
  Line,
  Lines,
  LongText,
  OwnId,
} from './team-export-fields.ts'
import { ViewRole } from './view.ts'
import { WriteField, WriteState } from './write.ts'

// What an export holds of the board and of its ledger: the rows of each table as they stand.

const FieldId = Id.nullable()

export const ExportedProject = z.object({
  teamId: Id,
  projectId: Line,
  title: Line,
  url: Line,
  pointsFieldId: FieldId,
  sprintFieldId: FieldId,
  statusFieldId: FieldId,
  isMappedByHand: Flag,
  fields: z.array(z.object({ id: Id, name: Line, dataType: Line, options: Lines })).max(1000),
  readBy: z.object({ points: FieldId, sprint: FieldId, status: FieldId }).nullable(),
  firstReadAt: At.nullable(),
  updatedAt: Line.nullable(),
  viewerLogin: Line.nullable(),
  viewerCanUpdate: Flag.nullable(),
  views: z.array(z.object({ number: Count, name: Line, filter: LongText, layout: Line })).max(1000),
  viewRoles: z.partialRecord(ViewRole, Count),
})

export const ExportedIteration = z.object({
  teamId: Id,
  fieldId: Id,
  iterationId: Id,
  sprintId: Id,
  title: Line,
  startDate: Day,
  durationDays: z.int().min(1).max(3660),
  vanishedAt: At.nullable(),
})

export const ItemState = z.enum([
  'open',
  'completed',
  'not-planned',
  'duplicate',
  'merged',
  'unmerged',
])

export const ExportedItem = z.object({
  teamId: Id,
  itemId: Id,
  nodeId: Id,
  contentId: Id.nullable(),
  kind: ItemKind,
  number: Count.nullable(),
  repository: Line.nullable(),
  title: Line,
  url: Line.nullable(),
  assignees: Lines,
  labels: Lines,
  isDraft: Flag,
  reviewDecision: Line.nullable(),
  position: Count,
  isArchived: Flag,
  points: Figure.nullable(),
  pointsAt: At.nullable(),
  iterationId: Id.nullable(),
  sprintId: Id.nullable(),
  sprintAt: At.nullable(),
  status: Line.nullable(),
  statusAt: At.nullable(),
  state: ItemState,
  stateAt: At.nullable(),
  createdAt: At,
  contentUpdatedAt: At.nullable(),
  isPresent: Flag,
  isTimelineRead: Flag,
})

export const ExportedItemDetails = z.object({
  teamId: Id,
  itemId: Id,
  contentUpdatedAt: At.nullable(),
  readAt: At,
  subIssues: Count.nullable(),
  subIssuesDone: Count.nullable(),
  additions: Count.nullable(),
  deletions: Count.nullable(),
  changedFiles: Count.nullable(),
  reviewWaitsSince: At.nullable(),
  changesRequestedAt: At.nullable(),
  isTruncated: Flag,
})

export const ExportedItemLink = z.object({
  teamId: Id,
  itemId: Id,
  kind: z.enum(['parent', 'blocked-by', 'closes']),
  contentId: Id,
  number: Count.nullable(),
  repository: Line.nullable(),
  title: Line,
  url: Line.nullable(),
  isOpen: Flag,
})

/** A row of the ledger. `replacedBy` names another one by its id, which is another number once it is imported. */
export const ExportedChange = z.object({
  id: z.int().min(1),
  teamId: Id,
  itemId: Id,
  field: z.enum(['present', 'archived', 'points', 'sprint', 'status', 'state', 'aside']),
  text: Line.nullable(),
  number: Figure.nullable(),
  at: At,
  notBefore: At.nullable(),
  source: z.enum(['webhook', 'timeline', 'value-date', 'sync', 'manual']),
  certainty: z.enum(['exact', 'bounded', 'assumed']),
  recordedAt: At,
  replacedBy: z.int().min(1).nullable(),
})

const WriteValue = z.union([Line, Figure]).nullable()

export const ExportedWrite = z.object({
  id: OwnId,
  teamId: Id,
  itemId: Id,
  field: WriteField,
  from: WriteValue,
  to: WriteValue,
  state: WriteState,
  askedBy: Id.nullable(),
  askedAt: At,
  finishedAt: At.nullable(),
  error: LongText.nullable(),
  undoes: Id.nullable(),
})

export const ExportedViewItem = z.object({
  teamId: Id,
  role: ViewRole,
  position: Count,
  itemId: Id,
})

export const ExportedViewRead = z.object({
  teamId: Id,
  role: ViewRole,
  filter: LongText,
  isByGithub: Flag,
  ignored: Lines,
  readAt: At,
  error: LongText.nullable(),
})

export const ExportedSync = z.object({
  teamId: Id,
  state: z.enum(['ok', 'failed']),
  startedAt: At,
  finishedAt: At,
  lastReadFrom: At.nullable(),
  lastReadAt: At.nullable(),
  lastFullReadAt: At.nullable(),
  lastReconcileAt: At.nullable(),
  requests: Count,
  timelineRequests: Count,
  items: Count,
  changes: Count,
  warnings: Lines,
  error: LongText.nullable(),
})
