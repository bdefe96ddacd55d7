import { endOfDay } from '../domain/calendar.ts'
import { Invalid } from '../errors.ts'

/** The last instant of a day that has not passed yet; null without a day. Throws Invalid. */
export function lastInstant(day: string | null, timeZone: string, now: number): number | null {
  if (day === null) return null
  const at = endOfDay(day, timeZone)
  if (at < now) throw new Invalid('This day has passed. Choose today or a later one.', 'lastDay')
  return at
}
