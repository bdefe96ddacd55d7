import type { Read } from '../../db/open.ts'
import type { Person } from '../contract/person.ts'
import type { TeamEvent } from '../contract/team-event.ts'
import { type Day, dayOf, endOfDay } from '../domain/calendar.ts'
import type { SprintRecord } from '../domain/recorded.ts'
import { type SprintState, sprintState } from '../domain/sprint.ts'
import { type SprintTimes, sprintTimes, type TeamTime } from '../domain/sprint-times.ts'
import { doneStatusTest, type IsDone } from '../domain/status.ts'
import { NotFound } from '../errors.ts'
import { type AdjustmentRow, listAdjustments } from '../store/adjustments.ts'
import { type AvailabilityOfSprint, listAvailability } from '../store/availability.ts'
import { findProject } from '../store/board.ts'
import { type KeptRow, listKept } from '../store/closes.ts'
import { type CommitmentRow, listCommitments } from '../store/commitments.ts'
import { withTexts } from '../store/goal-texts.ts'
import { listIterationSprints } from '../store/iterations.ts'
import { type DecisionRow, listDecisions } from '../store/outside.ts'
import { listPeople } from '../store/people.ts'
import { listRecorded } from '../store/recorded.ts'
import { listSprints, type SprintRow } from '../store/sprints.ts'
import { listTeamEvents } from '../store/team-events.ts'
import { getTeam, type TeamRow } from '../store/teams.ts'
import { asKeptFigures, type KeptFigures } from './kept.ts'

/** A sprint with all that is known of it but its items. */
export type BookSprint = {
  row: SprintRow
  state: SprintState
  /** Worked out when first asked for: closed sprints have most of it in what their close kept. */
  times: SprintTimes
  presses: CommitmentRow[]
  /** What its close kept; null while it is open, and where nothing but written totals is known. */
  kept: KeptFigures | null
  keptId: string | null
  records: SprintRecord[]
  hasIteration: boolean
  answers: AvailabilityOfSprint[]
  /** On work done outside it, and points agreed by hand. */
  decisions: DecisionRow[]
  adjustments: AdjustmentRow[]
}

/** All that figures need of a team, read at once: a fixed number of queries whatever the team's age. */
export type Book = {
  team: TeamRow
  time: TeamTime
  isDone: IsDone
  now: number
  today: Day
  /**
   * Up to when the ledger is read: the end of today, for GitHub's clock may be ahead of this one, and an answer is kept
   * all day if nothing else happens. For a close the instant itself.
   */
  ledgerUntil: number
  /** When the board was first read; null without one. */
  ledgerBegan: number | null
  people: Person[]
  events: TeamEvent[]
  /** Oldest first. */
  sprints: BookSprint[]
}

/** What of a team's past a book is made of. */
type Past = {
  kept: readonly KeptRow[]
  presses: readonly CommitmentRow[]
  records: Awaited<ReturnType<typeof listRecorded>>
  answers: readonly AvailabilityOfSprint[]
  decisions: readonly DecisionRow[]
  adjustments: readonly AdjustmentRow[]
}

/** `closing`: a sprint to be looked at as closed at that instant and worked out anew. */
export async function loadBook(
  read: Read,
  teamId: string,
  now: number,
  closing?: string,
): Promise<Book> {
  return makeBook(read, teamId, { now, closing }, async () => ({
    kept: await listKept(read, teamId),
    presses: await listCommitments(read, teamId),
    records: await listRecorded(read, teamId),
    answers: await listAvailability(read, teamId),
    decisions: await listDecisions(read, teamId),
    adjustments: await listAdjustments(read, teamId),
  }))
}

/**
 * No more of a team than the availability of one sprint is shown with: it is asked for after each cell that somebody
 * fills in. What other people than those without a usual percentage said for far sprints is not in it.
 */
