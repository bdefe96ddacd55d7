import { beforeEach, describe, expect, test } from 'vitest'
import { ImportResult } from '../../server/contract/import.ts'
import type { Sprint } from '../../server/contract/sprint.ts'
import { contentOf } from '../board/board-setup.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { agendaPage, sendText } from '../support/import.ts'

/** That something was asked for is on record, also where nothing came of it. */
const record = ['audit_entries']

let app: TestApp
let path: string

beforeEach(async () => {
  app = await buildTestApp()
  path = `/api/teams/${(await makeTeam(app)).slug}`
})

const minutes = (text: string | Buffer, query = '', type?: string) =>
  sendText(app, `${path}/import/minutes${query}`, text, type)
const sprints = async () => (await app.get(`${path}/sprints`)).json().sprints as Sprint[]
const revision = async () =>
  (await contentOf(app.db)).teams?.map(team => (team as { revision: number }).revision)

describe('minutes of a year', () => {
  test('previewed write nothing', async () => {
    const before = await contentOf(app.db, record)
    const answer = await minutes(agendaPage, '?dryRun=true')
    expect(answer.statusCode).toBe(200)
    const preview = ImportResult.parse(answer.json())
    expect(preview).toMatchObject({ applied: false, hasChanges: true })
    expect(preview.sprints).toHaveLength(16)
    expect(preview.sprints.every(({ sprintId }) => sprintId === null)).toBe(true)
    expect(preview.people.every(({ personId }) => personId === null)).toBe(true)
    expect(await contentOf(app.db, record)).toEqual(before)
  })

  test('applied become sprints with the figures of the page', async () => {
    const answer = (await minutes(agendaPage)).json()
    expect(answer.applied).toBe(true)
    const shown = await sprints()
    expect(shown.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1))
    expect(shown.map(({ id }) => id)).toEqual(
      answer.sprints.map((one: { sprintId: string }) => one.sprintId),
    )
    expect(shown[0]).toMatchObject({
      firstDay: '2025-10-28',
      lastDay: '2025-11-10',
      state: 'closed',
    })
    expect(shown[14]).toMatchObject({
      lastDay: '2026-06-11',
      points: { committed: 56, counted: 20 },
      fte: { planned: 3.8, actual: 3.8 },
      velocity: { expected: 56 / 3.8, actual: 20 / 3.8 },
      certainty: 'recorded',
      sources: ['minutes'],
    })
    expect(shown[15]).toMatchObject({
      lastDay: '2026-06-24',
      state: 'active',
      people: { answered: 11, total: 19 },
      fte: { planned: 4.2 },
      points: { committed: null, counted: null },
    })
  })

  test('give the average velocity that the page says: 3.07 by January 21st', async () => {
    await minutes(agendaPage)
    const { average } = (await app.get(`${path}/velocity?asOf=2026-01-21&method=mean`)).json()
    expect(average).toMatchObject({ method: 'mean', last: null, sprints: 5 })
    expect(average.value).toBeCloseTo(3.0725, 4)
  })

  test('give cards, with sub-points below theirs, and actions with their dated state', async () => {
    await minutes(agendaPage)
    const [june] = (await sprints()).filter(({ number }) => number === 15)
    const { cards } = (await app.get(`${path}/sprints/${june?.id}/retro`)).json()
    const top = cards.filter((card: { parentId: string | null }) => card.parentId === null)
    expect(top.map(({ place }: { place: string }) => place)).toEqual([
      ...Array<string>(6).fill('anchor'),
      ...['rock', 'rock'],
    ])
    expect(cards).toHaveLength(10)
    const { actions } = (await app.get(`${path}/actions`)).json()
    expect(actions).toHaveLength(9)
    expect(actions[0]).toMatchObject({
      text: 'A new winch is to be tried in the dock first.',
      owner: 'developers',
      state: 'in-progress',
      dueSprint: { number: 12, lastDay: '2026-04-30' },
      history: [{ at: '2026-04-29', state: 'in-progress' }],
      from: 'minutes',
    })
  })

  test('imported twice change nothing, not even the revision of the team', async () => {
    await minutes(agendaPage)
    const before = await contentOf(app.db, record)
    const again = (await minutes(agendaPage)).json()
    expect(again).toMatchObject({ applied: true, hasChanges: false, conflicts: [] })
    expect(await contentOf(app.db, record)).toEqual(before)
  })

  test('tell open pages what to fetch again, and nothing when nothing changed', async () => {
    const told: string[] = []
    const { id } = (await app.get(path)).json()
    app.live.subscribe(id, topic => told.push(topic))
    await minutes(agendaPage, '?dryRun=true')
    expect(told).toEqual([])
    await minutes(agendaPage)
    expect(told.sort()).toEqual(['actions', 'availability', 'goals', 'people', 'retro', 'sprints'])
    told.length = 0
    await minutes(agendaPage)
    expect(told).toEqual([])
  })

  test('keep what a person edited meanwhile, until the text is chosen', async () => {
    await minutes(agendaPage)
    const june = (await sprints())[14]!
    const edit = { version: june.version, comment: 'We know better now.', typed: { counted: 21 } }
    expect((await app.patch(`${path}/sprints/${june.id}`, edit)).statusCode).toBe(200)
    const before = await revision()
    const { conflicts } = (await minutes(agendaPage)).json()
    expect(conflicts).toMatchObject([
      { what: 'Sprint 15, comment', inKnots: 'We know better now.', isTaken: false },
      { what: 'Sprint 15, story points', inKnots: 21, inText: 20, isTaken: false },
    ])
    expect(await revision()).toEqual(before)
    expect((await sprints())[14]).toMatchObject({
      comment: 'We know better now.',
      points: { counted: 21 },
    })

    const take = conflicts.map(({ id }: { id: string }) => id)
    const body = { text: agendaPage, decisions: { take } }
    expect((await app.post(`${path}/import/minutes`, body)).json().hasChanges).toBe(true)
    expect((await sprints())[14]).toMatchObject({ points: { counted: 20 } })
    expect((await sprints())[14]?.comment).toMatch(/^we expected far more/)
  })

  test('take decisions on names and arithmetic as JSON', async () => {
    const person = (await app.post(`${path}/people`, { name: 'Ada Lang' })).json()
    const decisions = { names: { ada: person.id }, arithmetic: { '2026-03-19:actual': 'people' } }
    const body = { text: agendaPage, decisions }
    const preview = (await app.post(`${path}/import/minutes`, { ...body, dryRun: true })).json()
    expect(preview.people[0]).toMatchObject({
      name: 'ada',
      match: 'chosen',
      personName: 'Ada Lang',
    })
    await app.post(`${path}/import/minutes`, body)
    const { people } = (await app.get(`${path}/people`)).json()
    expect(people).toHaveLength(19)
    expect(people).toContainEqual(expect.objectContaining({ id: person.id, aliases: ['ada'] }))
    expect((await sprints())[8]).toMatchObject({ points: { counted: 23 }, fte: { actual: 3.2 } })
    expect((await minutes(agendaPage)).json().hasChanges).toBe(false)
  })

  test('may be Markdown, in UTF-16 or an older encoding', async () => {
    const text = '### June 24th 2026 (DONE):\n20/4 = 5\nComments: très bien'
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    for (const [body, type] of [
      [text, 'text/markdown'],
      [utf16, 'text/plain; charset=utf-16'],
      [Buffer.from(text, 'latin1'), 'text/plain'],
    ] as const) {
      const preview = (await minutes(body, '?dryRun=true', type)).json()
      expect(preview.sprints[0].comment).toBe('très bien')
    }
  })
})

