import { asc, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { commitments, sprints } from '../../db/schema.ts'
import { plannedFte } from '../domain/availability.ts'
import { workingDays } from '../domain/calendar.ts'
import { commitmentWindowEnd } from '../domain/commitment.ts'
import { Conflict } from '../errors.ts'
import { listAnswers } from './availability.ts'
import { newId } from './ids.ts'
import { raiseRevision } from './revision.ts'
import { getSprint, refuseOldVersion, type SprintRow } from './sprints.ts'
import type { TeamRow } from './teams.ts'

export type CommitmentRow = typeof commitments.$inferSelect

/** Of all sprints of a team, oldest first. */
export async function listCommitments(read: Read, teamId: string): Promise<CommitmentRow[]> {
  const rows = await read
    .select({ commitment: commitments })
    .from(commitments)
    .innerJoin(sprints, eq(sprints.id, commitments.sprintId))
    .where(eq(sprints.teamId, teamId))
    .orderBy(asc(commitments.at))
  return rows.map(row => row.commitment)
}

/** Freezes the planned FTE and the people. Repeatable within the window; once after it. */
export async function commitSprint(
  db: Db,
  team: TeamRow,
  sprintId: string,
  step: { version?: number | undefined; by: string | null; now: number },
): Promise<void> {
  await db.write(async tx => {
    const sprint = await getSprint(tx, team.id, sprintId)
    refuseOldVersion(sprint, step.version)
    await refuseLateChange(tx, team, sprint, step.now)
    const answers = await listAnswers(tx, team.id, sprintId)
    const people = answers
      .filter(answer => answer.isActive || answer.plannedPercent !== null)
      .map(({ personId, name, plannedPercent }) => ({ personId, name, plannedPercent }))
    await tx.insert(commitments).values({
      id: newId(),
      sprintId,
      at: step.now,
      pressedBy: step.by,
      plannedFte: plannedFte(people.map(person => person.plannedPercent)),
      people,
    })
    await tx
      .update(sprints)
      .set({ state: 'active', version: sprint.version + 1 })
      .where(eq(sprints.id, sprintId))
    await raiseRevision(tx, team.id)
  })
}

async function refuseLateChange(tx: Tx, team: TeamRow, sprint: SprintRow, now: number) {
  if (sprint.state === 'closed') throw new Conflict('This sprint is closed. Reopen it first.')
  const time = { weekdays: team.weekdays, closures: team.closures.map(closure => closure.day) }
  const days = workingDays(sprint.firstDay, sprint.lastDay, time)
  const end = commitmentWindowEnd(sprint, days, team.commitmentDays, team.timeZone)
  if (now <= end) return
  const presses = await tx.$count(commitments, eq(commitments.sprintId, sprint.id))
  if (presses === 0) return
  throw new Conflict(
    'The time to commit is over and what was committed stays. What changes now is shown as a change of scope.',
  )
}
