import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Page } from '../../server/minutes/page.ts'
import { parseMinutes } from '../../server/minutes/parse.ts'
import { agendaPage, pageOf, problemOf, shownPage, typedPage } from './page.ts'

const tabbed = typedPage.replace(/^ +/gm, spaces => '\t'.repeat(Math.ceil(spaces.length / 4)))
const narrow = typedPage.replace(/^ +/gm, spaces => '  '.repeat(Math.ceil(spaces.length / 4)))

const writings: [string, string][] = [
  ['copied from an agenda', agendaPage],
  ['typed in Markdown', typedPage],
  ['shown without its Markdown', shownPage],
  ['with Windows line ends and a byte order mark', `\uFEFF${typedPage.replaceAll('\n', '\r\n')}`],
  ['nested by tabs', tabbed],
  ['nested by two spaces', narrow],
]

describe.each(writings)('a page of a year %s', (_, text) => {
  const page = pageOf(text)

  test('has fifteen finished sprints and one in progress, one after the other', () => {
    expect(page.sprints).toHaveLength(16)
    expect(page.sprints.map(sprint => sprint.state)).toEqual([
      ...Array<string>(15).fill('closed'),
      'active',
    ])
    expect(page.sprints.map(sprint => sprint.lastDay)).toEqual([
      ...['2025-11-10', '2025-11-26', '2025-12-10', '2026-01-07', '2026-01-21', '2026-02-05'],
      ...['2026-02-19', '2026-03-05', '2026-03-19', '2026-04-02', '2026-04-16', '2026-04-30'],
      ...['2026-05-14', '2026-05-28', '2026-06-11', '2026-06-24'],
    ])
    expect(page.sprints[0]?.firstDay).toBe('2025-10-28')
    expect(page.sprints[1]?.firstDay).toBe('2025-11-11')
    expect(page.sprints[15]?.firstDay).toBe('2026-06-12')
    expect(page.meetingDay?.day).toBe('2026-06-18')
  })

  test('gives points and people as they are written', () => {
    expect(page.sprints.map(({ counted, actualFte }) => [counted, actualFte])).toEqual([
      ...[
        [22, 4.3],
        [6, 3],
        [6, 3],
        [15, 3.9],
        [6, 2.5],
        [29, 3.1],
        [38, 4.4],
        [19, 2.8],
      ],
      ...[
        [23, 3.5],
        [37, 3.1],
        [20, 2.6],
        [42, 4.1],
        [11, 4],
        [16.2, 4.2],
        [20, 3.8],
      ],
      [null, null],
    ])
    expect(page.sprints[14]).toMatchObject({ committed: 56, plannedFte: 3.8 })
    expect(page.sprints[15]).toMatchObject({ committed: null, plannedFte: null })
  })

  test('has one arithmetic warning, with what the written velocity would mean', () => {
    expect(page.warnings).toHaveLength(1)
    expect(page.warnings[0]).toMatchObject({
      line: page.sprints[8]!.line + 1,
      written: 7.2,
      computed: 23 / 3.5,
      id: '2026-03-19:actual',
      instead: { points: 25.2, people: 3.2 },
    })
    expect(page.warnings[0]?.message).toContain('7.2 would be 25.2 points or 3.2 people')
  })

  test('has nineteen people of whom eleven answered, together 420 %', () => {
    const answers = page.sprints[15]!.availability
    expect(answers).toHaveLength(19)
    const given = answers.flatMap(({ percent }) => (percent === null ? [] : [percent]))
    expect(given).toHaveLength(11)
    expect(given.reduce((sum, percent) => sum + percent, 0)).toBe(420)
    expect(answers.find(({ name }) => name === 'chidi')?.percent).toBeNull()
  })

  test('has the cards of the boat, without the examples', () => {
    const { anchors, wind, rocks } = page.sprints[14]!
    expect(anchors).toHaveLength(6)
    expect(anchors.map(({ notes }) => notes.length)).toEqual([0, 0, 0, 0, 0, 2])
    expect(anchors[5]?.text).toBe('The big sail:')
    expect(anchors[5]?.notes[1]?.text).toBe('was talked over only after it was sewn')
    expect(wind).toEqual([])
    expect(rocks.map(({ text }) => text)).toEqual([
      'Regatta week',
      'Inspection (Petra away for a week)',
    ])
  })

  test('has nine actions, three in progress', () => {
    expect(page.actions).toHaveLength(9)
    expect(page.actions.filter(({ state }) => state === 'in-progress')).toHaveLength(3)
    expect(page.actions.filter(({ state }) => state === 'done')).toHaveLength(6)
    expect(page.actions.map(({ dueNumber }) => dueNumber)).toEqual([12, 11, 8, 6, 3, 3, 5, 2, 2])
    expect(page.actions[0]).toMatchObject({
      text: 'A new winch is to be tried in the dock first.',
      owner: 'developers',
      stateDay: '2026-04-29',
    })
    expect(page.actions[5]).toMatchObject({ owner: 'ada', state: 'done', stateDay: null })
  })

  test('has comments of one line, of several and nested, and none for the oldest', () => {
    expect(page.sprints[0]?.comment).toBe('')
    expect(page.sprints[9]?.comment).toBe('NTR')
    expect(page.sprints[3]?.comment).toBe('- Split by the holidays.')
    expect(page.sprints[11]?.comment).toMatch(
      /^- Radar:\n {2,4}- Still under way\. \[name=Dilan\]/m,
    )
    expect(page.sprints[14]?.comment).toMatch(
      /^we expected far more than we could do\.\n- The regatta and two long weekends/,
    )
    expect(page.sprints[14]?.comment).toContain('Mostly small repairs')
    expect(page.sprints[14]?.comment).not.toContain('projects/1/views')
  })

  test('has the goal of the sprint in progress, what is struck through included', () => {
    expect(page.sprints[15]?.goal).toMatch(/^- (\*\*)?Refit(\*\*)?:\n {2,4}- Sort the old/)
    expect(page.sprints[15]?.goal).toContain('- ~~Finish the mast and step it~~')
    expect(page.sprints[15]?.goal.split('\n')).toHaveLength(5)
  })
})

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
      '16 Story Points / 4 people = 4 velocity\n### June 24th (DONE):\n20/4 = 5',
      '2026-06-25',
    )
    expect(page.warnings).toMatchObject([{ line: 1 }])
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

