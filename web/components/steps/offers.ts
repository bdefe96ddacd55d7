import type { Sprint } from '#contract/sprint.ts'
import type { Team } from '#contract/team.ts'
import { dayOf, workingDays } from '#domain/calendar.ts'
import { commitmentWindowEnd } from '#domain/commitment.ts'
import type { Step } from './api.ts'

export type Offer = { step: Step; label: string; isDue: boolean }

/** Whether a press of "commit" still counts: the first one always, another within the window. */
function mayCommit(sprint: Sprint, team: Team, now: number): boolean {
  if (sprint.items === null) return false
  if (sprint.commitment === null || sprint.commitment.by === 'nobody') return true
  const time = { weekdays: team.weekdays, closures: team.closures.map(({ day }) => day) }
  const days = workingDays(sprint.firstDay, sprint.lastDay, time)
  return now <= commitmentWindowEnd(sprint, days, team.commitmentDays, team.timeZone)
}

/** What can be done with the sprint now, the likeliest first. */
export function offersOf(sprint: Sprint, team: Team, now: number): Offer[] {
  if (sprint.state === 'closed') return [{ step: 'reopen', label: 'Reopen', isDue: false }]
  const isCommitted = sprint.commitment !== null && sprint.commitment.by !== 'nobody'
  const today = dayOf(now, team.timeZone)
  const isOver = sprint.lastDay <= today
  const hasBegun = sprint.firstDay <= today
  const isEmpty = sprint.items?.total === 0
  const close: Offer = { step: 'close', label: 'Close sprint', isDue: isOver }
  const commit: Offer = {
    step: 'commit',
    label: isCommitted ? 'Commit again' : 'Commit',
    isDue: !isCommitted && hasBegun && !isEmpty,
  }
  const offers = [
    ...(mayCommit(sprint, team, now) ? [commit] : []),
    ...(sprint.state === 'active' ? [close] : []),
  ]
  return isOver || isCommitted ? offers.toReversed() : offers
}
