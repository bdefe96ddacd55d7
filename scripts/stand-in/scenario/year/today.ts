import type { SavedView } from '../scenario.ts'
import { type Today, tellPulls, workingDay } from './reviews.ts'
import type { Work } from './ship.ts'

export const VIEWS: SavedView[] = [
  { name: 'Backlog', filter: 'is:open no:sprint -status:Done', layout: 'table' },
  { name: 'Current sprint', filter: 'sprint:@current', layout: 'board' },
  { name: 'Triage', filter: 'is:open no:story-points', layout: 'table' },
  {
    name: 'In progress too long',
    filter: 'status:"In progress" last-updated:7days',
    layout: 'table',
  },
  { name: 'External', filter: 'is:open label:external', layout: 'table' },
  { name: 'Review', filter: 'is:open status:"In review"', layout: 'board' },
  { name: 'Road map', filter: '', layout: 'roadmap' },
]

/**
 * What a look at the board on the year's last day finds: pull requests in every state of review,
 * dependencies, a parent with sub-issues, and the small disorders of a living board. Whatever is told
 * here has no points or lies in no sprint that has begun, so no sprint's figures depend on it.
 */
export function tellToday(told: Today, backlog: readonly Work[]): void {
  const { made, today, sprint } = told
  const before = made.instant(workingDay(today, 1))
  const known = new Set(
    made.steps().flatMap(step => (step.do === 'open' && step.at < before ? [step.key] : [])),
  )
  const isWork = (key: string) => key.startsWith('work-') && known.has(key)
  const { items } = made.truth(sprint, { at: made.instant(today) })
  const left = items.filter(item => item.class === 'unfinished' && isWork(item.key))
  const inSprint = left.map(({ key }) => key)
  tellPulls(told, [...inSprint, 'today-2', 'today-1', 'winter-1'])
  tellSprint(told, inSprint[0])
  const waiting = backlog.map(({ key }) => key).filter(isWork)
  tellBacklog(told, waiting)
  tellNext(told)
  tellWrongColumns(told)
}

/** Two issues nobody estimated that came with the first days of the sprint, one waiting for the other. */
function tellSprint({ made, today, sprint, firstDay, lastDay, next }: Today, other?: string): void {
  made.on(firstDay, '10:30', team => {
    const made = { repository: 'tide-api' }
    team.issue('today-1', 'Agree with the port authority on the new format', made)
    team.issue('today-2', 'Import readings in the new format', made)
    for (const key of ['today-1', 'today-2']) team.item(key).moveTo(sprint).status('Todo')
    team.item('today-2').blockedBy('today-1')
  })
  made.on(workingDay(today, 1), '13:10', team => {
    if (other) team.item(other).blockedBy('today-1')
  })
  if (!next) return
  made.on(lastDay, '16:25', team => {
    for (const key of ['today-1', 'today-2']) team.item(key).moveTo(next)
  })
}

/** A large piece of work with its parts, and what waits for others. */
function tellBacklog({ made, today }: Today, backlog: readonly string[]): void {
  made.on(workingDay(today, 6), '14:30', team => {
    team.issue('winter', 'Ready for the winter storms', { repository: 'tide-api' })
    team.item('winter').status('Backlog').issueType('Epic').label('external')
    for (const [index, title] of WINTER.entries()) {
      const part = team.issue(`winter-${index}`, title, { repository: 'tide-api' })
      part
        .status('Backlog')
        .estimate(index + 1)
        .childOf('winter')
    }
  })
  made.on(workingDay(today, 1), '10:30', team => {
    for (const key of backlog.slice(0, 4)) team.item('winter').parentOf(key)
    for (const key of backlog.slice(5, 7)) team.item(key).label('external')
    for (const key of backlog.slice(0, 3)) team.item(key).milestone('Storm season')
  })
}

const WINTER = [
  'Alarm when a gauge freezes',
  'Forecast twice an hour',
  'Rehearse a night without power',
]

/** The coming sprint as planned so far: too big, off the scale, without an estimate, counted twice. */
function tellNext({ made, today, next }: Today): void {
  if (!next) return
  made.on(workingDay(today, 3), '14:10', team => {
    const plan = (key: string, title: string, points: number | null) => {
      const item = team.issue(key, title, { repository: 'tide-api' }).moveTo(next).status('Todo')
      return points === null ? item : item.estimate(points)
    }
    plan('plan-1', 'Move all harbours to the new storage', 20)
    plan('plan-2', 'Forecast for river harbours', 13)
    plan('plan-3', 'Let gauges be named by the harbours', 4)
    plan('plan-4', 'Find out why readings are late on Mondays', null)
    plan('plan-5', 'Alerts by telephone', 8)
    plan('plan-6', 'Alerts by telephone: choose who is called', 3).childOf('plan-5')
    plan('plan-7', 'Alerts by telephone: say that it was heard', 2).childOf('plan-5')
    team.item('plan-7').blockedBy('plan-6')
    team
      .pullRequest('plan-8', 'Names of gauges in the interface', { repository: 'tide-api' })
      .size(77, 12)
      .linkedTo('plan-3')
      .estimate(2)
      .moveTo(next)
      .status('In progress')
  })
}

/** Closed but not in the last column, and in the last column but open. */
function tellWrongColumns({ made, today }: Today): void {
  made.on(workingDay(today, 4), '12:15', team => {
    team.issue('wrong-1', 'Old logo on the sign-in page', { repository: 'chart-room' })
    team.item('wrong-1').status('In progress').close().status('In review')
    team.issue('wrong-2', 'Ask the harbour master for a key', { repository: 'pilot-handbook' })
    team.item('wrong-2').status('Done')
  })
}
