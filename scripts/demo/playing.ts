import type { Context } from '../../server/context.ts'
import { listSprints, type SprintRow, saveSprint } from '../../server/store/sprints.ts'
import type { TeamRow } from '../../server/store/teams.ts'
import type { Player } from '../stand-in/scenario/scenario.ts'
import type { Year } from '../stand-in/scenario/year/year.ts'

export type DemoParts = Pick<Context, 'db' | 'now' | 'figures' | 'live'>

export type Playing = {
  parts: DemoParts
  told: Year
  player: Player
  team: TeamRow
  people: Map<string, string>
  /** Moves the clock and the board to an instant and reads the board. */
  syncAt(at: number): Promise<void>
  /** Moves the clock alone. */
  clock: { at: number }
}

/** Knots' sprint of the year's one with this first day; it is there from the first sync after it was made. */
export async function sprintOf({ parts, team }: Playing, firstDay: string): Promise<SprintRow> {
  const sprint = (await listSprints(parts.db.read, team.id)).find(row => row.firstDay === firstDay)
  if (!sprint) throw new Error(`The board showed no sprint that begins on ${firstDay}`)
  return sprint
}

export async function write(
  { parts, team, clock }: Playing,
  sprint: SprintRow,
  edit: { goal?: string; comment?: string },
): Promise<void> {
  await saveSprint(parts.db, team, sprint.id, { version: sprint.version, ...edit }, null, clock.at)
}
