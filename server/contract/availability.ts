import { z } from 'zod'
import { Day, Percent } from './common.ts'

export const AvailabilityRow = z.object({
  personId: z.string(),
  name: z.string(),
  plannedPercent: Percent.nullable(),
  actualPercent: Percent.nullable(),
  usualPercent: Percent.nullable(),
  suggestedPercent: Percent.nullable(),
  /** Days of the sprint that the suggestion leaves out: holidays where the person lives, events of the team. */
  daysOff: z.array(z.object({ day: Day, name: z.string() })),
  confirmedAt: z.iso.datetime().nullable(),
  /** Who typed it last, if that person said who they are; never shown beside points. */
  enteredBy: z.object({ personId: z.string(), name: z.string() }).nullable(),
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
  .object({ plannedPercent: Percent.nullable(), actualPercent: Percent.nullable() })
  .partial()
  .refine(edit => Object.keys(edit).length > 0, 'Give plannedPercent or actualPercent')
export type AvailabilityEdit = z.infer<typeof AvailabilityEdit>

export const AvailabilityAnswer = z.object({ row: AvailabilityRow, fte: Fte })
export type AvailabilityAnswer = z.infer<typeof AvailabilityAnswer>
