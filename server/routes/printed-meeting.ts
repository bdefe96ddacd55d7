import type { Context } from '../context.ts'
import type { Goal, Goals } from '../contract/goal.ts'
import type { Meeting } from '../contract/meeting.ts'
import type { Refinement, RefinementItem } from '../contract/refinement.ts'
import type { Sprints } from '../contract/sprint.ts'
import type { MeetingSprint, PrintedGoal, PrintedMeeting } from '../minutes/print-meeting.ts'
import { asText, type PrintedRefined } from '../minutes/print-refinement.ts'
import { listActions } from '../store/actions.ts'
import { getMeeting, showMeeting } from '../store/meetings.ts'
import type { TeamRow } from '../store/teams.ts'
import { actionItem, parsed, sprintAsPrinted, summaryOf } from './printed.ts'

/** All of a meeting that its minutes hold, as it is at this moment. */
export async function meetingAsPrinted(
  context: Context,
  team: TeamRow,
  id: string,
): Promise<PrintedMeeting> {
  const { db, figures, now } = context
  const meeting = await showMeeting(db.read, await getMeeting(db.read, team.id, id))
  const { goals } = parsed<Goals>(await figures.goals(team.id, now()))
  const refinement = parsed<Refinement>(await figures.refinement(team.id, now()))
  const sprintOf = async (name: Meeting['planSprint']): Promise<MeetingSprint | null> => {
    if (!name) return null
    const { number, title } = name
    const printed = await sprintAsPrinted(context, team, name.id)
    return { number, title, printed: { ...printed, actions: [] } }
  }
  const named = (isPresent: boolean) =>
    meeting.attendees.filter(one => one.isPresent === isPresent).map(({ name }) => name)
  return {
    team: team.name,
    day: meeting.day,
    present: named(true),
    apologies: named(false),
    texts: textsOf(meeting),
    goals: goals.map(asPrintedGoal),
    refinement: asPrintedRefinement(refinement, meeting.endedAt === null),
    planned: await sprintOf(meeting.planSprint),
    reviewed: await sprintOf(meeting.reviewSprint),
    previous: await previousSprints(context, team, meeting),
    actions: (await listActions(db.read, team, now())).map(actionItem),
  }
}

/** Sprints closed before those of the meeting, latest first: their figures, goal and comment. */
async function previousSprints(
  { figures, now }: Context,
  { id }: TeamRow,
  { day, reviewSprint, planSprint }: Meeting,
): Promise<MeetingSprint[]> {
  const { sprints } = parsed<Sprints>(await figures.sprints(id, now()))
  const own = [reviewSprint?.id, planSprint?.id]
  return sprints
    .filter(
      sprint => sprint.state === 'closed' && sprint.lastDay <= day && !own.includes(sprint.id),
    )
    .reverse()
    .map(sprint => ({
      ...{ number: sprint.number, title: sprint.title },
      printed: summaryOf(sprint),
    }))
}

function textsOf({ lines }: Meeting): PrintedMeeting['texts'] {
  const sections = Map.groupBy(lines, ({ section }) => section)
  return Object.fromEntries(
    [...sections].map(([section, some]) => [section, some.map(({ text }) => text)]),
  )
}

function asPrintedGoal({ name, state, label, parent, roadmap, progress }: Goal): PrintedGoal {
  const source = [
    ...(label === null ? [] : [`label ${asText(label)}`]),
    ...(parent === null ? [] : [`parts of ${asText(parent)}`]),
  ].join(', ')
  const facts = !progress?.items
    ? source && `*${source}*`
    : `*${source}: ${progress.done} of ${progress.items} items and ${round(progress.donePoints)} of ${round(progress.points)} points done*`
  return { name, state, label, parent, roadmap, facts }
}

/** What was counted when the meeting began is known while it is being held. */
function asPrintedRefinement(
  { triage, inProgress, external, counts }: Refinement,
  isHeld: boolean,
): PrintedMeeting['refinement'] {
  const { before, now } = counts
  return {
    triage: nested(triage.items, item => item.note?.text ?? ''),
    counts: isHeld && before !== null ? { before, now } : null,
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
