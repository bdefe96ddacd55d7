import type { Context } from '../context.ts'
import type { Action } from '../contract/action.ts'
import type { Goal, Goals } from '../contract/goal.ts'
import type { Meeting, MeetingMinutesQuery } from '../contract/meeting.ts'
import type { Refinement, RefinementItem } from '../contract/refinement.ts'
import type { Sprints as AllSprints, Sprint } from '../contract/sprint.ts'
import { type Day, dayOf } from '../domain/calendar.ts'
import {
  type MeetingSprint,
  type PrintedGoal,
  type PrintedMeeting,
  printGoals,
} from '../minutes/print-meeting.ts'
import {
  asText,
  type PrintedRefined,
  type PrintedRefinement,
  printRefinement,
} from '../minutes/print-refinement.ts'
import { listActions } from '../store/actions.ts'
import { findKeptParts, type KeptParts } from '../store/meeting-kept.ts'
import { getMeeting, showMeeting } from '../store/meetings.ts'
import { listSprints } from '../store/sprints.ts'
import type { TeamRow } from '../store/teams.ts'
import { actionItem, parsed, sprintAsPrinted, summaryOf } from './printed.ts'

/**
 * All of a meeting that its minutes hold. Sprints are as they are at this moment; goals, refinement and actions too while the
 * meeting is held, and as they were when it ended afterwards.
 */
export async function meetingAsPrinted(
  context: Context,
  team: TeamRow,
  id: string,
  { whole }: MeetingMinutesQuery,
): Promise<PrintedMeeting> {
  const { db, now } = context
  const meeting = await showMeeting(db.read, await getMeeting(db.read, team.id, id))
  const named = (isPresent: boolean) =>
    meeting.attendees.filter(one => one.isPresent === isPresent).map(({ name }) => name)
  const kept = await findKeptParts(db.read, id)
  const actions = await listActions(db.read, team, now())
  const lastDay = meeting.endedAt && dayOf(Date.parse(meeting.endedAt), team.timeZone)
  return {
    team: team.name,
    day: meeting.day,
    present: named(true),
    apologies: named(false),
    texts: textsOf(meeting),
    ...(kept ?? (await partsNow(context, team, false))),
    ...(await sprintsOf(context, team, meeting, whole)),
    actions: (lastDay ? actions.flatMap(action => actionOn(lastDay, action)) : actions).map(
      actionItem,
    ),
  }
}

/** What of the minutes of a meeting is kept as it is at its end. */
export async function partsToKeep(context: Context, team: TeamRow, id: string): Promise<KeptParts> {
  await getMeeting(context.db.read, team.id, id)
  return partsNow(context, team, true)
}

async function partsNow(
  { figures, now }: Context,
  { id }: TeamRow,
  isOver: boolean,
): Promise<KeptParts> {
  const { goals } = parsed<Goals>(await figures.goals(id, now()))
  const refinement = parsed<Refinement>(await figures.refinement(id, now()))
  return {
    goals: printGoals(goals.map(asPrintedGoal)),
    refinement: printRefinement(asPrintedRefinement(refinement, isOver)),
  }
}

type Sprints = Pick<PrintedMeeting, 'planned' | 'reviewed' | 'coming' | 'previous'>

