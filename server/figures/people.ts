import type { Person } from '../contract/person.ts'
import { actualFte, countAnswers, likelyFte, plannedFte } from '../domain/availability.ts'
import { type Day, daysFromTo } from '../domain/calendar.ts'
import { publicHolidays } from '../holidays.ts'
import type { Book, BookSprint } from './book.ts'
import type { SprintPeople } from './kept.ts'

/** One person's answers for a sprint; nulls where nothing was said. */
export type PersonInSprint = {
  person: Person
  plannedPercent: number | null
  actualPercent: number | null
  isActualUnknown: boolean
  confirmedAt: number | null
  enteredBy: string | null
}

/** The people of a sprint: who works in the team now, and who answered for it. Of a closed one those who were asked. */
export function peopleOf(book: Book, sprint: BookSprint): PersonInSprint[] {
  const answers = new Map(sprint.answers.map(answer => [answer.personId, answer]))
  const asked = new Set(sprint.kept?.blanks)
  const isAsked = (person: Person) =>
    sprint.row.state === 'closed' ? asked.has(person.id) : person.active
  return book.people.flatMap(person => {
    const answer = answers.get(person.id)
    if (!answer && !isAsked(person)) return []
    return [
      {
        person,
        plannedPercent: answer?.plannedPercent ?? null,
        actualPercent: answer?.actualPercent ?? null,
        isActualUnknown: answer?.isActualUnknown ?? false,
        confirmedAt: answer?.confirmedAt ?? null,
        enteredBy: answer?.enteredBy ?? null,
      },
    ]
  })
}

/** Ids of those of whom neither percentage is known, and nobody said that the real one is not. */
export function blanksOf(people: readonly PersonInSprint[]): string[] {
  return people
    .filter(one => one.plannedPercent === null && one.actualPercent === null)
    .filter(one => !one.isActualUnknown)
    .map(one => one.person.id)
}

type DayOff = { day: Day; name: string }

/**
 * The days of a sprint on which a person is away, in their order: public holidays where the person lives (or where the
 * team is, if that is not known) and events of the team that take the person from the sprint's work.
 */
export function daysOff(book: Book, { row }: BookSprint, person: Person): DayOff[] {
  const country = person.country ?? book.team.country
  const region = person.country === null ? (person.region ?? book.team.region) : person.region
  const away = book.events
    .filter(({ isAway, personIds }) => isAway && (personIds?.includes(person.id) ?? true))
    .filter(({ firstDay, lastDay }) => firstDay <= row.lastDay && row.firstDay <= lastDay)
    .flatMap(({ name, firstDay, lastDay }) =>
      daysFromTo(
        firstDay > row.firstDay ? firstDay : row.firstDay,
        lastDay < row.lastDay ? lastDay : row.lastDay,
      ).map(day => ({ day, name })),
    )
  return [...publicHolidays(country, region, row.firstDay, row.lastDay), ...away].sort((a, b) =>
    a.day < b.day ? -1 : 1,
  )
}

/** The totals over what people say now; nothing is frozen here. */
export function liveFte(book: Book, sprint: BookSprint, people: readonly PersonInSprint[]) {
  const earlier = earlierPercents(book, sprint)
  return {
    planned: plannedFte(people.map(one => one.plannedPercent)),
    likely: likelyFte(
      people.map(one => ({
        plannedPercent: one.plannedPercent,
        usualPercent: one.person.usualPercent,
        lastPercents: earlier.get(one.person.id) ?? [],
      })),
    ),
    actual: actualFte(people),
    ...countAnswers(people.map(one => one.plannedPercent)),
  }
}

/** What each person announced for earlier sprints, newest first. */
function earlierPercents(book: Book, sprint: BookSprint): Map<string, number[]> {
  const percents = new Map<string, number[]>()
  const earlier = book.sprints.slice(0, book.sprints.indexOf(sprint)).reverse()
  for (const { personId, plannedPercent } of earlier.flatMap(one => one.answers)) {
    if (plannedPercent === null) continue
    const known = percents.get(personId)
    if (known) known.push(plannedPercent)
    else percents.set(personId, [plannedPercent])
  }
  return percents
}

/**
 * FTE and answers of a sprint: of a closed one as kept; else the planned FTE as frozen by the commitment, over those
 * who had answered by then. A sprint of which the board knows nothing and nobody pressed is never committed.
 * An actual FTE is known once the sprint has begun.
 */
export function sprintPeople(book: Book, sprint: BookSprint): SprintPeople {
  if (sprint.kept) return { fte: sprint.kept.fte, people: sprint.kept.people }
  const people = peopleOf(book, sprint)
  const { planned, likely, actual, answered, total } = liveFte(book, sprint, people)
  const { commitment } = sprint.times
  const press = sprint.presses.find(one => one.at === commitment?.at)
  const isCommittable = sprint.hasIteration || sprint.presses.length > 0
  const isFrozen = isCommittable && commitment !== null && sprint.state !== 'closed'
  const inTime = people.map(one =>
    one.confirmedAt === null || one.confirmedAt <= (commitment?.at ?? one.confirmedAt)
      ? one.plannedPercent
      : null,
  )
  return {
    fte: {
      planned: press ? press.plannedFte : isFrozen ? plannedFte(inTime) : planned,
      likely,
      actual: sprint.state === 'planned' ? null : actual,
    },
    people: { answered, total, ...knownBeside(people, answered) },
  }
}

/** Of how many people the actual FTE is, where that is not as many as answered. */
export function knownBeside(people: readonly PersonInSprint[], answered: number) {
  const known = people.filter(one => (one.actualPercent ?? one.plannedPercent) !== null).length
  return known === answered ? {} : { known }
}
