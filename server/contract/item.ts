import { z } from 'zod'
import { FigureCertainty } from './sprint.ts'

export const ItemKind = z.enum(['issue', 'pull-request', 'draft', 'redacted'])
export type ItemKind = z.infer<typeof ItemKind>

/** Where an item stands in a sprint; each item is in exactly one class. */
export const ItemClass = z.enum([
  'committed-done',
  'added-done',
  'open',
  'carried-over',
  'removed',
  'dropped',
  'came-and-went',
  'done-before',
  'done-outside',
])
export type ItemClass = z.infer<typeof ItemClass>

export const SprintItem = z
  .object({
    id: z.string(),
    kind: ItemKind,
    number: z.int().nullable(),
    repository: z.string().nullable(),
    title: z.string(),
    url: z.string().nullable(),
    points: z.number().nullable(),
    /** Why its points are set aside and count 0; null: they count. */
    aside: z.string().nullable(),
    pointsAtCommitment: z.number().nullable(),
    status: z.string().nullable(),
    done: z.boolean(),
    doneAt: z.iso.datetime().nullable(),
    class: ItemClass,
    assignees: z.array(z.string()),
    labels: z.array(z.string()),
    isDraft: z.boolean(),
    reviewDecision: z.string().nullable(),
    /** Number of sprints it has been in, this one included. */
    age: z.int(),
    certainty: FigureCertainty,
  })
  .meta({ id: 'SprintItem' })
export type SprintItem = z.infer<typeof SprintItem>

export const SprintItems = z.object({ items: z.array(SprintItem) })
export type SprintItems = z.infer<typeof SprintItems>

export const BoardItem = SprintItem.pick({
  id: true,
  kind: true,
  number: true,
  repository: true,
  title: true,
  url: true,
  points: true,
  aside: true,
  status: true,
  assignees: true,
  labels: true,
  isDraft: true,
  reviewDecision: true,
}).extend({ sprintId: z.string().nullable(), archived: z.boolean() })
export type BoardItem = z.infer<typeof BoardItem>

export const BoardQuery = z.object({
  sprintId: z.string().optional(),
  status: z.string().optional(),
  label: z.string().optional(),
  repository: z.string().optional(),
  text: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export type BoardQuery = z.infer<typeof BoardQuery>

export const Board = z.object({ items: z.array(BoardItem), next: z.string().nullable() })
export type Board = z.infer<typeof Board>
