/** A calendar day as an ISO string, such as `2026-06-24`. Days compare as text. */
export type Day = string

/** When a team works: its weekdays (1 = Monday ... 7 = Sunday) and the days on which nobody does. */
export type WorkingTime = { weekdays: readonly number[]; closures: readonly Day[] }

/** Whether the text is a day that exists, written `YYYY-MM-DD`: `2026-02-30` and `2026-6-1` are none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** Whether the name is an IANA time zone this machine knows, such as `Europe/Paris`. Bare offsets are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** The day on which an instant (epoch milliseconds) falls in a time zone. */
export function dayOf(at: number, timeZone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at))
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}

/**
 * The first instant of a day in a time zone, in epoch milliseconds.
 * Where the clock jumps over midnight, the day begins at the first time that exists.
 */
export function startOfDay(day: Day, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds
}

/**
 * The last millisecond of a day in a time zone. A day has 23 or 25 hours when the clock changes,
 * so it is found from the beginning of the day after, never by adding 24 hours.
 */
export function endOfDay(day: Day, timeZone: string): number {
  return startOfDay(addDays(day, 1), timeZone) - 1
}

/** The day so many days later; earlier for a negative number. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** All days from the first to the last, both included; none when the last is before the first. */
export function daysFromTo(firstDay: Day, lastDay: Day): Day[] {
  const days: Day[] = []
  const last = Temporal.PlainDate.from(lastDay)
  let day = Temporal.PlainDate.from(firstDay)
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    days.push(day.toString())
    day = day.add({ days: 1 })
  }
  return days
}

/** How many days from the first to the last, both included: a day alone has length 1. */
export function lengthInDays(firstDay: Day, lastDay: Day): number {
  return Temporal.PlainDate.from(firstDay).until(Temporal.PlainDate.from(lastDay)).days + 1
}

/** The weekday, 1 = Monday ... 7 = Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/**
 * The working days from the first to the last day, both included: the team's weekdays without its closures
 * and, for one person, without the public holidays where that person lives.
 */
export function workingDays(
  firstDay: Day,
  lastDay: Day,
  time: WorkingTime,
  holidays: readonly Day[] = [],
): Day[] {
  const free = new Set([...time.closures, ...holidays])
  const first = weekdayOf(firstDay)
  return daysFromTo(firstDay, lastDay).filter((day, index) => {
    const weekday = ((first - 1 + index) % 7) + 1
    return time.weekdays.includes(weekday) && !free.has(day)
  })
}
