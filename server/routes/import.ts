import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { ImportQuery, ImportRequest, ImportResult } from '../contract/import.ts'
import type { Topic } from '../contract/live.ts'
import type { Sprints } from '../contract/sprint.ts'
import { dayOf } from '../domain/calendar.ts'
import type { ImportState } from '../domain/import.ts'
import type { RecordedTotals } from '../domain/recorded.ts'
import { Refusal } from '../errors.ts'
import { whoAsks } from '../identity/who-asks.ts'
import { parseSprintsCsv } from '../minutes/csv.ts'
import { decodeText } from '../minutes/decode.ts'
import type { MinutesProblem } from '../minutes/lines.ts'
import type { PageResult } from '../minutes/page.ts'
import { parseMinutes } from '../minutes/parse.ts'
import { planImport, withoutNewIds } from '../minutes/plan.ts'
import { newId } from '../store/ids.ts'
import { applyImport } from '../store/import.ts'
import { readImportState } from '../store/import-state.ts'
import type { TeamRow } from '../store/teams.ts'

/** More than is read, so that a text of that size is refused with a sentence of its own. */
const bodyLimit = 24 * 1024 * 1024
const topics: Topic[] = ['sprints', 'people', 'availability', 'actions', 'retro', 'goals']
const schema = {
  tags: ['Import and export'],
  params: TeamParams,
  querystring: ImportQuery,
  consumes: ['text/plain', 'text/markdown', 'text/csv', 'application/json'],
  body: z.union([z.string(), ImportRequest]),
  response: { 200: ImportResult },
}

/** Texts become sprints: previewed with `dryRun`, else applied. */
export const importRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  readTexts(app)

  app.post(
    '/import/minutes',
    { bodyLimit, schema: { ...schema, summary: 'Import meeting minutes' } },
    async request => {
      const asked = askedFor(request.body, request.query)
      const parsed = parseMinutes(asked.text, asked.meetingDay ?? null)
      return runImport(
        context,
        request.team,
        await whoAsks(request, context, request.team.id),
        asked,
        parsed,
      )
    },
  )

  app.post(
    '/import/sprints',
    { bodyLimit, schema: { ...schema, summary: 'Import a CSV of sprints' } },
    async request => {
      const asked = askedFor(request.body, request.query)
      const today = dayOf(context.now(), request.team.timeZone)
      const parsed = parseSprintsCsv(asked.text, today)
      return runImport(
        context,
        request.team,
        await whoAsks(request, context, request.team.id),
        asked,
        parsed,
      )
    },
  )
}

/** Bodies that are the text itself, in whatever encoding a file has. */
function readTexts(app: FastifyInstance) {
  const types = ['text/plain', 'text/markdown', 'text/csv']
  app.removeContentTypeParser(types)
  app.addContentTypeParser(types, { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, decodeText(body as Buffer))
  })
}

function askedFor(body: string | ImportRequest, query: ImportQuery): ImportRequest {
  return typeof body === 'string' ? { ...query, text: body } : { ...query, ...body }
}

async function runImport(
  context: Context,
  team: TeamRow,
  by: string | null,
  asked: ImportRequest,
  parsed: PageResult,
): Promise<ImportResult> {
  if ('problem' in parsed) throw refusal(parsed.problem)
  const { db, live, now } = context
  const { decisions = {}, renumber = false, dryRun = false } = asked
  const plan = (state: ImportState) => {
    const planned = planImport(parsed.page, state, { decisions, renumber, newId })
    if ('problem' in planned) throw refusal(planned.problem)
    return planned
  }
  const shown = await shownTotals(context, team.id)
  if (dryRun) return withoutNewIds(plan(await readImportState(db.read, team.id, shown)).preview)
  const { preview } = await applyImport(db, team, shown, { by, now: now() }, plan)
  if (preview.hasChanges) for (const topic of topics) live.publish(topic, team.id)
  return { ...preview, applied: true }
}

/** The figures of a team's sprints as pages show them. */
async function shownTotals(
  { figures, now }: Context,
  teamId: string,
): Promise<Map<string, RecordedTotals>> {
  const { body } = await figures.sprints(teamId, now())
  const { sprints } = JSON.parse(body.toString()) as Sprints
  return new Map(
    sprints.map(({ id, points, fte }) => [
      id,
      {
        committed: points.committed,
        counted: points.counted,
        plannedFte: fte.planned,
        actualFte: fte.actual,
      },
    ]),
  )
}

function refusal({ code, message, issues }: MinutesProblem): Refusal {
  const status = code.endsWith('-too-large') ? 413 : code === 'unknown-person' ? 409 : 400
  if (code === 'meeting-day-needed') {
    return new Refusal(status, code, message, { issues: [{ path: 'meetingDay', message }] })
  }
  const named = issues?.map(({ line, message: what }) => ({ path: `line ${line}`, message: what }))
  return new Refusal(status, code, message, named ? { issues: named } : {})
}
