import { describe, expect, test } from 'vitest'
import { drawVelocity } from '../../../server/pictures/velocity.ts'
import { shorten, textWidth, wrap } from '../../../server/pictures/words.ts'
import { aSprint, aVelocity, closedSprint, wordsOf } from './pictured.ts'

const look = { theme: 'light' as const, width: 800 }
const four = [
  closedSprint(1, 12, 4),
  closedSprint(2, 8, 2),
  { ...closedSprint(3, 10, 4), excluded: { reason: 'Half of us were away' } },
  closedSprint(4, 9, 3),
]
const draw = (velocity = aVelocity(four)) => drawVelocity(look, { team: 'Fleet', velocity })

describe('velocity as a picture', () => {
  test('says what it is, of whom, as of when and what it is for', () => {
    expect(wordsOf(draw())).toEqual(
      expect.arrayContaining([
        'Velocity',
        'Fleet · 4 sprints · average velocity 3.1',
        'As of 17 Jun 2026',
        'Its 80 % range',
        'For the team’s own planning; teams cannot be compared by it',
      ]),
    )
  })

  test('draws a dot for each sprint, its area growing with the people there were', () => {
    const radii = [...draw().matchAll(/<circle [^>]* r="([^"]*)"[^>]*stroke="#ffffff"/g)]
    const included = radii.map(([, r]) => Number(r))
    expect(included).toHaveLength(3)
    const [four, two, three] = included as [number, number, number]
    expect((two / four) ** 2).toBeCloseTo(2 / 4, 2)
    expect((three / four) ** 2).toBeCloseTo(3 / 4, 2)
  })

  test('puts a sprint that is left out of averages in brackets and off the line', () => {
    const picture = draw()
    expect(wordsOf(picture)).toEqual(expect.arrayContaining(['1', '2', '(3)', '4']))
    const [, line = ''] = /<path d="([^"]*)"[^>]*stroke-opacity/.exec(picture) ?? []
    expect(line.match(/[ML]/g)).toHaveLength(3)
    expect(picture).toContain('left out of averages')
    expect(picture).not.toContain('Half of us were away')
  })

  test('draws the range of the average as a band and what the next sprint may bring', () => {
    const next = {
      sprintId: 's5',
      number: 5,
      fte: 3,
      points: { low: 6, expected: 9, high: 12 },
      cover: 0.8,
      why: null,
      formula: { figure: '', formula: '', filled: '', notes: [] },
    }
    const planned = aSprint(5, { state: 'planned' })
    const later = aSprint(76, { state: 'planned' })
    const picture = draw(aVelocity([...four, planned, later], { next }))
    expect(picture.match(/fill-opacity="0\.12"/g)).toHaveLength(5)
    expect(wordsOf(picture)).toContain('Expected points')
    expect(wordsOf(picture)).toContain('5')
    expect(wordsOf(picture)).not.toContain('76')
  })

  test('shows points alone until three sprints have an FTE', () => {
    const picture = draw(aVelocity(four.slice(0, 2)))
    expect(wordsOf(picture)).toContain('Points per sprint')
    expect(wordsOf(picture)).not.toContain('Velocity, larger with more people')
    expect(picture).not.toContain('average velocity')
  })

  test('says so when no sprint has begun', () => {
    const why = 'No sprint has begun yet, so there is no velocity.'
    expect(wordsOf(draw(aVelocity([])))).toContain(why)
    expect(wordsOf(draw(aVelocity([aSprint(1, { state: 'planned' })])))).toContain(why)
  })

  test('keeps the name of a team from being markup', () => {
    const picture = drawVelocity(look, {
      team: '<script>alert(1)</script>',
      velocity: aVelocity(four),
    })
    expect(picture).not.toContain('<script')
    expect(picture).toContain('&lt;script&gt;')
  })

  test('shows as many of the latest sprints as have room', () => {
    const many = Array.from({ length: 60 }, (_, index) => closedSprint(index + 1, 10, 3))
    const words = wordsOf(
      drawVelocity({ theme: 'dark', width: 320 }, { team: 'Fleet', velocity: aVelocity(many) }),
    )
    expect(words).toContain('60')
    expect(words).not.toContain('40')
  })
})

describe('words of a picture', () => {
  test('are cut where there is no more room', () => {
    expect(shorten('Sprint 7', 200, 13)).toBe('Sprint 7')
    const cut = shorten('Sprint of the long ropes', 80, 13)
    expect(cut).toMatch(/^Sprint.*…$/)
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(80)
  })

  test('are broken into lines between words', () => {
    const lines = wrap('one two three four', 70, 13)
    expect(lines.join(' ')).toBe('one two three four')
    expect(lines.length).toBeGreaterThan(1)
  })
})