export async function loadAvailabilityBook(
  read: Read,
  teamId: string,
  sprintId: string,
  now: number,
): Promise<Book> {
  return makeBook(read, teamId, { now }, async (rows, people) => {
    const sprintIds = sprintsAround(rows, row => row.id === sprintId).map(({ id }) => id)
    const unusual = people.filter(({ usualPercent }) => usualPercent === null)
    const of = { sprintIds, personIds: unusual.map(({ id }) => id) }
    return {
      kept: await listKept(read, teamId, sprintIds),
      presses: [],
      records: [],
      answers: await listAvailability(read, teamId, of),
      decisions: [],
      adjustments: [],
    }
  })
}

const sprintsBefore = 3
const sprintsAfter = 2

/** A sprint with the last ones before it and the next ones after it; empty where there is none such. */
export function sprintsAround<S>(sprints: readonly S[], isIt: (sprint: S) => boolean): S[] {
  const index = sprints.findIndex(isIt)
  return index < 0
    ? []
    : sprints.slice(Math.max(0, index - sprintsBefore), index + 1 + sprintsAfter)
}

async function makeBook(
  read: Read,
  teamId: string,
  { now, closing }: { now: number; closing?: string | undefined },
  loadPast: (rows: SprintRow[], people: Person[]) => Promise<Past>,
): Promise<Book> {
  const team = await getTeam(read, teamId)
  const rows = await withTexts(read, teamId, await listSprints(read, teamId))
  const people = await listPeople(read, teamId)
  const events = await listTeamEvents(read, teamId)
  const project = await findProject(read, teamId)
  const withIteration = await listIterationSprints(read, teamId)
  const past = await loadPast(rows, people)
  const kept = new Map(past.kept.map(row => [row.sprintId, row]))
  const presses = Map.groupBy(past.presses, row => row.sprintId)
  const records = Map.groupBy(past.records, row => row.sprintId)
  const answers = Map.groupBy(past.answers, row => row.sprintId)
  const decisions = Map.groupBy(past.decisions, row => row.sprintId)
  const adjustments = Map.groupBy(past.adjustments, row => row.sprintId)

  const time: TeamTime = {
    weekdays: team.weekdays,
    closures: team.closures.map(closure => closure.day),
    timeZone: team.timeZone,
    commitmentDays: team.commitmentDays,
    graceDays: team.graceDays,
  }
  const today = dayOf(now, team.timeZone)
  const ledgerUntil = closing === undefined ? endOfDay(today, team.timeZone) : now
  const sprints = rows.map((row): BookSprint => {
    const pressed = presses.get(row.id) ?? []
    const isClosed = row.state === 'closed' && row.id !== closing
    // Minutes may bring a sprint that was committed elsewhere.
    const isCommitted = pressed.length > 0 || row.state === 'active'
    const close = isClosed ? kept.get(row.id) : undefined
    const timed = {
      id: row.id,
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      presses: pressed.map(press => press.at),
      closedAt: row.id === closing ? now : row.closedAt,
    }
    const timesAsRead = () => {
      const known = sprintTimes(timed, time, now)
      return row.id === closing ? known : { ...known, asOf: Math.min(known.cut, ledgerUntil) }
    }
    let times: SprintTimes | undefined
    return {
      row,
      state: sprintState({ firstDay: row.firstDay, isCommitted, isClosed }, today),
      get times() {
        times ??= timesAsRead()
        return times
      },
      presses: pressed,
      kept: close ? asKeptFigures(close.figures) : null,
      keptId: close?.id ?? null,
      records: records.get(row.id) ?? [],
      hasIteration: withIteration.has(row.id),
      answers: answers.get(row.id) ?? [],
      decisions: decisions.get(row.id) ?? [],
      adjustments: adjustments.get(row.id) ?? [],
    }
  })
  return {
    team,
    time,
    isDone: doneStatusTest(team.doneStatuses),
    now,
    today,
    ledgerUntil,
    ledgerBegan: project?.firstReadAt ?? null,
    people,
    events,
    sprints,
  }
}

export function sprintIn(book: Book, sprintId: string): BookSprint {
  const sprint = book.sprints.find(one => one.row.id === sprintId)
  if (!sprint) throw new NotFound('There is no such sprint in this team.')
  return sprint
}
