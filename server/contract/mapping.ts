import { z } from 'zod'

export const BoardField = z.object({
  id: z.string(),
  name: z.string(),
  dataType: z.string(),
  options: z.array(z.string()),
})
export type BoardField = z.infer<typeof BoardField>

export const Mapping = z.object({
  points: z.string().nullable(),
  sprint: z.string().nullable(),
  status: z.string().nullable(),
})
export type Mapping = z.infer<typeof Mapping>

/** What is left out stays as it is; null is none. */
export const MappingEdit = Mapping.partial()
export type MappingEdit = z.infer<typeof MappingEdit>

/** A choice to try before it is saved; empty is none. */
export const MappingQuery = z.object({
  points: z.string().max(200).optional(),
  sprint: z.string().max(200).optional(),
  status: z.string().max(200).optional(),
})
export type MappingQuery = z.infer<typeof MappingQuery>

const Candidate = z.object({ fieldId: z.string(), name: z.string(), why: z.string() })

/** What the board's fields are taken for, what else they could be, and what the choice finds. */
export const MappingPreview = z
  .object({
    project: z.object({ title: z.string(), url: z.string() }),
    fields: z.array(BoardField),
    mapping: Mapping,
    detected: Mapping,
    candidates: z.object({
      points: z.array(Candidate),
      sprint: z.array(Candidate),
      status: z.array(Candidate),
    }),
    /** Counted on all items as last read; by fields not read so far, on the items looked at: the first ones of a large board. */
    found: z.object({
      items: z.int(),
      /** Whether those are all items of the board. */
      isAll: z.boolean(),
      withPoints: z.int(),
      withSprint: z.int(),
      iterations: z.int(),
      statuses: z.array(z.object({ name: z.string(), items: z.int(), done: z.boolean() })),
    }),
    problems: z.array(z.string()),
  })
  .meta({ id: 'MappingPreview' })
export type MappingPreview = z.infer<typeof MappingPreview>
