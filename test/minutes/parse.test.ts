import { describe, expect, test } from 'vitest'
import { agendaPage, pageOf } from './page.ts'

describe('what cannot be read', () => {
  const sprint = (...lines: string[]) =>
    pageOf(['### June 24th (DONE):', '20/4 = 5', ...lines].join('\n'), '2026-06-25')

  test('figures in an unknown form are pointed out with their line', () => {
    const page = pageOf(
      '### Previous Sprints\n- June 24th:\n  - *about 20 Story Points / 4 people*\n- June 10th:\n  - 8 SP / 4 people = 2',
      '2026-06-25',
    )
    expect(page.warnings.map(({ line }) => line)).toEqual([2, 3])
    expect(page.sprints[1]?.counted).toBeNull()
  })

  test('figures under no sprint are pointed out', () => {
    const page = pageOf(
      '16 Story Points / 4 people = 4 velocity\n### Sprint 17\n#### Availability\n### June 24th (DONE):\n20/4 = 5',
      '2026-06-25',
    )
    expect(page.warnings.map(({ line }) => line)).toEqual([1, 3])
  })

  test('an availability that is no percentage counts as not answered', () => {
    const page = sprint(
      '#### Availability',
      '- [name=ada] 120%',
      '- [name=bela] 50-60%',
      '- [name=chidi] half',
      '- [name=dilan] 33.4%',
      '- [name=edda] 20% (fair on Monday)',
      '- Femi Oduya: 40 %',
      '- nobody knows',
      '- [name=ADA] 10%',
    )
    expect(page.sprints[0]?.availability.map(({ name, percent }) => [name, percent])).toEqual([
      ['ada', null],
      ['bela', null],
      ['chidi', null],
      ['dilan', 33],
      ['edda', 20],
      ['Femi Oduya', 40],
    ])
    expect(page.warnings.map(({ line }) => line)).toEqual([4, 5, 6, 8, 10, 11])
  })

  test('a text under an unknown title is pointed out', () => {
    const page = sprint(
      '#### Weather',
      'Sunny',
      '#### Sprint Planning',
      '- Board: https://a.example/b',
    )
    expect(page.warnings).toEqual([
      { line: 4, message: 'What stands under “Weather” is not taken over.' },
    ])
  })

  test('a status or a due sprint that is none is pointed out', () => {
    const page = pageOf(
      '## Actions\n- **Action:** Paint\n  - Owner: Ada\n  - When: in spring\n  - Status: 31/02/26 soon\n- **Action:** Sail\n  - by tomorrow\n  - Status: 2026-05-01 done',
    )
    expect(page.sprints).toEqual([])
    expect(page.actions).toMatchObject([
      { text: 'Paint', owner: 'Ada', dueNumber: null, state: 'open', stateDay: null },
      { text: 'Sail\n- by tomorrow', state: 'done', stateDay: '2026-05-01' },
    ])
    expect(page.warnings.map(({ line }) => line)).toEqual([4, 5])
  })
})

describe('other ways to write it', () => {
  test('bold titles, stars as bullets, decimal commas and figures behind the label', () => {
    const page = pageOf(
      [
        'Meeting of 25.06.2026',
        '',
        '**Sprint 12 – June 24th (done)**',
        '',
        '**Goal:** Sail *home*',
        '',
        '**Persons:** 3,8',
        '**Expected Story Points: 56**',
        '* **Comments:** good',
        '',
        '##### Anchors',
        '* Fog',
        '  that stays',
        '  * in the morning',
        '',
        '## Summary',
        '',
        '* **June 10th**: 16,2 SP / 4,2 FTE',
        '* 27 May: 8 points / 4 persons = 2',
      ].join('\n'),
    )
    expect(page.warnings.map(({ line }) => line)).toEqual([3])
    expect(page.sprints).toMatchObject([
      { lastDay: '2026-05-27', counted: 8, actualFte: 4 },
      { lastDay: '2026-06-10', counted: 16.2, actualFte: 4.2 },
      {
        lastDay: '2026-06-24',
        goal: 'Sail *home*',
        comment: 'good',
        committed: 56,
        plannedFte: 3.8,
        anchors: [{ text: 'Fog\nthat stays', notes: [{ text: 'in the morning' }] }],
      },
    ])
  })

  test('everything at the left edge, as some systems give it', () => {
    const flat = agendaPage.replace(/^[\s]+/gm, '')
    const page = pageOf(flat)
    expect(page.sprints).toHaveLength(16)
    expect(page.sprints.map(({ counted }) => counted)).toEqual(
      pageOf(agendaPage).sprints.map(({ counted }) => counted),
    )
    expect(page.sprints[14]?.anchors).toHaveLength(8)
    expect(page.actions).toHaveLength(9)
    expect(page.sprints[11]?.comment).toContain('- a first drawing (10 SP) is there')
  })

  test('a list of sprints without a title above it', () => {
    const page = pageOf(
      '### June 11th (DONE):\n20/3.8 = 5.2\nComments: long weekends\n\n- May 28th:\n  - *16.2 Story Points / 4.2 people = 3.8 velocity*\n- May 14th: 11 SP / 4 people = 2.75\n- April 30th: a fair day',
      '2026-06-18',
    )
    expect(page.sprints).toMatchObject([
      { lastDay: '2026-05-14', counted: 11, comment: '- April 30th: a fair day' },
      { lastDay: '2026-05-28', counted: 16.2 },
      { lastDay: '2026-06-11', counted: 20, comment: 'long weekends' },
    ])
  })

  test('code is text, whatever stands in it', () => {
    const page = pageOf(
      '```\n### June 10th (DONE):\n20/4 = 5\n```\n### June 24th (DONE):\n8/4 = 2',
      '2026-06-25',
    )
    expect(page.sprints).toMatchObject([{ lastDay: '2026-06-24', counted: 8 }])
  })
})
