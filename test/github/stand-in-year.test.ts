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

describe.each(DAYS)('a look at the board on %s', today => {
  const told = year({ today })
  const now = told.made.instant(today, '14:00')
  const world = told.made.worldAt(now)
  const items = world.projects[0]!.items
  const current = told.sprints[told.currentIndex]!
  const sprintOf = (item: (typeof items)[number]) => {
    const value = item.values.find(({ input }) => 'iterationId' in input)
    if (!value || !('iterationId' in value.input)) return null
    const { iterationId } = value.input
    return value.field.iterations.find(({ id }) => id === iterationId)?.title ?? null
  }
  const pulls = items.flatMap(({ content }) =>
    content.__typename === 'PullRequest' && content.closedAt === null ? [content] : [],
  )

  test('finds pull requests that wait, need changes, are approved, are drafts, are big', () => {
    const waiting = pulls.filter(
      ({ reviewDecision, isDraft }) => reviewDecision === 'REVIEW_REQUIRED' && !isDraft,
    )
    expect(waiting.length).toBeGreaterThanOrEqual(3)
    expect(pulls.filter(pull => pull.reviewDecision === 'CHANGES_REQUESTED')).toHaveLength(2)
    expect(pulls.filter(pull => pull.reviewDecision === 'APPROVED')).toHaveLength(2)
    expect(pulls.filter(pull => pull.isDraft)).toHaveLength(1)
    expect(pulls.filter(pull => pull.additions + pull.deletions > 1000)).toHaveLength(2)
    const ages = waiting.flatMap(pull => pull.requests.map(request => now - request.requestedAt))
    expect(Math.max(...ages) / 86_400_000).toBeGreaterThan(7)
    expect(pulls.some(({ requests }) => requests.some(request => request.asCodeOwner))).toBe(true)
  })

  test('finds dependencies inside the sprint and a parent with parts', () => {
    const issues = items.flatMap(item =>
      item.content.__typename === 'Issue' ? [{ item, issue: item.content }] : [],
    )
    const dependent = issues.filter(
      ({ item, issue }) =>
        sprintOf(item) === current.title &&
        issue.blockedBy.some(blocker => blocker.items.some(of => sprintOf(of) === current.title)),
    )
    expect(dependent.length).toBeGreaterThan(0)
    expect(Math.max(...issues.map(({ issue }) => issue.subIssues.length))).toBeGreaterThan(2)
    expect(pulls.filter(pull => pull.closes.length > 0).length).toBeGreaterThan(2)
  })

  test('finds small disorders, none of which has points in a sprint that has begun', () => {
    const titles = (wanted: string) =>
      items.filter(item => item.content.title.startsWith(wanted)).map(sprintOf)
    expect(titles('Forecast for river harbours')).toEqual([told.sprints.at(-2)!.title])
    expect(titles('Alerts by telephone')).toHaveLength(3)
    expect(titles('Old logo')).toEqual([null])
    expect(world.projects[0]!.views.map(({ name }) => name)).toContain('In progress too long')
  })

  test('goes on: what is open is merged later or moves with the rest', () => {
    const end = told.made.instant(current.lastDay, '23:00')
    const later = told.made.worldAt(end).projects[0]!.items
    const left = later.filter(
      ({ content }) => content.__typename === 'PullRequest' && content.closedAt === null,
    )
    expect(left.length).toBeLessThan(pulls.length)
    expect(left.map(sprintOf)).not.toContain(current.title)
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
