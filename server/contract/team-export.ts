import { z } from 'zod'
import { ImportQuery } from './import.ts'
import { NewTeam, Team, TeamEdit } from './team.ts'
import { OwnId } from './team-export-fields.ts'

/** The layout of an export. Raised when a table or a field is added; an older Knots then says so instead of losing it. */
export const exportFormat = 1

/** What is told of an export before any of its rows is looked at. */
export const TeamExport = z
  .looseObject({
    knots: z.string().max(40),
    format: z.int().min(1).max(1_000_000),
    exportedAt: z.iso.datetime(),
    team: z.looseObject({ slug: z.string().max(80), name: z.string().max(200) }),
  })
  .meta({
    id: 'TeamExport',
    description: 'A document of `GET /api/teams/:team/export.json`, as it was given',
  })
export type TeamExport = z.infer<typeof TeamExport>

const edited = TeamEdit.required().shape

/** The settings of a team as its export has them. What depends on where it lives (tokens, addresses) is not looked at. */
export const ExportedTeam = z.object({
  ...edited,
  id: OwnId,
  slug: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'An address has small letters, digits and single dashes'),
  timeZone: NewTeam.shape.timeZone,
  retro: Team.shape.retro,
  isDemo: z.boolean(),
  github: NewTeam.shape.github.unwrap().nullable(),
})
export type ExportedTeam = z.infer<typeof ExportedTeam>

/** With `dryRun` nothing is written. */
export const TeamImportQuery = ImportQuery.pick({ dryRun: true })

/** What an export holds, and whether it was brought in. */
export const TeamImport = z
  .object({
    team: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
    /** The version of Knots that wrote it, and when. */
    knots: z.string(),
    exportedAt: z.iso.datetime(),
    sprints: z.int(),
    people: z.int(),
    items: z.int(),
    actions: z.int(),
    meetings: z.int(),
    /** Entries of the ledger. */
    changes: z.int(),
    applied: z.boolean(),
  })
  .meta({ id: 'TeamImport' })
export type TeamImport = z.infer<typeof TeamImport>
