import { z } from 'zod'
import { Percent } from './common.ts'

export const AvailabilityRow = z.object({
  personId: z.string(),
  name: z.string(),
  plannedPercent: Percent.nullable(),
  actualPercent: Percent.nullable(),
  suggestedPercent: Percent.nullable(),
  confirmedAt: z.iso.datetime().nullable(),
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
  .object({ people: z.array(AvailabilityRow), fte: Fte })
  .meta({ id: 'Availability' })
export type Availability = z.infer<typeof Availability>

export const AvailabilityEdit = z
  .object({ plannedPercent: Percent.nullable(), actualPercent: Percent.nullable() })
  .partial()
  .refine(edit => Object.keys(edit).length > 0, 'Give plannedPercent or actualPercent')
export type AvailabilityEdit = z.infer<typeof AvailabilityEdit>

export const AvailabilityAnswer = z.object({ row: AvailabilityRow, fte: Fte })
export type AvailabilityAnswer = z.infer<typeof AvailabilityAnswer>
