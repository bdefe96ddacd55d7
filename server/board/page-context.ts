import type { Db } from '../../db/open.ts'
import type { Iteration } from '../domain/board-item.ts'
import { startOfDay } from '../domain/calendar.ts'
import type { ReadTimes } from '../domain/changes-of.ts'
import { daysOf } from '../domain/iteration-plan.ts'
import { doneStatusTest } from '../domain/status.ts'
import type { FieldMapping } from '../github/detect.ts'
import { endOfSprint, listIterations } from '../store/iterations.ts'
import type { TeamRow } from '../store/teams.ts'
import { runningAt } from './back-fill.ts'
import type { PageContext } from './stage-page.ts'

/** What the pages of a read have in common: the board's iterations, which of them are known sprints, which are over. */
export async function contextOf(
  { db, now }: { db: Db; now: () => number },
  team: TeamRow,
  { sprint }: FieldMapping,
  { unread, ...times }: Omit<ReadTimes, 'at'> & Pick<PageContext, 'unread'>,
): Promise<PageContext> {
  const known = sprint ? await listIterations(db.read, team.id, sprint.id) : []
  const sprintIds = new Map(known.map(({ id, sprintId }) => [id, sprintId]))
  const onBoard = new Map(sprint?.iterations.map(iteration => [iteration.id, iteration]))
  const spanOf = (iteration: Iteration) => ({
    start: startOfDay(iteration.startDate, team.timeZone),
    end: endOfSprint(daysOf(iteration), team),
  })
  const spans = new Map([...onBoard].map(([id, iteration]) => [id, spanOf(iteration)]))
  const past = new Map([...spans].filter(([, { end }]) => end < now()))
  return {
    teamId: team.id,
    times,
    unread,
    isDone: doneStatusTest(team.doneStatuses),
    sprintOf: id => sprintIds.get(id) ?? (onBoard.has(id) ? id : null),
    isOnBoard: id => onBoard.has(id),
    pastSprintOf: id => (sprintIds.has(id) ? null : (past.get(id) ?? null)),
    isOver: id => past.has(id) || !onBoard.has(id),
    running: runningAt(spans, now()),
  }
}