describe('a text that holds no minutes', () => {
  test('says that it has no sprints', () => {
    const harbour = agendaPage.slice(0, agendaPage.indexOf('11:00 12:00'))
    expect(problemOf(harbour)).toMatchObject({ code: 'minutes-without-sprints' })
    expect(problemOf(harbour).message).toContain('This text has no sprints')
    expect(problemOf('')).toMatchObject({ code: 'minutes-without-sprints' })
  })

  test('of ten megabytes is refused with its size', () => {
    expect(problemOf('### June 24th (DONE):\n'.repeat(500_000)).message).toBe(
      'These minutes are 11.0 MB of text; Knots reads up to 2 MB. Paste only the part about the sprints.',
    )
    expect(problemOf('\n'.repeat(60_000))).toMatchObject({ code: 'minutes-too-large' })
  })

  test('of another kind of file is refused', () => {
    expect(problemOf('%PDF-1.7\0\u0001### June 24th (DONE):')).toMatchObject({
      code: 'minutes-not-text',
    })
    expect(problemOf(`PK${'\uFFFD'.repeat(200)}`)).toMatchObject({ code: 'minutes-not-text' })
  })

  test('is never a reason to throw', { timeout: 30_000 }, () => {
    const pieces = agendaPage.split('\n')
    const junk = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('### 29 February 0004 (DONE):', '- 31/12/9999:', '\t', '```', '~~~'),
    )
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 60 }), fc.boolean(), (lines, hasDay) => {
        const result = parseMinutes(lines.join('\n'), hasDay ? '2026-06-18' : null)
        if ('page' in result) {
          for (const sprint of result.page.sprints)
            expect(sprint.firstDay <= sprint.lastDay).toBe(true)
        } else expect(result.problem.message).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })
})

describe('large and hostile texts', () => {
  const size = 1_900_000
  const hostile: [string, string][] = [
    ['one long line of spaces', `${' '.repeat(size)}x`],
    ['one long line of stars', `${'*'.repeat(size)}x`],
    ['one long title', `### ${'a '.repeat(size / 2)}:`],
    ['one long key', `${'Comments '.repeat(size / 9)}`],
    ['unclosed brackets', '[name='.repeat(size / 6)],
    [
      'brackets in an availability',
      `### June 24th (DONE):\n#### Availability\n${'[name=a] '.repeat(size / 9)}`,
    ],
    ['digits', `### June 24th (DONE):\n${'1'.repeat(size)}/`],
    ['unclosed fences', '```a\n'.repeat(45_000)],
    ['labels', `### Previous Sprints\n${'- June 24th:\n'.repeat(45_000)}`],
    [
      'deep nesting',
      `### June 24th (DONE):\n**Anchors**\n${Array.from({ length: 1800 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')}`,
    ],
    ['cards', `### June 24th (DONE):\n**Anchors**\n${'- a\n  - b\n'.repeat(24_000)}`],
    ['actions', `## Actions\n${'- **Action:** a\n'.repeat(45_000)}`],
  ]
  test.each(hostile)('%s is read in a moment', { timeout: 30_000 }, (_, text) => {
    const before = performance.now()
    parseMinutes(text, '2026-06-18')
    expect(performance.now() - before).toBeLessThan(5000)
  })
})
