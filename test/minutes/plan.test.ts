import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImportState } from '#domain/import.ts'
import { planImport } from '../../server/minutes/plan.ts'
import { agendaPage, pageOf, small } from './page.ts'
import { emptyTeam, importInto, planFor, wouldWrite } from './team.ts'

const page = pageOf(agendaPage)

describe('an import into an empty team', () => {
  const { preview, writes } = planFor(page, emptyTeam())

  test('makes sixteen sprints, numbered from the oldest', () => {
    expect(preview.sprints.map(({ number }) => number)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    )
    expect(preview.sprints.every(({ change }) => change === 'new')).toBe(true)
    expect(preview.renumbering).toEqual([])
    expect(preview.hasChanges).toBe(true)
  })

  test('shows 4.2 FTE from eleven answers of nineteen people', () => {
    expect(preview.sprints[15]).toMatchObject({
      people: { answered: 11, total: 19 },
      fte: { planned: 4.2, actual: null },
      velocity: { expected: null, actual: null },
    })
    expect(preview.people).toHaveLength(19)
    expect(writes.people).toHaveLength(19)
    expect(writes.availability).toHaveLength(19)
  })

  test('shows velocities computed from points and people', () => {
    expect(preview.sprints[14]?.velocity).toEqual({ expected: 56 / 3.8, actual: 20 / 3.8 })
    expect(preview.sprints[8]?.velocity.actual).toBe(23 / 3.5)
  })

  test('takes "Sprint12" for the sprint with that number', () => {
    expect(preview.actions[0]?.dueSprint).toEqual({
      number: 12,
      firstDay: '2026-04-17',
      lastDay: '2026-04-30',
    })
    expect(preview.actions.every(({ dueSprint }) => dueSprint !== null)).toBe(true)
  })

  test('puts the cards of the retrospective to their sprint, sub-points below their card', () => {
    expect(preview.retrospectives).toHaveLength(1)
    expect(preview.retrospectives[0]).toMatchObject({ number: 15, lastDay: '2026-06-11', wind: [] })
    expect(preview.retrospectives[0]?.anchors).toHaveLength(6)
    expect(preview.retrospectives[0]?.anchors[5]?.notes).toHaveLength(2)
    expect(writes.cards).toHaveLength(10)
    expect(writes.cards.filter(({ parentId }) => parentId !== null)).toHaveLength(2)
  })

  test('done twice writes nothing the second time', () => {
    const once = importInto(emptyTeam(), page)
    expect(wouldWrite(once, page)).toBe(false)
    const again = planFor(page, once).preview
    expect(again.hasChanges).toBe(false)
    expect(again.conflicts).toEqual([])
    expect(
      [...again.sprints, ...again.people, ...again.actions].map(({ change }) => change),
    ).toEqual(Array<string>(16 + 19 + 9).fill('same'))
  })
})

describe('a velocity that does not fit its division', () => {
  const choose = (choice: 'written' | 'points' | 'people') =>
    importInto(emptyTeam(), page, { arithmetic: { '2026-03-19:actual': choice } })
  const figures = (state: ImportState) => {
    const sprint = state.sprints.find(({ lastDay }) => lastDay === '2026-03-19')
    return [sprint?.recorded.minutes?.counted, sprint?.recorded.minutes?.actualFte]
  }

  test('leaves points and people as written unless somebody chooses', () => {
    expect(figures(importInto(emptyTeam(), page))).toEqual([23, 3.5])
    expect(figures(choose('written'))).toEqual([23, 3.5])
  })

  test('gives the points or the people it would mean when chosen', () => {
    expect(figures(choose('points'))).toEqual([25.2, 3.5])
    expect(figures(choose('people'))).toEqual([23, 3.2])
  })

  test('keeps the choice when the same text is imported again', () => {
    const state = choose('people')
    expect(wouldWrite(state, page)).toBe(false)
    const warning = planFor(page, state).preview.warnings.find(({ id }) => id !== undefined)
    expect(warning?.choice).toBe('people')
  })

  test('can be chosen later, and taken back', () => {
    const later = importInto(importInto(emptyTeam(), page), page, {
      arithmetic: { '2026-03-19:actual': 'points' },
    })
    expect(figures(later)).toEqual([25.2, 3.5])
    const back = importInto(later, page, { arithmetic: { '2026-03-19:actual': 'written' } })
    expect(figures(back)).toEqual([23, 3.5])
    expect(wouldWrite(back, page)).toBe(false)
  })
})

