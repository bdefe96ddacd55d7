import type { Answer, Context } from '../context.ts'
import type { Action } from '../contract/action.ts'
import type { Availability } from '../contract/availability.ts'
import type { Retro } from '../contract/retro.ts'
import type { Report, ReportItem } from '../contract/review.ts'
import type { Sprint, Sprints } from '../contract/sprint.ts'
import { stateSince } from '../domain/actions.ts'
import { formerMember } from '../domain/former-member.ts'
import { notesOfBoard } from '../minutes/board-notes.ts'
import type { PrintedSprint } from '../minutes/print.ts'
import type { PrintedItem, PrintedReview } from '../minutes/print-review.ts'
import { listActions } from '../store/actions.ts'
import { showRetro } from '../store/retro.ts'
import type { TeamRow } from '../store/teams.ts'

export const parsed = <T>({ body }: Answer) => JSON.parse(body.toString()) as T

/** All of a sprint that minutes hold. */
export async function sprintAsPrinted(
  context: Context,
  team: TeamRow,
  id: string,
): Promise<PrintedSprint> {
  const { figures, now } = context
  const report = parsed<Report>(await figures.report(team.id, id, now()))
  const { sprint } = report
  const { sprints } = parsed<Sprints>(await figures.sprints(team.id, now()))
  const { people } = parsed<Availability>(await figures.availability(team.id, id, now()))
  const actions = await listActions(context.db.read, team, now())
  const isClosed = sprint.state === 'closed'
  return {
    ...frameOf(sprint),
    goal: sprint.goal,
    comment: sprint.comment,
    committed: sprint.points.committed,
    plannedFte: sprint.fte.planned,
    counted: isClosed ? sprint.points.counted : null,
    actualFte: isClosed ? sprint.fte.actual : null,
    // Read back, a line without a name would make a person of it.
    availability: people
      .filter(({ name }) => name !== formerMember)
      .map(({ name, plannedPercent }) => ({ name, percent: plannedPercent })),
    review: reviewOf(report),
    ...notesOf(await boardOf(context, team, id)),
    actions: actions.filter(action => isPrintedWith(action, sprint, sprints)).map(actionItem),
  }
}

/** A sprint that the meeting is not about: what is told of it without its people, cards and items. */
export function summaryOf(sprint: Sprint): PrintedSprint {
  const isClosed = sprint.state === 'closed'
  return {
    ...frameOf(sprint),
    goal: sprint.goal,
    comment: sprint.comment,
    committed: sprint.points.committed,
    plannedFte: sprint.fte.planned,
    counted: isClosed ? sprint.points.counted : null,
    actualFte: isClosed ? sprint.fte.actual : null,
    availability: [],
    review: null,
    ...{ anchors: [], wind: [], rocks: [], start: [], stop: [], continue: [] },
    actions: [],
  }
}

/** A retrospective by itself in the same layout, with the actions that were agreed on in its sprint. */
export async function retroAsPrinted(
  context: Context,
  team: TeamRow,
  id: string,
): Promise<PrintedSprint> {
  const { figures, now } = context
  const sprint = parsed<Sprint>(await figures.sprint(team.id, id, now()))
  const actions = await listActions(context.db.read, team, now())
  return {
    ...frameOf(sprint),
    ...{ goal: '', comment: '', committed: null, counted: null, plannedFte: null, actualFte: null },
    availability: [],
    review: null,
    ...notesOf(await boardOf(context, team, id)),
    actions: actions.filter(({ madeIn }) => madeIn?.id === id).map(actionItem),
  }
}

/** The board as everybody may see it. */
export function boardOf({ db }: Context, team: TeamRow, id: string): Promise<Retro> {
  return showRetro(db.read, team.id, id, { personId: null, present: 0 })
}

const frameOf = ({ firstDay, lastDay, state }: Sprint) => ({ firstDay, lastDay, state })
const notesOf = ({ cards, groups }: Retro) => notesOfBoard(cards, groups)

function reviewOf({ items, outside, adjustments }: Report): PrintedReview {
  const decided = (isAccepted: boolean) =>
    outside
      .filter(({ decision }) => (decision === 'accepted') === isAccepted)
      .map(({ item, points }) => ({
        name: nameOf(item),
        points: item.points === null ? null : points,
        note: '',
      }))
  return {
    carriedOver: items.filter(item => item.class === 'carried-over').map(asListed),
    outsideCounted: decided(true),
    outsideNotCounted: decided(false),
    adjusted: adjustments.map(({ points, reason }) => ({ points, reason })),
  }
}

function asListed(item: ReportItem): PrintedItem {
  const points = item.points === null ? null : item.share
  return { name: nameOf(item), points, note: item.note?.text ?? '' }
}

/** "crew/hull#12 Paint the mast"; an item that Knots may not see has no name. */
function nameOf({ kind, repository, number, title }: ReportItem): string {
  if (kind === 'redacted') return 'An item that Knots may not see'
  return number === null ? title : `${repository ?? ''}#${number} ${title}`
}

/**
 * Each action is printed once: with the sprint in which it is due, else with the latest one that has begun. What is overdue
 * goes along to that one too: it is what the meeting follows up on.
 */
function isPrintedWith(action: Action, { id }: Sprint, sprints: readonly Sprint[]): boolean {
  const latest = sprints.findLast(sprint => sprint.state !== 'planned') ?? sprints.at(-1)
  const due = action.isOverdue ? null : action.dueSprint
  return (due?.id ?? latest?.id) === id
}

/** An action as minutes hold it, with its past where that says more than its state does. */
export function actionItem(action: Action) {
  const { text, owner, dueSprint, state, madeIn, from, helped } = action
  const history = action.history.map(({ at, state, note }) => ({ day: at, state, note }))
  const isTold = history.length > 1 || from !== '' || history.some(({ note }) => note !== '')
  return {
    ...{ text, owner, dueNumber: dueSprint?.number ?? null, state, stateDay: stateSince(history) },
    past: isTold ? { history, madeNumber: madeIn?.number ?? null, from, helped } : null,
  }
}
