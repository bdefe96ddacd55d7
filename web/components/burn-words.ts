import type { BurndownChange, BurndownDay } from '#contract/burndown.ts'
import { remainingEffect } from '#domain/scope-change.ts'
import { formatLongDay, formatPoints, formatSigned, plural } from '../lib/format.ts'

const verbs: Record<BurndownChange['kind'], string> = {
  added: 'Added',
  removed: 'Removed',
  reestimated: 'Re-estimated',
  dropped: 'Dropped',
  completed: 'Completed',
  reopened: 'Re-opened',
}

const asideVerbs = { 'set-aside': 'Points set aside', 'counted-again': 'Points count again' }

/** "Added", "First estimate", "Re-estimated 3 → 5", "Points set aside". */
export function changeWords(change: BurndownChange): string {
  if (change.kind !== 'reestimated') return verbs[change.kind]
  if (change.aside) return asideVerbs[change.aside]
  if (change.from === null) return 'First estimate'
  return `Re-estimated ${formatPoints(change.from)} → ${formatPoints(change.to)}`
}

/** A whole day in one sentence, for those who hear the chart. */
export function dayWords(day: BurndownDay): string {
  const name = formatLongDay(day.day)
  const free = day.working ? '' : ', no working day'
  if (day.remaining === null) return `${name}${free}, still to come`
  const changes = day.changes.map(change => {
    const effect = remainingEffect(change)
    const points = effect === null ? 'no points' : formatSigned(effect)
    return `${changeWords(change)}: ${change.title} (${points})`
  })
  const figures = [
    `${plural(day.remaining, 'point')} remaining`,
    `${formatPoints(day.completed)} completed of ${formatPoints(day.scope)}`,
    ...(day.guideline === null ? [] : [`guideline ${formatPoints(Math.round(day.guideline))}`]),
  ]
  return `${name}${free}: ${figures.join(', ')}. ${changes.join('; ')}`.trim()
}
