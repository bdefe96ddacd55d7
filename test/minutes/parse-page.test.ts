import { describe, expect, test } from 'vitest'
import { agendaPage, pageOf, shownPage, typedPage } from './page.ts'

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