/** All sprints there were by the end of the meeting, each once: those of the meeting whole, the others as wanted. */
async function sprintsOf(
  context: Context,
  team: TeamRow,
  { day, endedAt, reviewSprint, planSprint }: Meeting,
  whole: MeetingMinutesQuery['whole'],
): Promise<Sprints> {
  const { db, figures, now } = context
  const { sprints } = parsed<AllSprints>(await figures.sprints(team.id, now()))
  const end = endedAt === null ? now() : Date.parse(endedAt)
  const rows = await listSprints(db.read, team.id)
  const later = new Set(rows.flatMap(({ id, createdAt }) => (createdAt > end ? [id] : [])))
  const own = [reviewSprint?.id, planSprint?.id]
  const others = sprints.filter(({ id }) => !own.includes(id) && !later.has(id))
  const isPrevious = ({ state, lastDay }: Sprint) => state === 'closed' && lastDay <= day
  const printed = async (sprint: Sprint, isWhole: boolean): Promise<MeetingSprint> => {
    const { number, title, excluded } = sprint
    const all = isWhole ? await sprintAsPrinted(context, team, sprint.id) : summaryOf(sprint)
    return {
      number,
      title,
      excludedReason: excluded?.reason ?? null,
      printed: { ...all, actions: [] },
    }
  }
  const ownOf = async (name: Meeting['planSprint']) => {
    const sprint = sprints.find(({ id }) => id === name?.id)
    return sprint ? printed(sprint, true) : null
  }
  const eachOf = (some: Sprint[]) =>
    Promise.all(some.map(sprint => printed(sprint, whole === 'all')))
  return {
    planned: await ownOf(planSprint),
    reviewed: await ownOf(reviewSprint),
    coming: await eachOf(others.filter(sprint => !isPrevious(sprint))),
    previous: await eachOf(others.filter(isPrevious).reverse()),
  }
}

/** An action as it was at the end of a day, by its dated states; none if it was made later. */
function actionOn(day: Day, action: Action): Action[] {
  const history = action.history.filter(({ at }) => at === null || at <= day)
  const state = history.at(-1)?.state
  if (state === undefined) return []
  return [{ ...action, history, state, helped: state === 'done' ? action.helped : null }]
}

function textsOf({ lines }: Meeting): PrintedMeeting['texts'] {
  const sections = Map.groupBy(lines, ({ section }) => section)
  return Object.fromEntries(
    [...sections].map(([section, some]) => [section, some.map(({ text }) => text)]),
  )
}

function asPrintedGoal(goal: Goal): PrintedGoal {
  const { name, aliases, state, label, parent, roadmap, progress } = goal
  const source = [
    ...(label === null ? [] : [`label ${asText(label)}`]),
    ...(parent === null ? [] : [`parts of ${asText(parent)}`]),
  ].join(', ')
  const facts = !progress?.items
    ? source && `*${source}*`
    : `*${source}: ${progress.done} of ${progress.items} items and ${round(progress.donePoints)} of ${round(progress.points)} points done*`
  return { name, aliases, state, label, parent, roadmap, facts }
}

/** What was counted when the meeting began is known until it ends. */
function asPrintedRefinement(
  { triage, inProgress, external, counts }: Refinement,
  isOver: boolean,
): PrintedRefinement {
  const { before, now } = counts
  return {
    triage: nested(triage.items, item => item.note?.text ?? ''),
    counts: before === null ? null : { before, now, isOver },
    inProgress: inProgress.items.map(item =>
      refined(item, item.statusSince === null ? '' : `since ${item.statusSince.slice(0, 10)}`),
    ),
    external: external.items.map(item => refined(item, waitWords(item))),
  }
}

function waitWords({ wait }: RefinementItem): string {
  if (!wait) return ''
  const askAgain = wait.askAgain === null ? '' : `, ask again on ${wait.askAgain}`
  return `${wait.text} (since ${wait.since}${askAgain})`
}

/** Parts below what they are a part of; a ring of parts would have no beginning, so each item of it stands by itself. */
function nested(
  items: readonly RefinementItem[],
  remark: (item: RefinementItem) => string,
): PrintedRefined[] {
  const parts = Map.groupBy(items, ({ parentId }) => parentId)
  const shown = new Set<string>()
  const withParts = (item: RefinementItem): PrintedRefined => {
    shown.add(item.id)
    const own = (parts.get(item.id) ?? []).filter(({ id }) => !shown.has(id))
    return { ...refined(item, remark(item)), parts: own.map(withParts) }
  }
  const roots = (parts.get(null) ?? []).map(withParts)
  return [...roots, ...items.flatMap(item => (shown.has(item.id) ? [] : [withParts(item)]))]
}

function refined(item: RefinementItem, remark: string): PrintedRefined {
  const { repository, url } = item
  const title = item.kind === 'redacted' ? 'An item that the token may not see' : item.title
  return { repository, title, url, remark, parts: [] }
}

const round = (points: number) => String(Number(points.toFixed(2)))
