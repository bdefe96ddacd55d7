import { describe, expect, test } from 'vitest'
import { doneStatusTest } from '../../server/domain/status.ts'
import {
  candidatesOf,
  detectedMapping,
  mappingOf,
  type ProjectField,
  pointsOfOption,
} from '../../server/github/detect.ts'

let ids = 0
function field(name: string, dataType: string, more: Partial<ProjectField> = {}): ProjectField {
  ids += 1
  return { id: `F${ids}`, name, dataType, options: [], iterations: [], ...more }
}
const number = (name: string) => field(name, 'NUMBER')
const list = (name: string, ...options: string[]) => field(name, 'SINGLE_SELECT', { options })
const iteration = (name: string) => field(name, 'ITERATION')

const candidates = (fields: ProjectField[]) => candidatesOf(fields, doneStatusTest(null))
const detected = (...fields: ProjectField[]) => {
  const mapping = detectedMapping(candidates(fields))
  const nameOf = (id: string | null) => fields.find(known => known.id === id)?.name ?? null
  return {
    points: nameOf(mapping.points),
    sprint: nameOf(mapping.sprint),
    status: nameOf(mapping.status),
  }
}

describe('the number in an option', () => {
  test.each([
    ['5', 5],
    ['5 points', 5],
    ['5pts', 5],
    ['🐇 5', 5],
    ['M (5)', 5],
    ['0,5', 0.5],
    ['0.5', 0.5],
    ['½', 0.5],
    ['0', 0],
  ])('%s is %d points', (name, points) => {
    expect(pointsOfOption(name)).toBe(points)
  })

  test.each(['XS', '1-3', 'P1', '?', '', 'v2'])('%s is not a number of points', name => {
    expect(pointsOfOption(name)).toBeNull()
  })
})

describe('detecting fields', () => {
  test('GitHub’s usual board: Estimate, Iteration and Status', () => {
    expect(
      detected(
        field('Title', 'TITLE'),
        list('Status', 'Todo', 'In Progress', 'Done'),
        iteration('Iteration'),
        number('Estimate'),
      ),
    ).toEqual({ points: 'Estimate', sprint: 'Iteration', status: 'Status' })
  })

  test.each([
    'Story Points',
    'story-points',
    '🔢 Points',
    'SP',
    'Size',
    'Estimation',
    'Estimated effort',
  ])('a number field named %s holds the points', name => {
    expect(detected(number('Hours'), number(name)).points).toBe(name)
  })

  test('the clearer name wins, whatever the order of the fields', () => {
    expect(detected(number('Size'), number('Story Points')).points).toBe('Story Points')
    expect(detected(number('Story Points'), number('Size')).points).toBe('Story Points')
  })

  test('a list of numbers serves as points, a list of sizes does not', () => {
    expect(detected(list('Size', 'XS', 'S', 'M')).points).toBeNull()
    expect(detected(list('Size', '1', '2', '3', '5', '8', '?')).points).toBe('Size')
  })

  test('numbers whose name says nothing of points are offered, not taken', () => {
    const hours = number('Hours')
    const priority = list('Priority', '1 high', '2', '3')
    expect(detected(hours, priority).points).toBeNull()
    expect(candidates([hours, priority]).points.map(({ name }) => name)).toEqual([
      'Hours',
      'Priority',
    ])
  })

  test('a field named Sprint is preferred to another iteration field', () => {
    expect(detected(iteration('Quarter'), iteration('Iteration'), iteration('Sprint')).sprint).toBe(
      'Sprint',
    )
  })

  test('a list with an option that means done is the status when none is named so', () => {
    expect(detected(list('Team', 'A', 'B'), list('Column', 'Open', '✅ Done')).status).toBe(
      'Column',
    )
    expect(detected(list('Team', 'A', 'B')).status).toBeNull()
  })

  test('every candidate says why in words', () => {
    const [first] = candidates([list('Points', '1', '2', '?')]).points
    expect(first?.why).toBe('A list named “Points”; 2 of its 3 options hold a number')
  })
})

describe('finding the mapped fields again', () => {
  const points = number('Points')

  test('a renamed field is found by its id', () => {
    const renamed = { ...points, name: 'Effort' }
    const { mapping, problems } = mappingOf([renamed], {
      points: points.id,
      sprint: null,
      status: null,
    })
    expect(mapping.points?.name).toBe('Effort')
    expect(problems).toEqual([])
  })

  test('a field that is gone is said', () => {
    const { problems } = mappingOf([], { points: points.id, sprint: null, status: null })
    expect(problems).toEqual([
      'The field taken for points is no longer on the board. Choose another in Settings.',
    ])
  })

  test('two fields of one name are said, for GitHub answers by name', () => {
    const twin = number('Points')
    const { mapping, problems } = mappingOf([points, twin], {
      points: points.id,
      sprint: null,
      status: null,
    })
    expect(mapping.points).toBeNull()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('several fields named “Points”')
  })
})
