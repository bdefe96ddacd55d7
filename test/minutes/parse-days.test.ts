import { describe, expect, test } from 'vitest'
import type { Page } from '../../server/minutes/page.ts'
import { pageOf, problemOf } from './page.ts'

describe('the year of a label', () => {
  const summary = (...labels: string[]) =>
    `### Previous Sprints\n${labels.map(label => `- ${label}:\n  - *6 Story Points / 3 people = 2 velocity*`).join('\n')}`
  const lastDays = (page: Page) => page.sprints.map(sprint => sprint.lastDay)

  test('of the topmost sprint is that of the date nearest to the meeting', () => {
    expect(lastDays(pageOf(summary('January 7th'), '2025-12-20'))).toEqual(['2026-01-07'])
    expect(lastDays(pageOf(summary('December 20th'), '2026-01-07'))).toEqual(['2025-12-20'])
  })

  test('lies at most 31 days after the meeting', () => {
    expect(lastDays(pageOf(summary('July 19th'), '2026-06-18'))).toEqual(['2026-07-19'])
    expect(lastDays(pageOf(summary('July 20th'), '2026-06-18'))).toEqual(['2025-07-20'])
  })

  test('of each further one is the latest before the one above', () => {
    expect(
      lastDays(pageOf(summary('June 4th', 'June 11th', 'June 4th, 2023'), '2026-06-18')),
    ).toEqual(['2023-06-04', '2025-06-11', '2026-06-04'])
  })

  test('for the 29th of February is a leap year', () => {
    expect(lastDays(pageOf(summary('March 10th', 'February 29th'), '2026-03-11'))).toEqual([
      '2024-02-29',
      '2026-03-10',
    ])
  })

  test('is taken as written where it is written', () => {
    expect(lastDays(pageOf(summary('24 June 2024', '2023-05-02', '01/05/2022')))).toEqual([
      '2022-05-01',
      '2023-05-02',
      '2024-06-24',
    ])
  })

  test('comes from a heading with the day of the meeting', () => {
    const found = (heading: string) =>
      pageOf(`${heading}\n\n${summary('June 11th')}`).meetingDay?.day
    expect(found('# 18 June 2026')).toBe('2026-06-18')
    expect(found('## Weekly 2026-06-18')).toBe('2026-06-18')
    expect(found('Weekly (June 18th, 2026)')).toBe('2026-06-18')
    expect(found('Weekly - 06/18/2026')).toBe('2026-06-18')
    expect(found('We spoke of 01/02/2020, as agreed.\n\nWeekly 18.06.2026')).toBe('2026-06-18')
  })

  test('is asked for when nothing tells the day of the meeting', () => {
    expect(problemOf(summary('June 11th'))).toEqual({
      code: 'meeting-day-needed',
      message:
        'The sprint “June 11th” has no year, and the text does not say when the meeting was. Give the day of the meeting.',
    })
  })

  test('is not needed where every sprint says its own', () => {
    expect(pageOf(summary('June 11th 2026')).meetingDay).toBeNull()
  })
})

describe('the days of sprints', () => {
  test('a sprint alone is taken to be two weeks long', () => {
    const page = pageOf('### June 24th (IN PROGRESS):', '2026-06-18')
    expect(page.sprints).toMatchObject([
      { firstDay: '2026-06-11', lastDay: '2026-06-24', isFirstDayAssumed: true },
    ])
  })

  test('stand as written where a label gives both', () => {
    const days = (label: string) => {
      const [sprint] = pageOf(`### ${label}`, '2026-06-18').sprints
      return [sprint?.firstDay, sprint?.lastDay, sprint?.state]
    }
    const june = ['2026-06-12', '2026-06-24', 'active']
    expect(days('June 12th – June 24th (IN PROGRESS):')).toEqual(june)
    expect(days('Sprint 16: June 12th - 24th [in progress]')).toEqual(june)
    expect(days('12–24 June 2026 — in progress')).toEqual(june)
    expect(days('Sprint 16 – Friday, June 12th to June 24th, 2026: (current)')).toEqual(june)
    expect(days('20 December – 8 January (DONE)')).toEqual(['2025-12-20', '2026-01-08', 'closed'])
  })

  test('are in a label of any usual form', () => {
    for (const label of [
      ...['June 24th (DONE):', 'Jun. 24 (done)', '24 June: (finished)', '24th of June [DONE]'],
      ...['Wednesday, June 24th - DONE', 'Sprint #16 June 24th, 2026 (DONE)', '24/06/2026 (DONE)'],
      ...['06/24/2026 – done:', '2026-06-24 (closed)', '**June 24th** (DONE) :tada:'],
    ]) {
      expect([label, pageOf(`### ${label}`, '2026-06-18').sprints[0]?.lastDay]).toEqual([
        label,
        '2026-06-24',
      ])
    }
    for (const text of ['June 31st (DONE)', 'June 24th is near (DONE)', 'Juno 24th (DONE)']) {
      expect(problemOf(`### ${text}`, '2026-06-18').code).toBe('minutes-without-sprints')
    }
  })

  test('the same sprint twice is one, and a warning says so', () => {
    const page = pageOf(
      '### June 24th (DONE):\n20/4 = 5\n### Previous Sprints\n- June 24th:\n  - *21 Story Points / 4 people = 5.25 velocity*\n  - Comments: good\n- June 10th:\n  - *8 Story Points / 4 people = 2 velocity*',
      '2026-06-25',
    )
    expect(page.sprints).toMatchObject([
      { lastDay: '2026-06-10', counted: 8 },
      { lastDay: '2026-06-24', counted: 20, comment: 'good' },
    ])
    expect(page.warnings.map(({ line }) => line)).toEqual([4, 5])
  })

  test('a very long sprint is pointed out', () => {
    const page = pageOf(
      '### Previous Sprints\n- June 10th:\n  - 8 SP / 4 people = 2\n- June 24th:\n  - 8 SP / 4 people = 2',
      '2026-06-25',
    )
    expect(page.warnings).toMatchObject([{ line: 2 }])
    expect(page.warnings[0]?.message).toContain('would last 351 days')
  })

  test('a mark whose days do not exist is pointed out and not used', () => {
    const page = pageOf(
      '### June 24th (DONE):\n<!-- knots 2026-06-31..2026-06-24 -->\n20/4 = 5',
      '2026-06-25',
    )
    expect(page.sprints).toMatchObject([{ firstDay: '2026-06-11', counted: 20 }])
    expect(page.warnings).toMatchObject([{ line: 2 }])
  })
})
