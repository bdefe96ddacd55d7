import { and, eq, gte, lte } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { sprints } from '../../db/schema.ts'
import { lengthInDays } from '../domain/calendar.ts'
import type { SprintDays } from '../domain/sprint.ts'
import { Invalid } from '../errors.ts'

const longestDays = 366
const firstYear = '1970-01-01'
const endOfYears = '2200-01-01'

/** Refuses days that end before they begin, last too long, are mistyped, or belong to another sprint of the team. */
export async function refuseBadDays(
  read: Read,
  teamId: string,
  { firstDay, lastDay }: SprintDays,
  exceptId?: string,
) {
  if (lastDay < firstDay) {
    throw new Invalid(
      `The last day ${lastDay} is before the first day ${firstDay}. Swap them.`,
      'lastDay',
    )
  }
  const path = firstDay < firstYear ? 'firstDay' : 'lastDay'
  if (firstDay < firstYear || lastDay >= endOfYears) {
    throw new Invalid(
      `The year of ${path === 'firstDay' ? firstDay : lastDay} looks mistyped: Knots takes 1970 to 2199.`,
      path,
    )
  }
  if (lengthInDays(firstDay, lastDay) > longestDays) {
    throw new Invalid('A sprint lasts a year at most.', 'lastDay')
  }
  const overlapping = await read
    .select()
    .from(sprints)
    .where(
      and(
        eq(sprints.teamId, teamId),
        lte(sprints.firstDay, lastDay),
        gte(sprints.lastDay, firstDay),
      ),
    )
  const other = overlapping.find(sprint => sprint.id !== exceptId)
  if (!other) return
  throw new Invalid(
    `These days overlap with ${other.title} (${other.firstDay} to ${other.lastDay}).`,
    'firstDay',
  )
}
