import type { PullRequest, PullRequestGroup, Waiting } from '#contract/pull-request.ts'
import { formatPoints, plural } from '../../lib/format.ts'

export const groupNames: Record<PullRequestGroup, string> = {
  waiting: 'Waiting for review',
  changes: 'Needing changes',
  approved: 'Approved',
  draft: 'Drafts',
}

/** "9 days, 6 of them working days"; "today" on the first day. */
export function waitingWords({ days, workingDays }: Waiting): string {
  if (days === 0) return 'since today'
  return `${plural(days, 'day')}, ${plural(workingDays, 'working day')}`
}

/** Short, for a head: "oldest 9 days (6 working)". */
export function oldestWords({ days, workingDays }: Waiting): string {
  return days === 0
    ? 'oldest since today'
    : `oldest ${plural(days, 'day')} (${workingDays} working)`
}

/** What a pull request stands there for, in words; null for one approved and a draft. */
export function ageWords({ group, waiting }: PullRequest): string | null {
  if (group === 'waiting')
    return waiting ? `Waits ${waitingWords(waiting)}` : 'Nobody was asked to review'
  if (group === 'changes' && waiting) return `Changes asked for: ${waitingWords(waiting)}`
  return null
}

const marks = { big: 'Big', 'very-big': 'Very big' } as const

/** "Big: 620 lines"; null for a usual size, and where the size was not read yet. */
export function sizeWords({ size }: PullRequest): string | null {
  return size?.mark ? `${marks[size.mark]}: ${formatPoints(size.lines)} lines` : null
}
