import ical, { ICalEventTransparency } from 'ical-generator'
import type { TeamEvent } from './contract/team-event.ts'
import { addDays } from './domain/calendar.ts'

type Calendar = {
  team: { id: string; slug: string; name: string; closures: { day: string; name: string }[] }
  sprints: { id: string; number: number; title: string; firstDay: string; lastDay: string }[]
  events: TeamEvent[]
  /** Where people reach this Knots; null: they are given no link. */
  address: string | null
}

/** The same entry keeps its id, so that a calendar that asks again moves it rather than adding one. */
const idOf = (...parts: string[]) => `${parts.join('-')}@knots`

/**
 * A team's sprints, events and closures for people's own calendars. All entries last whole days and leave people
 * free: a calendar is told nothing of who is away or why.
 */
export function printCalendar({ team, sprints, events, address }: Calendar): string {
  const calendar = ical({
    name: `${team.name}: sprints`,
    prodId: '//Knots//Sprints//EN',
    ttl: 3600,
  })
  const add = (id: string, summary: string, firstDay: string, lastDay: string, url?: string) =>
    calendar.createEvent({
      id,
      summary,
      start: startOf(firstDay),
      // The end of a calendar's whole-day entry is the day after its last.
      end: startOf(addDays(lastDay, 1)),
      allDay: true,
      stamp: startOf(firstDay),
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(url && { url }),
    })
  for (const { id, number, title, firstDay, lastDay } of sprints) {
    const url = address === null ? undefined : `${address}/${team.slug}/sprints/${number}`
    add(idOf('sprint', id), `${team.name}: ${title}`, firstDay, lastDay, url)
  }
  for (const { id, name, firstDay, lastDay } of events)
    add(idOf('event', id), `${team.name}: ${name}`, firstDay, lastDay)
  for (const { day, name } of team.closures)
    add(idOf('closure', team.id, day), `${team.name}: ${name || 'closed'}`, day, day)
  return calendar.toString()
}

/** Whole days carry no time zone: the library writes down the day in UTC. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
