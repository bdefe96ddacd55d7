import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImportState, KnownSprint } from '#domain/import.ts'
import { parseSprintsCsv } from '../../server/minutes/csv.ts'
import { planImport } from '../../server/minutes/plan.ts'
import { agendaPage, pageOf } from './page.ts'
import { emptyTeam, importInto, planFor, wouldWrite } from './team.ts'

const page = pageOf(agendaPage)

/** A small page, to be changed by tests. */
const small = (lines: string[] = [], meetingDay = '2026-06-25') =>
  pageOf(
    [
      '### June 24th (DONE):',
      '20/4 = 5',
      ...lines,
      '### Previous Sprints',
      '- June 10th:',
      '  - *8 Story Points / 4 people = 2 velocity*',
    ].join('\n'),
    meetingDay,
  )

function iteration(number: number, firstDay: string, lastDay: string): KnownSprint {
  return {
    id: `iteration-${number}`,
    number,
    title: `Iteration ${number}`,
    firstDay,
    lastDay,
    state: 'active',
    goal: '',
    comment: '',
    hasIteration: true,
    recorded: {},
    shown: { committed: null, counted: null, plannedFte: null, actualFte: null },
  }
}

function lastOf(state: ImportState) {
  const sprint = state.sprints.find(({ lastDay }) => lastDay === '2026-06-24')
  if (!sprint) throw new Error('The last sprint is missing')
  return sprint
}

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

describe('what a person edited in Knots', () => {
  const first = small(['Comments: good', '#### Availability', '- [name=ada] 50%'])
  const edited = (change: (state: ImportState) => void) => {
    const state = importInto(emptyTeam(), first)
    change(state)
    return state
  }

  test('is kept and listed with both values, and taken from the text only when chosen', () => {
    const state = edited(team => {
      lastOf(team).comment = 'better'
    })
    const { preview, writes } = planFor(first, state)
    expect(writes.sprintEdits).toEqual([])
    expect(preview.hasChanges).toBe(false)
    const [conflict] = preview.conflicts
    expect(preview.conflicts).toEqual([
      {
        id: `${lastOf(state).id}.comment`,
        what: 'Sprint 2, comment',
        line: 1,
        inKnots: 'better',
        inText: 'good',
        isTaken: false,
      },
    ])
    const chosen = importInto(state, first, { take: [conflict!.id] })
    expect(lastOf(chosen).comment).toBe('good')
    expect(wouldWrite(chosen, first)).toBe(false)
  })

  test('does not stand in the way of what the text changed elsewhere', () => {
    const state = edited(team => {
      lastOf(team).comment = 'better'
    })
    const next = importInto(
      state,
      small(['Goal: go home', 'Comments: good', '#### Availability', '- [name=ada] 60%']),
    )
    expect(lastOf(next)).toMatchObject({ comment: 'better', goal: 'go home' })
    expect(next.availability).toMatchObject([{ plannedPercent: 60 }])
  })

  test('is a conflict for a percentage too', () => {
    const state = edited(team => {
      team.availability[0]!.plannedPercent = 80
    })
    const { preview, writes } = planFor(first, state)
    expect(writes.availability).toEqual([])
    expect(preview.conflicts).toMatchObject([
      { what: 'Sprint 2, availability of ada', inKnots: 80, inText: 50, line: 5 },
    ])
  })

  test('is a conflict for a typed figure, which gives way when chosen', () => {
    const state = edited(team => {
      const sprint = lastOf(team)
      sprint.recorded.manual = { committed: null, counted: 21, plannedFte: null, actualFte: null }
      sprint.shown.counted = 21
    })
    const { preview, writes } = planFor(first, state)
    expect(writes.totals).toEqual([])
    expect(preview.conflicts).toMatchObject([{ inKnots: 21, inText: 20 }])
    const chosen = planFor(first, state, { take: [preview.conflicts[0]!.id] })
    expect(chosen.writes.typed).toMatchObject([{ totals: { counted: null } }])
  })

  test('does not come back when it was removed', () => {
    const text = small([
      '**Anchors**',
      '- Fog',
      '  - at night',
      '#### Actions',
      '- **Action:** Buy a lamp',
    ])
    const state = importInto(emptyTeam(), text)
    const without = { ...state, cards: [], actions: [] }
    const { preview, writes } = planFor(text, without)
    expect(writes).toMatchObject({ cards: [], actions: [] })
    expect(preview.conflicts.map(({ inKnots, inText }) => [inKnots, inText])).toEqual([
      [null, 'Fog'],
      [null, 'Buy a lamp'],
    ])
    const back = importInto(without, text, { take: preview.conflicts.map(({ id }) => id) })
    expect(back.cards).toHaveLength(2)
    expect(back.actions).toHaveLength(1)
    expect(wouldWrite(back, text)).toBe(false)
  })

  test('stays when a card was reworded', () => {
    const text = small(['**Anchors**', '- Fog'])
    const state = importInto(emptyTeam(), text)
    state.cards[0]!.text = 'Thick fog'
    const { preview, writes } = planFor(text, state)
    expect([writes.cards, writes.cardEdits]).toEqual([[], []])
    expect(preview.conflicts).toMatchObject([{ inKnots: 'Thick fog', inText: 'Fog' }])
    const chosen = importInto(state, text, { take: [preview.conflicts[0]!.id] })
    expect(chosen.cards).toMatchObject([{ text: 'Fog' }])
  })
})

