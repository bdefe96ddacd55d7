import { describe, expect, test } from 'vitest'
import type { KnownSprint } from '#domain/import.ts'
import { parseSprintsCsv } from '../../server/minutes/csv.ts'
import { agendaPage, pageOf, small } from './page.ts'
import { emptyTeam, importInto, planFor, wouldWrite } from './team.ts'

const page = pageOf(agendaPage)

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
