import { describe, expect, test } from 'vitest'
import type { ImportState } from '#domain/import.ts'
import { pageOf, small } from './page.ts'
import { emptyTeam, importInto, planFor, wouldWrite } from './team.ts'

function lastOf(state: ImportState) {
  const sprint = state.sprints.find(({ lastDay }) => lastDay === '2026-06-24')
  if (!sprint) throw new Error('The last sprint is missing')
  return sprint
}

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
    expect(preview.sprints.map(({ change }) => change)).toEqual(['same', 'kept'])
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
    expect(preview.sprints.at(-1)?.change).toBe('kept')
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
    expect(preview.actions[0]?.change).toBe('kept')
    expect(preview.retrospectives[0]?.anchors[0]?.change).toBe('kept')
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
