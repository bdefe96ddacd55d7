import { z } from 'zod'
import { Day, Someone, Version } from './common.ts'

export const MeetingStepKey = z.enum([
  'follow-ups',
  'review',
  'close',
  'retrospective',
  'goals',
  'refinement',
  'planning',
  'commit',
])
export type MeetingStepKey = z.infer<typeof MeetingStepKey>

/** Where a part of the minutes stands: one for each step, and those before and after them. */
export const MinutesSection = z.enum(['opening', ...MeetingStepKey.options, 'closing'])
export type MinutesSection = z.infer<typeof MinutesSection>

/** Where parts of the minutes that Knots wrote are kept as they were when the meeting ended; nobody writes there. */
export const KeptSection = z.enum(['kept-goals', 'kept-refinement'])
export type KeptSection = z.infer<typeof KeptSection>

export const MeetingStep = z.object({
  step: MeetingStepKey,
  state: z.enum(['open', 'current', 'done', 'skipped']),
  /** Time spent on it up to `since`. */
  seconds: z.int(),
  /** Since when it is the current one. */
  since: z.iso.datetime().nullable(),
})
export type MeetingStep = z.infer<typeof MeetingStep>

export const Attendee = z.object({
  id: z.string(),
  /** Null: a guest. */
  personId: z.string().nullable(),
  name: z.string(),
  isPresent: z.boolean(),
})
export type Attendee = z.infer<typeof Attendee>

/** A paragraph of free text; the parts of the minutes that Knots writes are not among them. */
export const MinuteLine = z.object({
  id: z.string(),
  version: Version,
  section: MinutesSection,
  /** Lines of a section stand in this order. */
  position: z.number(),
  text: z.string(),
})
export type MinuteLine = z.infer<typeof MinuteLine>

const SprintName = z.object({ id: z.string(), number: z.int(), title: z.string() })

export const Meeting = z
  .object({
    id: z.string(),
    version: Version,
    day: Day,
    leader: Someone.nullable(),
    reviewSprint: SprintName.nullable(),
    planSprint: SprintName.nullable(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    steps: z.array(MeetingStep),
    attendees: z.array(Attendee),
    lines: z.array(MinuteLine),
  })
  .meta({ id: 'Meeting' })
export type Meeting = z.infer<typeof Meeting>

/** The meeting that is being held, if any, and whether today is a day for one. */
export const CurrentMeeting = z.object({
  meeting: Meeting.nullable(),
  /** Today a sprint ends or begins. */
  isChangeDay: z.boolean(),
})
export type CurrentMeeting = z.infer<typeof CurrentMeeting>

export const Meetings = z.object({
  meetings: z.array(
    Meeting.pick({ id: true, day: true, startedAt: true, endedAt: true }).extend({
      reviewSprint: SprintName.nullable(),
      planSprint: SprintName.nullable(),
      present: z.int(),
    }),
  ),
})
export type Meetings = z.infer<typeof Meetings>

export const NewMeeting = z
  .object({
    reviewSprintId: z.string().max(100).nullable(),
    planSprintId: z.string().max(100).nullable(),
  })
  .partial()
export type NewMeeting = z.infer<typeof NewMeeting>

export const MeetingEdit = z
  .object({
    version: Version,
    leaderId: z.string().max(100).nullable(),
    reviewSprintId: z.string().max(100).nullable(),
    planSprintId: z.string().max(100).nullable(),
  })
  .partial()
  .required({ version: true })
export type MeetingEdit = z.infer<typeof MeetingEdit>

/** Goes to a step, the one left behind being done or skipped. `from`: the step that was seen as the current one. */
export const MeetingMove = z.object({
  from: MeetingStepKey.nullable(),
  to: MeetingStepKey.nullable(),
  isSkipped: z.boolean().default(false),
})
export type MeetingMove = z.input<typeof MeetingMove>

/** A person of the team by `personId`, else a guest by name. `isPresent` null takes the entry away. */
export const Attendance = z.object({
  personId: z.string().max(100).nullable(),
  name: z.string().trim().max(120).optional(),
  isPresent: z.boolean().nullable(),
})
export type Attendance = z.infer<typeof Attendance>

export const NewMinuteLine = z.object({
  id: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'An id has 8 to 64 letters, digits, _ and -')
    .optional(),
  section: MinutesSection,
  /** Behind this line; null: first; left out: last. */
  after: z.string().max(100).nullable().optional(),
  text: z.string().trim().max(5000),
})
export type NewMinuteLine = z.infer<typeof NewMinuteLine>

/** Which sprints the minutes hold with availability, review and retrospective: those of the meeting, or all. */
export const MeetingMinutesQuery = z.object({
  whole: z.enum(['meeting', 'all']).default('meeting'),
})
export type MeetingMinutesQuery = z.infer<typeof MeetingMinutesQuery>

/** An empty text removes the line. */
export const MinuteLineEdit = z.object({
  version: Version,
  text: z.string().trim().max(5000),
})
export type MinuteLineEdit = z.infer<typeof MinuteLineEdit>
