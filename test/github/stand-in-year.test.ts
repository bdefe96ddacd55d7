import { describe, expect, test } from 'vitest'
import { fteOf } from '../../scripts/stand-in/scenario/year/people.ts'
import { type Year, year } from '../../scripts/stand-in/scenario/year/year.ts'

const DAYS = ['2026-06-24', '2026-01-01', '2026-01-14', '2026-02-28', '2026-12-27']
const later = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

function truths({ made, sprints, currentIndex }: Year, at: number) {
  return sprints.slice(0, currentIndex).map(sprint => {
    const truth = made.truth(sprint.title, { at })
    return { ...truth, fte: fteOf(sprint.answers, 'actual') }
  })
}

describe.each(DAYS)('the year that ends on %s', today => {
  const told = year({ today })
  const now = told.made.instant(today, '14:00')
  const world = told.made.worldAt(now)

  test('has sprints one after another, with one break of a week at the turn of the year', () => {
    const gaps = told.sprints.slice(1).map((sprint, index) => {
      const before = told.sprints[index]!
      return Temporal.PlainDate.from(before.lastDay).until(sprint.firstDay).days - 1
    })
    expect(gaps.filter(gap => gap > 0).every(gap => gap === 7)).toBe(true)
    expect(gaps.filter(gap => gap > 0).length).toBeLessThanOrEqual(2)
    expect(gaps.every(gap => gap >= 0)).toBe(true)
    expect(
      told.sprints.every(({ firstDay }) => Temporal.PlainDate.from(firstDay).dayOfWeek === 1),
    ).toBe(true)
  })

  test('is in the middle of its current sprint, with two ahead', () => {
    const current = told.sprints[told.currentIndex]!
    expect(current.firstDay <= later(today, -3)).toBe(true)
    expect(current.lastDay >= later(today, 2)).toBe(true)
    expect(told.sprints).toHaveLength(told.currentIndex + 3)
  })

  test('has believable sprints: not all done, changed on the way, three to nine points an FTE', () => {
    const sprints = truths(told, now)
    const velocities = sprints.map(({ completed, fte }) => completed / fte).sort((a, b) => a - b)
    const middle = velocities[Math.floor(velocities.length / 2)]!
    expect(middle).toBeGreaterThan(4)
    expect(middle).toBeLessThan(7)
    expect(velocities.filter(velocity => velocity < 2 || velocity > 12)).toHaveLength(0)
    const some = (found: (truth: (typeof sprints)[number]) => boolean) =>
      sprints.filter(found).length
    expect(some(truth => (truth.added ?? 0) > 0)).toBeGreaterThan(8)
    expect(some(truth => (truth.removed ?? 0) > 0)).toBeGreaterThan(2)
    expect(some(truth => truth.reestimated !== 0)).toBeGreaterThan(3)
    expect(some(truth => truth.items.some(item => item.class === 'unfinished'))).toBeGreaterThan(15)
    expect(some(truth => truth.items.some(item => item.points === null))).toBeGreaterThan(3)
  })

  test('leaves a board with every kind of item', () => {
    const [project] = world.projects
    const items = project!.items
    const kinds = new Set(items.map(item => item.content.__typename))
    expect([...kinds].sort()).toEqual(['DraftIssue', 'Issue', 'PullRequest'])
    expect(items.filter(item => item.isHidden)).toHaveLength(1)
    expect(items.some(item => item.isArchived)).toBe(true)
    expect(items.every(item => item.createdAt <= now && item.updatedAt <= now)).toBe(true)
  })
})

test('the same day gives the same year, and every item is counted as done in one sprint', () => {
  const [one, two] = [year({ today: '2026-06-24' }), year({ today: '2026-06-24' })]
  expect(one.made.steps()).toEqual(two.made.steps())
  const done = truths(one, one.made.instant('2026-06-24')).flatMap(({ items }) =>
    items.filter(item => item.class.endsWith('-done')).map(item => item.key),
  )
  expect(new Set(done).size).toBe(done.length)
  expect(done.length).toBeGreaterThan(150)
})
