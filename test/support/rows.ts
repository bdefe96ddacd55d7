import type { items, people, sprints, teams } from '../../db/schema.ts'

const createdAt = Date.parse('2026-01-01T00:00:00Z')
let counter = 0

/** A row of `teams` with everything filled in; give what the test is about. */
export function teamRow(given: Partial<typeof teams.$inferInsert> = {}): typeof teams.$inferInsert {
  counter += 1
  return {
    id: `team-${counter}`,
    slug: `team-${counter}`,
    name: 'Fleet',
    timeZone: 'Europe/Berlin',
    weekdays: [1, 2, 3, 4, 5],
    closures: [],
    averageMethod: 'weighted',
    pointScale: [1, 2, 3, 5, 8, 13],
    createdAt,
    ...given,
  }
}

export function personRow(
  given: Partial<typeof people.$inferInsert> & { teamId: string },
): typeof people.$inferInsert {
  counter += 1
  return { id: `person-${counter}`, name: `Person ${counter}`, aliases: [], ...given }
}

export function sprintRow(
  given: Partial<typeof sprints.$inferInsert> & { teamId: string; number: number },
): typeof sprints.$inferInsert {
  counter += 1
  return {
    id: `sprint-${counter}`,
    title: `Sprint ${given.number}`,
    firstDay: '2026-06-12',
    lastDay: '2026-06-24',
    state: 'planned',
    madeFrom: 'manual',
    createdAt,
    ...given,
  }
}

/** An open issue on the board. */
export function itemRow(
  given: Partial<typeof items.$inferInsert> & { teamId: string },
): typeof items.$inferInsert {
  counter += 1
  const itemId = given.itemId ?? `item-${counter}`
  return {
    itemId,
    nodeId: itemId,
    kind: 'issue',
    number: counter,
    repository: 'crew/boat',
    title: `Item ${counter}`,
    assignees: [],
    labels: [],
    position: counter,
    isArchived: false,
    isPresent: true,
    isTimelineRead: false,
    state: 'open',
    createdAt,
    ...given,
  }
}
