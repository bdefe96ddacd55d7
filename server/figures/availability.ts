import type { Availability, AvailabilityRow } from '../contract/availability.ts'
import { plannedFte, suggestedPercent } from '../domain/availability.ts'
import { workingDays } from '../domain/calendar.ts'
import { type Book, type BookSprint, sprintsAround } from './book.ts'
import { daysOff, liveFte, type PersonInSprint, peopleOf } from './people.ts'
import { instant } from './sprint.ts'

/** Who is there for a sprint, as said so far; the totals are those of now, not those frozen by the commitment. */
export function showAvailability(book: Book, sprint: BookSprint): Availability {
  const people = peopleOf(book, sprint)
  const beside = sprintsAround(book.sprints, one => one === sprint).filter(one => one !== sprint)
  return {
    people: people.map(one => showRow(book, sprint, beside, one)),
    fte: liveFte(book, sprint, people),
    beside: beside.map(({ row, kept, answers }) => ({
      sprintId: row.id,
      number: row.number,
      title: row.title,
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      fte: kept ? kept.fte.planned : plannedFte(answers.map(answer => answer.plannedPercent)),
    })),
  }
}

function showRow(
  book: Book,
  sprint: BookSprint,
  beside: readonly BookSprint[],
  { person, ...answer }: PersonInSprint,
): AvailabilityRow {
  const { row, times } = sprint
  const off = daysOff(book, sprint, person)
  const away = off.map(({ day }) => day)
  const own = workingDays(row.firstDay, row.lastDay, book.time, away)
  const inTeamTime = new Set(times.workingDays)
  const enteredBy = book.people.find(({ id }) => id === answer.enteredBy)
  return {
    personId: person.id,
    name: person.name,
    plannedPercent: answer.plannedPercent,
    actualPercent: answer.actualPercent,
    isActualUnknown: answer.isActualUnknown,
    usualPercent: person.usualPercent,
    suggestedPercent: suggestedPercent(person.usualPercent, own.length, times.workingDays.length),
    daysOff: off.filter(({ day }) => inTeamTime.has(day)),
    confirmedAt: answer.confirmedAt === null ? null : instant(answer.confirmedAt),
    enteredBy: enteredBy ? { personId: enteredBy.id, name: enteredBy.name } : null,
    announced: beside.map(
      other => other.answers.find(({ personId }) => personId === person.id)?.plannedPercent ?? null,
    ),
  }
}
