import type { Db } from '../../db/open.ts'
import { dayOf, startOfDay } from '../domain/calendar.ts'
import type { Connection, Project } from '../github/client.ts'
import type { ProjectRow } from '../store/board.ts'
import { listIterations } from '../store/iterations.ts'
import { findSync, type SyncRow, saveSync } from '../store/syncs.ts'
import type { TeamRow } from '../store/teams.ts'
import { webhookState } from '../store/webhooks.ts'
import { type Mapping, projectRow } from './mapping.ts'

const hourMs = 60 * 60_000
/** GitHub counts whole seconds, by its own clock: what changed so shortly before a read may not be in it. */
const settledMs = 60_000

/** What is known of a team's board from the reads before. */
export type Known = { project: ProjectRow | undefined; sync: SyncRow | undefined }

/**
 * Whether all items are to be read and every detail anew: at the first read, and at the first one after
 * two hours into each day of the team.
 */
export function isReconcileDue({ sync }: Known, team: TeamRow, now: number): boolean {
  const night = startOfDay(dayOf(now - 2 * hourMs, team.timeZone), team.timeZone) + 2 * hourMs
  return sync?.lastReconcileAt == null || sync.lastReconcileAt < night
}

type Asked = { team: TeamRow; project: Project; mapping: Mapping; warnings: string[]; known: Known }

/**
 * Whether GitHub's answer about the project is enough to know that the board is as it was last read: the
 * project did not change since, the whole board was read within the hour and nothing is left of that
 * read to be tried again, and webhooks arrive, which tell of changes to issues that the project does
 * not count as its own.
 */
export async function isAsLastRead(db: Db, now: number, asked: Asked): Promise<boolean> {
  const { team, project, mapping, warnings, known } = asked
  const last = known.sync
  if (last?.state !== 'ok' || !last.lastFullReadAt || !last.lastReadFrom) return false
  if (now - last.lastFullReadAt >= hourMs || mapping.remapped.size > 0) return false
  if (!isSameProject(asked) || !areSame(last.warnings, warnings)) return false
  if (Date.parse(project.updatedAt ?? '') > last.lastReadFrom - settledMs) return false
  if (!(await areSameIterations(db, asked))) return false
  const { lastAt, isFullReadDue } = await webhookState(db.read, team.id, last.lastReadFrom)
  return !isFullReadDue && lastAt !== null && now - lastAt < hourMs
}

/** Writes down that the board is as it was. Says how many items it has. */
export async function keepLastRead(
  db: Db,
  teamId: string,
  connection: Connection,
  startedAt: number,
  finishedAt: number,
): Promise<number> {
  const { requests } = connection.counts()
  const times = { startedAt, finishedAt, lastReadAt: finishedAt }
  return db.write(async tx => {
    const last = await findSync(tx, teamId)
    if (last) await saveSync(tx, { ...last, ...times, requests, timelineRequests: 0, changes: 0 })
    return last?.items ?? 0
  })
}

const areSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function isSameProject({ team, project, mapping, known }: Asked): boolean {
  if (!known.project || project.updatedAt === null) return false
  const { title, url, fields, views, updatedAt } = known.project
  const found = projectRow(team.id, project, mapping.ids, known.project)
  return (
    known.project.projectId === found.projectId &&
    updatedAt === project.updatedAt &&
    areSame([title, url, fields, views], [found.title, found.url, found.fields, found.views])
  )
}

async function areSameIterations(db: Db, { team, mapping }: Asked): Promise<boolean> {
  const { sprint } = mapping.mapping
  if (!sprint) return true
  const kept = (await listIterations(db.read, team.id, sprint.id)).filter(one => !one.isVanished)
  const plain = (
    list: Pick<(typeof kept)[number], 'id' | 'title' | 'startDate' | 'durationDays'>[],
  ) =>
    list
      .map(({ id, title, startDate, durationDays }) => [id, title, startDate, durationDays].join())
      .sort()
  return areSame(plain(kept), plain(sprint.iterations))
}