describe('what changed in the text', () => {
  test('is taken over where nobody edited it', () => {
    const state = importInto(emptyTeam(), small(['Comments: good']))
    const next = importInto(state, small(['Comments: very good']))
    expect(lastOf(next).comment).toBe('very good')
  })

  test('closes a sprint that was in progress, once', () => {
    const open = pageOf(
      '### June 24th (IN PROGRESS):\n#### Availability\n- [name=ada] 50%',
      '2026-06-18',
    )
    const state = importInto(emptyTeam(), open)
    expect(lastOf(state).state).toBe('active')
    const done = importInto(state, small())
    expect(lastOf(done)).toMatchObject({ state: 'closed', recorded: { minutes: { counted: 20 } } })
    lastOf(done).state = 'active'
    expect(planFor(small(), done).writes.sprintEdits).toEqual([])
  })

  test('being gone leaves Knots as it is', () => {
    const state = importInto(
      emptyTeam(),
      small(['Goal: home', 'Comments: good', '**Rocks**', '- Ice']),
    )
    expect(wouldWrite(state, small())).toBe(false)
  })

  test('is a new line in the history of an action', () => {
    const action = (status: string) =>
      small(['#### Actions', '- **Action:** Buy a lamp', '  - Owner: ada', `  - Status: ${status}`])
    const state = importInto(emptyTeam(), action('29/04/26 In Progress'))
    const { writes, preview } = planFor(action('05/05/26 DONE'), state)
    expect(writes.actionEdits).toMatchObject([
      { set: { state: 'done' }, history: { day: '2026-05-05', state: 'done' } },
    ])
    expect(preview.actions[0]?.change).toBe('changed')
    const next = importInto(state, action('05/05/26 DONE'))
    expect(wouldWrite(next, action('05/05/26 DONE'))).toBe(false)
    next.actions[0]!.state = 'dropped'
    expect(planFor(action('05/05/26 DONE'), next).preview.conflicts).toMatchObject([
      { inKnots: 'dropped', inText: 'done' },
    ])
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

describe('sprints of the minutes and iterations of the board', () => {
  /** The last five of sixteen as iterations, a day off here and there. */
  const iterations = [
    iteration(1, '2026-04-17', '2026-04-30'),
    iteration(2, '2026-05-01', '2026-05-14'),
    iteration(3, '2026-05-15', '2026-05-27'),
    iteration(4, '2026-05-28', '2026-06-10'),
    iteration(5, '2026-06-11', '2026-06-24'),
  ]
  const team = { ...emptyTeam(), sprints: iterations }

  test('that share more than half of the shorter one are one, with the days and title of the board', () => {
    const { preview, writes } = planFor(page, team)
    expect(writes.sprints).toHaveLength(11)
    expect(writes.sprintEdits.flatMap(({ set }) => Object.keys(set))).toEqual(
      expect.not.arrayContaining(['firstDay', 'lastDay', 'title', 'state']),
    )
    expect(preview.sprints[14]).toMatchObject({
      sprintId: 'iteration-4',
      title: 'Iteration 4',
      firstDay: '2026-05-28',
      change: 'changed',
    })
  })

  test('keep their numbers, and renumbering is offered', () => {
    const { preview, writes } = planFor(page, team)
    expect(writes.numbers).toEqual([])
    expect(preview.sprints.map(({ number }) => number)).toEqual([
      ...[6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
      ...[1, 2, 3, 4, 5],
    ])
    expect(preview.isRenumbered).toBe(false)
    expect(preview.renumbering).toHaveLength(16)
    expect(preview.renumbering[0]).toEqual({
      title: 'November 10th',
      lastDay: '2025-11-10',
      from: 6,
      to: 1,
    })
  })

  test('are numbered in order of their days after a yes, and only once', () => {
    const next = importInto(team, page, {}, true)
    const inOrder = [...next.sprints].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
    expect(inOrder.map(({ number }) => number)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    )
    expect(wouldWrite(next, page, true)).toBe(false)
  })

  test('"Sprint12" is the twelfth in time, renumbered or not', () => {
    for (const renumber of [false, true]) {
      const { preview } = planFor(page, team, {}, renumber)
      expect(preview.actions[0]?.dueSprint?.lastDay).toBe('2026-04-30')
    }
  })

  test('are not written again when the board says the same', () => {
    const known = iteration(1, '2026-06-11', '2026-06-24')
    known.shown = { committed: null, counted: 20, plannedFte: null, actualFte: 4 }
    const text = pageOf('### June 24th (DONE):\n20/4 = 5', '2026-06-25')
    expect(wouldWrite({ ...emptyTeam(), sprints: [known] }, text)).toBe(false)
  })
})

describe('a page whose older sprints were cut off', () => {
  test('begins after the sprint that Knots has before it', () => {
    const state = importInto(emptyTeam(), small())
    const { preview } = planFor(pageOf('### July 1st (DONE):\n5/2 = 2.5', '2026-07-01'), state)
    expect(preview.sprints).toMatchObject([
      { number: 3, firstDay: '2026-06-25', lastDay: '2026-07-01', change: 'new' },
    ])
  })

  test('leaves the first day of its oldest sprint as it is known', () => {
    const state = importInto(emptyTeam(), small())
    expect(wouldWrite(state, pageOf('### June 24th (DONE):\n20/4 = 5', '2026-06-25'))).toBe(false)
  })

  test('says which due sprints it does not know', () => {
    const text = small(['#### Actions', '- **Action:** Buy a lamp', '  - When: Sprint9'])
    const { preview } = planFor(text, emptyTeam())
    expect(preview.actions[0]?.dueSprint).toBeNull()
    expect(preview.warnings).toMatchObject([{ line: 4 }])
  })
})

describe('a CSV', () => {
  const csv = (text: string) => {
    const result = parseSprintsCsv(
      `title,firstDay,lastDay,committed,completed,fte\n${text}`,
      '2026-07-01',
    )
    if ('problem' in result) throw new Error(result.problem.message)
    return result.page
  }

  test('twice changes nothing, and a changed line changes its sprint', () => {
    const state = importInto(
      emptyTeam(),
      csv('First,2026-06-11,2026-06-24,30,20,4\n,2026-06-25,2026-07-08,,,'),
    )
    expect(state.sprints).toMatchObject([
      { number: 1, title: 'First', state: 'closed', recorded: { csv: { committed: 30 } } },
      { number: 2, title: 'Sprint 2', state: 'active' },
    ])
    const same = csv('First,2026-06-11,2026-06-24,30,20,4\n,2026-06-25,2026-07-08,,,')
    expect(wouldWrite(state, same)).toBe(false)
    const { preview } = planFor(csv('One,2026-06-11,2026-06-24,30,22,4'), state)
    expect(preview.sprints[0]?.changes).toEqual([
      { field: 'title', from: 'First', to: 'One' },
      { field: 'counted', from: 20, to: 22 },
    ])
  })

  test('that says the same as the minutes adds nothing', () => {
    const state = importInto(emptyTeam(), small())
    expect(wouldWrite(state, csv(',2026-06-11,2026-06-24,,20,4'))).toBe(false)
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