describe('what cannot be imported', () => {
  const refused = async (text: string | Buffer, query = '') => {
    const before = await contentOf(app.db, record)
    const answer = await minutes(text, query)
    expect(await contentOf(app.db, record)).toEqual(before)
    return [answer.statusCode, answer.json()]
  }

  test('a text without sprints says so', async () => {
    const [status, problem] = await refused('# Harbour\n\nWe talked.')
    expect(status).toBe(400)
    expect(problem).toMatchObject({ code: 'minutes-without-sprints' })
    expect(problem.message).toContain('This text has no sprints')
  })

  test('minutes of ten megabytes are refused with their size', async () => {
    const [status, problem] = await refused('### June 24th (DONE):\n'.repeat(480_000))
    expect(status).toBe(413)
    expect(problem.message).toContain('10.6 MB')
  })

  test('a file of another kind, and an empty one, are refused', async () => {
    expect(await refused(Buffer.from('%PDF-1.7\0\u0001'))).toMatchObject([
      400,
      { code: 'minutes-not-text' },
    ])
    expect((await refused(''))[0]).toBe(400)
  })

  test('labels without a year ask for the day of the meeting', async () => {
    const [status, problem] = await refused('### June 24th (DONE):\n20/4 = 5')
    expect(status).toBe(400)
    expect(problem).toMatchObject({
      code: 'meeting-day-needed',
      issues: [{ path: 'meetingDay' }],
    })
    const answer = await minutes('### June 24th (DONE):\n20/4 = 5', '?meetingDay=2026-06-25')
    expect(answer.json().sprints).toMatchObject([{ lastDay: '2026-06-24' }])
    expect((await refused('### June 24th (DONE):', '?meetingDay=soon'))[0]).toBe(400)
  })

  test('a person that is not in the team cannot be chosen', async () => {
    const body = { text: agendaPage, decisions: { names: { ada: 'nobody' } } }
    const answer = await app.post(`${path}/import/minutes`, body)
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'unknown-person'])
    expect(await sprints()).toEqual([])
  })
})
