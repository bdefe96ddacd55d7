import type { Closure } from '#contract/team.ts'
import { addDays, daysFromTo } from '#domain/calendar.ts'

export type ClosureSpan = { firstDay: string; lastDay: string; name: string }

/** Days that follow each other under one name, as one. */
export function spansOf(closures: readonly Closure[]): ClosureSpan[] {
  const spans: ClosureSpan[] = []
  for (const { day, name } of closures.toSorted((a, b) => a.day.localeCompare(b.day))) {
    const last = spans.at(-1)
    if (last && last.name === name && addDays(last.lastDay, 1) === day) last.lastDay = day
    else spans.push({ firstDay: day, lastDay: day, name })
  }
  return spans
}

/** The days of a span among the others; a day that is there already gets the new name. */
export function addSpan(closures: readonly Closure[], span: ClosureSpan): Closure[] {
  const days = daysFromTo(span.firstDay, span.lastDay)
  const kept = closures.filter(({ day }) => !days.includes(day))
  const added = days.map(day => ({ day, name: span.name }))
  return [...kept, ...added].sort((a, b) => a.day.localeCompare(b.day))
}

export const removeSpan = (closures: readonly Closure[], span: ClosureSpan): Closure[] =>
  closures.filter(({ day }) => day < span.firstDay || day > span.lastDay)