describe('names', () => {
  const ada = { id: 'p1', name: 'Ada Lang', aliases: [], githubLogin: 'alang' }
  const adam = { id: 'p2', name: 'Adam', aliases: ['addy'], githubLogin: null }
  const text = small([
    '#### Availability',
    '- [name=ada] 50%',
    '- [name=ADAM] 20%',
    '- [name=Zoë] 10%',
  ])

  test('match whole, case ignored, with suggestions for the rest', () => {
    const { preview } = planFor(text, { ...emptyTeam(), people: [ada, adam] })
    expect(preview.people.map(({ name, match, change }) => [name, match, change])).toEqual([
      ['ada', 'new', 'new'],
      ['ADAM', 'name', 'same'],
      ['Zoë', 'new', 'new'],
    ])
    expect(preview.people[0]?.suggestions.map(({ name }) => name)).toEqual(['Ada Lang', 'Adam'])
    expect(preview.people[2]?.suggestions).toEqual([])
  })

  test('that were decided on are remembered', () => {
    const team = { ...emptyTeam(), people: [ada, adam] }
    const next = importInto(team, text, { names: { ada: 'p1', Zoë: 'p2' } })
    expect(next.people.map(({ aliases }) => aliases)).toEqual([['ada'], ['addy', 'zoë']])
    expect(next.people).toHaveLength(2)
    expect(wouldWrite(next, text)).toBe(false)
    expect(planFor(text, next).preview.people.map(({ match }) => match)).toEqual([
      'alias',
      'name',
      'alias',
    ])
  })

  test('of one person twice in a sprint count once, with a warning', () => {
    const { preview, writes } = planFor(
      text,
      { ...emptyTeam(), people: [ada] },
      { names: { Zoë: 'p1', ada: 'p1' } },
    )
    expect(writes.availability.filter(({ personId }) => personId === 'p1')).toEqual([
      { sprintId: preview.sprints[1]?.sprintId, personId: 'p1', plannedPercent: 50 },
    ])
    expect(preview.warnings.map(({ line }) => line)).toContain(6)
  })

  test('of somebody who is not in the team are refused', () => {
    const plan = planImport(text, emptyTeam(), {
      decisions: { names: { ada: 'p9' } },
      renumber: false,
      newId: () => 'x',
    })
    expect(plan).toMatchObject({ problem: { code: 'unknown-person' } })
  })
})

describe('importing any page', () => {
  test('twice writes nothing the second time', { timeout: 30_000 }, () => {
    const lines = agendaPage.split('\n')
    const cut = fc.tuple(fc.nat(lines.length), fc.nat(lines.length), fc.boolean())
    fc.assert(
      fc.property(cut, cut, fc.boolean(), ([a, b], [c, d], renumber) => {
        const part = (from: number, to: number) =>
          pageOf(
            [...lines.slice(0, 60), ...lines.slice(90 + (from % 30), 90 + to)].join('\n'),
            '2026-06-18',
          )
        let state = emptyTeam()
        for (const [from, to] of [
          [a, b],
          [c, d],
        ] as const) {
          let one: ReturnType<typeof pageOf>
          try {
            one = part(from, to)
          } catch {
            continue
          }
          state = importInto(state, one, {}, renumber)
          expect(wouldWrite(state, one, renumber)).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })
})
