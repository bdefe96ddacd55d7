import { z } from 'zod'
import { Day, Percent, Someone } from './common.ts'

export const AvailabilityRow = z.object({
  personId: z.string(),
  name: z.string(),
  plannedPercent: Percent.nullable(),
  actualPercent: Percent.nullable(),
  /** Somebody was asked how much it really was, and nobody knows. */
  isActualUnknown: z.boolean(),
  usualPercent: Percent.nullable(),
  suggestedPercent: Percent.nullable(),
  /** Days of the sprint that the suggestion leaves out: holidays where the person lives, events of the team. */
  daysOff: z.array(z.object({ day: Day, name: z.string() })),
  confirmedAt: z.iso.datetime().nullable(),
  /** Who typed it last, if that person said who they are; never shown beside points. */
  enteredBy: Someone.nullable(),
  /** What was announced for the sprints beside this one, in the order of `beside`. */
  announced: z.array(Percent.nullable()),
})
export type AvailabilityRow = z.infer<typeof AvailabilityRow>

export const Fte = z.object({
  planned: z.number().nullable(),
  likely: z.number().nullable(),
  actual: z.number().nullable(),
  answered: z.int(),
  total: z.int(),
})
export type Fte = z.infer<typeof Fte>

export const Availability = z
  .object({
    people: z.array(AvailabilityRow),
    fte: Fte,
    /** The last sprints and the next ones. */
    beside: z.array(
      z.object({
        sprintId: z.string(),
        number: z.int(),
        title: z.string(),
        firstDay: Day,
        lastDay: Day,
        fte: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'Availability' })
export type Availability = z.infer<typeof Availability>

export const AvailabilityEdit = z
  .object({
    plannedPercent: Percent.nullable(),
    actualPercent: Percent.nullable(),
    /** True goes with no `actualPercent` of a number. */
    isActualUnknown: z.boolean(),
    /** Why the availability of a closed sprint is corrected. */
    reason: z.string().trim().max(500),
  })
  .partial()
  .refine(
    ({ reason: _, ...edit }) => Object.keys(edit).length > 0,
    'Give plannedPercent, actualPercent or isActualUnknown',
  )
  .refine(edit => !(edit.isActualUnknown && typeof edit.actualPercent === 'number'), {
    error: 'Give a percentage or say that it is not known, not both',
    path: ['isActualUnknown'],
  })
export type AvailabilityEdit = z.infer<typeof AvailabilityEdit>

export const AvailabilityAnswer = z.object({ row: AvailabilityRow, fte: Fte })
export type AvailabilityAnswer = z.infer<typeof AvailabilityAnswer>
