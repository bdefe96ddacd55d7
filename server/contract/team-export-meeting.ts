import { z } from 'zod'
import { ActionState, Helped } from './action.ts'
import { GoalState, TargetState } from './goal.ts'
import { KeptSection, MeetingStep, MeetingStepKey, MinutesSection } from './meeting.ts'
import { PokerRoundState } from './poker.ts'
import { RetroFormatKey, RetroPhase } from './retro.ts'
import {
  At,
  Count,
  Day,
  Figure,
  Flag,
  Id,
  Ids,
  Line,
  Lines,
  LongText,
  OwnId,
  Version,
} from './team-export-fields.ts'

// What an export holds of what the team says and agrees in its meetings: the rows of each table.

export const ExportedRetro = z.object({
  sprintId: Id,
  version: Version,
  format: RetroFormatKey,
  isAnonymous: Flag,
  phase: RetroPhase,
  facilitatorId: Id.nullable(),
  votesEach: Count,
  areTotalsLive: Flag,
  timerEndsAt: At.nullable(),
  timerLeftSeconds: Count.nullable(),
  topicId: Id.nullable(),
  ratings: z.array(Count).max(5).nullable(),
  startedAt: At,
  endedAt: At.nullable(),
})

export const ExportedTheme = z.object({ id: OwnId, teamId: Id, version: Version, name: Line })

export const ExportedCardGroup = z.object({
  id: OwnId,
  sprintId: Id,
  version: Version,
  name: Line,
  votes: Count.nullable(),
  isDiscussed: Flag,
})

/** Without what proves who wrote it: once imported, nobody has that proof any more. */
export const ExportedCard = z.object({
  id: OwnId,
  sprintId: Id,
  version: Version,
  place: z.string().min(1).max(40),
  text: LongText,
  parentId: Id.nullable(),
  position: Count.nullable(),
  groupId: Id.nullable(),
  authorId: Id.nullable(),
  votes: Count.nullable(),
  isDiscussed: Flag,
  wasHit: Flag.nullable(),
  themeId: Id.nullable(),
})

export const ExportedAction = z.object({
  id: OwnId,
  teamId: Id,
  version: Version,
  text: LongText,
  owner: Line,
  ownerIds: Ids,
  dueSprintId: Id.nullable(),
  state: ActionState,
  origin: Line,
  madeInSprintId: Id.nullable(),
  sourceKind: z.enum(['card', 'group', 'item']).nullable(),
  sourceId: Id.nullable(),
  helped: Helped.nullable(),
  helpedNote: LongText,
  issueId: Id.nullable(),
  issueNumber: Count.nullable(),
  issueRepository: Line.nullable(),
  issueUrl: Line.nullable(),
  issueState: z.enum(['open', 'completed', 'not-planned']).nullable(),
  createdAt: At,
})

export const ExportedActionState = z.object({
  id: OwnId,
  actionId: Id,
  day: Day.nullable(),
  state: ActionState,
  note: LongText,
  recordedAt: At,
})

export const ExportedGoal = z.object({
  id: OwnId,
  teamId: Id,
  version: Version,
  position: z.int().min(-1_000_000).max(1_000_000),
  name: Line,
  aliases: Lines,
  state: GoalState,
  label: Line.nullable(),
  parent: Line.nullable(),
  roadmap: LongText,
})

export const ExportedTarget = z.object({
  id: OwnId,
  sprintId: Id,
  version: Version,
  goalId: Id.nullable(),
  position: z.int().min(-1_000_000).max(1_000_000),
  text: LongText,
  state: TargetState,
})

export const ExportedGoalReview = z.object({
  sprintId: Id,
  goalId: Id,
  version: Version,
  text: LongText,
})

export const ExportedTriageNote = z.object({
  teamId: Id,
  itemId: Id,
  version: Version,
  text: LongText,
  notedAt: At,
})

export const ExportedWait = z.object({
  teamId: Id,
  itemId: Id,
  version: Version,
  text: LongText,
  since: Day,
  askAgain: Day.nullable(),
})

export const ExportedMeeting = z.object({
  id: OwnId,
  teamId: Id,
  version: Version,
  day: Day,
  leaderId: Id.nullable(),
  reviewSprintId: Id.nullable(),
  planSprintId: Id.nullable(),
  triageAtStart: Count.nullable(),
  startedAt: At,
  endedAt: At.nullable(),
})

export const ExportedMeetingStep = z.object({
  meetingId: Id,
  step: MeetingStepKey,
  position: Count,
  state: MeetingStep.shape.state,
  seconds: Count,
  since: At.nullable(),
})

export const ExportedAttendee = z.object({
  id: OwnId,
  meetingId: Id,
  personId: Id.nullable(),
  name: Line,
  isPresent: Flag,
})

export const ExportedMinuteLine = z.object({
  id: OwnId,
  meetingId: Id,
  version: Version,
  section: z.enum([...MinutesSection.options, ...KeptSection.options]),
  position: Figure,
  text: LongText,
})

export const ExportedPokerGame = z.object({
  id: OwnId,
  sprintId: Id,
  version: Version,
  facilitatorId: Id.nullable(),
  startedAt: At,
  endedAt: At.nullable(),
})

/** Without the votes. */
export const ExportedPokerRound = z.object({
  id: OwnId,
  gameId: Id,
  version: Version,
  position: Count,
  itemId: Id.nullable(),
  title: Line,
  state: PokerRoundState,
  attempt: z.int().min(1),
  estimate: Figure.nullable(),
  estimatedAt: At.nullable(),
})
