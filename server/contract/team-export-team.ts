import { z } from 'zod'
import { SprintSource, SprintState } from './sprint.ts'
import {
  At,
  Day,
  Figure,
  Flag,
  Id,
  Ids,
  inOrder,
  Line,
  Lines,
  LongText,
  OwnId,
  Version,
} from './team-export-fields.ts'

// What an export holds of people, sprints and what people said and decided in them: the rows of each table.

const Percent = z.int().min(0).max(100).nullable()
const Written = z.enum(['minutes', 'csv', 'manual'])
const points = Figure.nullable()

export const ExportedPerson = z.object({
  id: OwnId,
  teamId: Id,
  version: Version,
  name: Line,
  aliases: Lines,
  githubLogin: Line.nullable(),
  mail: Line.nullable(),
  usualPercent: Percent,
  country: z.string().max(2).nullable(),
  region: z.string().max(10).nullable(),
  isActive: Flag,
  isForgotten: Flag,
})

export const ExportedSprint = inOrder(
  z.object({
    id: OwnId,
    teamId: Id,
    version: Version,
    number: z.int().min(-1_000_000).max(1_000_000),
    title: Line,
    firstDay: Day,
    lastDay: Day,
    state: SprintState,
    goal: LongText,
    comment: LongText,
    excludedReason: LongText.nullable(),
    closedAt: At.nullable(),
    madeFrom: SprintSource,
    createdAt: At,
  }),
)

export const ExportedTotals = z.object({
  sprintId: Id,
  source: Written,
  committed: points,
  counted: points,
  plannedFte: points,
  actualFte: points,
  recordedAt: At,
})

export const ExportedAvailability = z.object({
  sprintId: Id,
  personId: Id,
  plannedPercent: Percent,
  actualPercent: Percent,
  isActualUnknown: Flag,
  confirmedAt: At.nullable(),
  enteredBy: Id.nullable(),
  updatedAt: At,
})

export const ExportedCommitment = z.object({
  id: OwnId,
  sprintId: Id,
  at: At,
  pressedBy: Id.nullable(),
  plannedFte: points,
  people: z.array(z.object({ personId: Id, name: Line, plannedPercent: Percent })).max(10_000),
})

export const ExportedDecision = z.object({
  sprintId: Id,
  itemId: Id,
  isAccepted: Flag,
  decidedBy: Id.nullable(),
  decidedAt: At,
})

export const ExportedAdjustment = z.object({
  id: OwnId,
  sprintId: Id,
  version: Version,
  points: Figure,
  reason: LongText,
  madeBy: Id.nullable(),
  madeAt: At,
})

export const ExportedCarryNote = z.object({
  sprintId: Id,
  itemId: Id,
  version: Version,
  text: LongText,
})

export const ExportedTeamEvent = inOrder(
  z.object({
    id: OwnId,
    teamId: Id,
    version: Version,
    name: Line,
    firstDay: Day,
    lastDay: Day,
    personIds: Ids.nullable(),
    isAway: Flag,
  }),
)

/** What an import from minutes or CSV wrote where: with it, importing the same text again changes nothing. */
export const ExportedImport = z.object({
  teamId: Id,
  target: Id,
  field: Id,
  value: z.json(),
  importedAt: At,
})
