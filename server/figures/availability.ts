import type { Availability } from '../contract/availability.ts'
import { suggestedPercent } from '../domain/availability.ts'
import { workingDays } from '../domain/calendar.ts'
import type { Book, BookSprint } from './book.ts'
import { holidaysOf, liveFte, peopleOf } from './people.ts'
import { instant } from './sprint.ts'

/** Who is there for a sprint, as said so far; the totals are those of now, not those frozen by the commitment. */
export function showAvailability(book: Book, sprint: BookSprint): Availability {
  const people = peopleOf(book, sprint)
  const { row, times } = sprint
  return {
    people: people.map(one => {
      const own = workingDays(row.firstDay, row.lastDay, book.time, holidaysOf(book, sprint, one))
      return {
        personId: one.person.id,
        name: one.person.name,
        plannedPercent: one.plannedPercent,
        actualPercent: one.actualPercent,
        suggestedPercent: suggestedPercent(
          one.person.usualPercent,
          own.length,
          times.workingDays.length,
        ),
        confirmedAt: one.confirmedAt === null ? null : instant(one.confirmedAt),
      }
    }),
    fte: liveFte(book, sprint, people),
  }
}
