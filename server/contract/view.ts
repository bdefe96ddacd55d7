import { z } from 'zod'
import { BoardItem } from './item.ts'

/** What a team can use a saved view of its board for. */
export const ViewRole = z.enum([
  'sprint',
  'review',
  'triage',
  'in-progress-too-long',
  'external',
  'backlog',
])
export type ViewRole = z.infer<typeof ViewRole>

export const SavedView = z.object({
  number: z.int(),
  name: z.string(),
  filter: z.string(),
  /** `table`, `board` or `roadmap`. */
  layout: z.string(),
})
export type SavedView = z.infer<typeof SavedView>

/** Who ran the filter: GitHub, or Knots on what it keeps; `default` is the backlog without a view. */
const Source = z.enum(['github', 'knots', 'default', 'none'])

/** What running a filter found, and how far it can be relied on. */
const Run = z.object({
  source: Source,
  /** Items found; null before the first run. */
  total: z.int().nullable(),
  /** Conditions of the filter that Knots could not run and left out. */
  ignored: z.array(z.string()),
  warning: z.string().nullable(),
})

const Title = BoardItem.pick({ id: true, title: true, number: true, repository: true, url: true })

export const ViewPreview = Run.extend({ first: z.array(Title) }).meta({ id: 'ViewPreview' })
export type ViewPreview = z.infer<typeof ViewPreview>

export const ViewUse = ViewPreview.extend({
  role: ViewRole,
  /** The number of the view used; null: none. */
  number: z.int().nullable(),
  /** Whether a person said so; else its name did. */
  isChosen: z.boolean(),
  /** The view whose name says it is meant for this. */
  detected: z.int().nullable(),
  readAt: z.iso.datetime().nullable(),
})
export type ViewUse = z.infer<typeof ViewUse>

export const Views = z
  .object({
    /** Address of the project; a view is at `/views/` and its number below it. */
    projectUrl: z.string().nullable(),
    views: z.array(SavedView),
    uses: z.array(ViewUse),
  })
  .meta({ id: 'Views' })
export type Views = z.infer<typeof Views>

/** The number of a view, or null for none; a role left out goes by the names of the views. */
export const ViewsEdit = z.object({
  roles: z.partialRecord(ViewRole, z.int().min(1).nullable()),
})
export type ViewsEdit = z.infer<typeof ViewsEdit>

export const ViewPreviewQuery = z.object({ number: z.coerce.number().int().min(1) })

export const ViewItemsParams = z.object({ team: z.string(), role: ViewRole })

export const ViewItemsQuery = z.object({
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export type ViewItemsQuery = z.infer<typeof ViewItemsQuery>

export const ViewItems = Run.extend({
  role: ViewRole,
  view: SavedView.nullable(),
  readAt: z.iso.datetime().nullable(),
  /** In the board's order. */
  items: z.array(BoardItem),
  next: z.int().nullable(),
}).meta({ id: 'ViewItems' })
export type ViewItems = z.infer<typeof ViewItems>
