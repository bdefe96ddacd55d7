export type SprintDays = { firstDay: string; days: number }

const WEEKS = 2

function plus(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** The Monday of the week in which the team takes its break at the turn of the year. */
function breakMonday(year: number): string {
  const day = Temporal.PlainDate.from({ year, month: 12, day: 28 })
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

/**
 * Two-week sprints from Monday to Sunday, `finished` of them over, one about half over today, `ahead`
 * to come. The week between Christmas and New Year is a break, so the sprint after it may be short.
 */
export function yearOfSprints(today: string, finished: number, ahead: number): SprintDays[] {
  const date = Temporal.PlainDate.from(today)
  const toMonday = date.dayOfWeek - 1
  const current = date.subtract({ days: toMonday < 4 ? toMonday + 7 : toMonday }).toString()
  const sprints: SprintDays[] = [{ firstDay: current, days: 7 * WEEKS }]
  let first = current
  while (sprints.length <= finished) {
    let firstDay = plus(first, -7 * WEEKS)
    let days = 7 * WEEKS
    const pause = breakMonday(Number(firstDay.slice(0, 4)))
    if (plus(pause, 7) === first) {
      firstDay = plus(pause, -7 * WEEKS)
    } else if (firstDay <= pause && pause < first) {
      firstDay = plus(pause, 7)
      days = 7
    }
    sprints.unshift({ firstDay, days })
    first = firstDay
  }
  let last = plus(current, 7 * WEEKS)
  for (let count = 0; count < ahead; count += 1) {
    const pause = breakMonday(Number(last.slice(0, 4)))
    if (last === pause) last = plus(last, 7)
    const days = last < pause && pause < plus(last, 7 * WEEKS) ? 7 : 7 * WEEKS
    sprints.push({ firstDay: last, days })
    last = plus(last, days)
  }
  return sprints
}
