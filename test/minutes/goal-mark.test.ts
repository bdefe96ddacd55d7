import { describe, expect, test } from 'vitest'
import { parseMinutes } from '../../server/minutes/parse.ts'

describe('a goal in minutes', () => {
  const goalsIn = (page: string) => {
    const result = parseMinutes(`<!-- knots meeting 2026-06-24 -->\n${page}`)
    return 'problem' in result ? [] : result.page.goals
  }

  test('takes its state from the heading that people edit', () => {
    const [goal] = goalsIn('### Keel (DONE)\n<!-- knots goal ready -->\n<!-- /knots -->')
    expect(goal).toMatchObject({ name: 'Keel', state: 'done', roadmap: '' })
  })

  test('without a name, or with a parent that is no issue, is pointed out', () => {
    const page = '<!-- knots goal ready -->\n<!-- /knots -->'
    const other = '### Keel\n<!-- knots goal ready parent="there" -->\n<!-- /knots -->'
    const result = parseMinutes(`<!-- knots meeting 2026-06-24 -->\n${page}\n${other}`)
    if ('problem' in result) throw new Error(result.problem.message)
    expect(result.page.goals).toMatchObject([{ name: 'Keel', parent: null, state: 'ready' }])
    expect(result.page.warnings).toHaveLength(2)
  })

  test('on a page twice counts once', () => {
    const goal = '### Keel (READY)\n<!-- knots goal ready -->\n<!-- /knots -->\n'
    expect(goalsIn(goal + goal.replace('Keel', 'KEEL'))).toHaveLength(1)
  })
})
