import fc from 'fast-check'
import { availability } from '../../db/schema.ts'
import { on } from '../domain/facts.ts'
import { makeWatchedTeam } from '../server/watched-team.ts'
import { buildTestApp } from './app.ts'
import { testClock } from './clock.ts'

const Percent = fc.option(fc.integer({ min: 0, max: 100 }))

/** A small team with one to four sprints of two weeks from May on; those before the last one are over. */
export const AnyTeam = fc.record({
  people: fc.array(fc.record({ usualPercent: Percent, isActive: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
  sprints: fc.array(fc.record({ isClosed: fc.boolean(), planned: Percent, actual: Percent }), {
    minLength: 1,
    maxLength: 4,
  }),
  /** Of each person in each sprint, in that order: whether there is an answer, and which. */
  answers: fc.array(fc.option(fc.record({ planned: Percent, actual: Percent })), {
    minLength: 16,
    maxLength: 16,
  }),
  items: fc.array(
    fc.record({
      points: fc.option(fc.integer({ min: 0, max: 13 })),
      sprint: fc.integer({ min: 0, max: 3 }),
      doneOn: fc.option(fc.integer({ min: 1, max: 30 })),
    }),
    { maxLength: 8 },
  ),
})
export type AnyTeam = typeof AnyTeam extends fc.Arbitrary<infer Team> ? Team : never

const dayMilliseconds = 86_400_000
const firstDay = (index: number) =>
  new Date(Date.parse('2026-05-04') + index * 14 * dayMilliseconds).toISOString().slice(0, 10)

/** The team in a database of its own behind the real app, on the tenth day of its last sprint. */
export async function playAnyTeam({ people, sprints, answers, items }: AnyTeam) {
  const board = await makeWatchedTeam()
  const last = sprints.length - 1
  const closes = sprints.map(({ isClosed }, index) => isClosed && index < last)
  for (const [index, isClosed] of closes.entries()) {
    const closedAt = Date.parse(firstDay(index + 1)) + dayMilliseconds / 2
    const more = isClosed ? { state: 'closed', closedAt } : {}
    await board.sprint(`sprint-${index}`, firstDay(index), 14, more)
  }
  for (const [index, person] of people.entries())
    await board.person(`person-${index}`, { name: `Sailor ${index}`, ...person })
  await board.db.write(async tx => {
    for (const [index, answer] of answers.entries()) {
      const [person, sprint] = [Math.floor(index / 4), index % 4]
      if (!answer || person >= people.length || sprint > last) continue
      await tx.insert(availability).values({
        sprintId: `sprint-${sprint}`,
        personId: `person-${person}`,
        plannedPercent: answer.planned,
        actualPercent: answer.actual,
        updatedAt: 1,
      })
    }
  })
  for (const [index, { points, sprint, doneOn }] of items.entries())
    await board.item(
      `item-${index}`,
      [on(5, 1), 'points', points],
      [on(5, 1), 'sprint', `sprint-${Math.min(sprint, last)}`],
      ...(doneOn === null
        ? []
        : ([[on(5, 4) + doneOn * dayMilliseconds, 'status', 'Done']] as const)),
    )
  for (const [index, isClosed] of closes.entries())
    if (isClosed)
      await board.keep(`sprint-${index}`, Date.parse(firstDay(index + 1)) + dayMilliseconds / 2)
  await board.raise()
  const now = new Date(Date.parse(firstDay(last)) + 9.5 * dayMilliseconds).toISOString()
  const app = await buildTestApp({ db: board.db, clock: testClock(now) })
  const [team] = (await app.get('/api/teams')).json().teams
  return {
    ...board,
    app,
    now,
    url: `/api/teams/${team.slug}`,
    sprintIds: closes.map((_, index) => `sprint-${index}`),
  }
}

/** Where the figures of a team are read. */
export const figuresOf = (sprintIds: readonly string[]): string[] => [
  '/sprints',
  '/velocity',
  '/forecast?backlog=true',
  ...sprintIds.flatMap(id =>
    ['', '/report', '/burndown', '/items', '/availability', '/history', '/learned'].map(
      part => `/sprints/${id}${part}`,
    ),
  ),
]
