import { beforeEach, describe, expect, test } from 'vitest'
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

const sprints = async () => (await app.get(`${path}/sprints`)).json().sprints as Sprint[]

const minutes = (text: string) => sendText(app, `${path}/import/minutes`, text)

describe('sprints printed as minutes', () => {
  test('and read again change nothing', async () => {
    await minutes(agendaPage)
    const before = await contentOf(app.db, record)
    const shown = await sprints()
    const pages: string[] = []
    for (const { id } of shown) {
      const printed = await app.get(`${path}/sprints/${id}/minutes`)
      expect(printed.headers['content-type']).toBe('text/markdown; charset=utf-8')
      pages.push(printed.body)
    }
    for (const page of [...pages, pages.join('\n'), pages.reverse().join('\n')]) {
      const answer = (await minutes(page)).json()
      expect(answer).toMatchObject({ hasChanges: false, conflicts: [], warnings: [] })
    }
    expect(await contentOf(app.db, record)).toEqual(before)
  })

  test('give another team the same sprints, cards and actions', async () => {
    await minutes(agendaPage)
    const shown = await sprints()
    const pages = await Promise.all(
      shown.map(async ({ id }) => (await app.get(`${path}/sprints/${id}/minutes`)).body),
    )
    const other = `/api/teams/${(await makeTeam(app, 'Other')).slug}`
    await sendText(app, `${other}/import/minutes`, pages.join('\n'))
    const strip = ({
      points,
      fte,
      goal,
      comment,
      firstDay,
      lastDay,
      state,
      number,
      people,
    }: Sprint) => ({
      ...{ points, fte, goal, comment, firstDay, lastDay, state, number, people },
    })
    const copied = (await app.get(`${other}/sprints`)).json().sprints as Sprint[]
    expect(copied.map(strip)).toEqual(shown.map(strip))
    const texts = async (of: string) =>
      (await app.get(`${of}/actions`))
        .json()
        .actions.map(({ text, owner, state, dueSprint }: Record<string, { number: number }>) =>
          JSON.stringify([text, owner, state, dueSprint?.number]),
        )
        .sort()
    expect(await texts(other)).toEqual(await texts(path))
  })

  test('of another team are not found', async () => {
    await minutes(agendaPage)
    const [first] = await sprints()
    const other = `/api/teams/${(await makeTeam(app, 'Other')).slug}`
    expect((await app.get(`${other}/sprints/${first?.id}/minutes`)).statusCode).toBe(404)
  })
})

describe('the actions in the minutes of a sprint', () => {
  const day = 24 * 3600 * 1000
  const add = async (body: object) => (await app.post(`${path}/actions`, body)).json()
  const save = (id: string, body: object) => app.patch(`${path}/actions/${id}`, body)
  const printed = async (id: string) => (await app.get(`${path}/sprints/${id}/minutes`)).body

  test('are those due in it, and what is overdue goes along to the latest until it is done', async () => {
    const made = async (firstDay: string, lastDay: string) =>
      (await app.post(`${path}/sprints`, { firstDay, lastDay })).json().id as string
    const now = await made('2026-06-12', '2026-06-24')
    const next = await made('2026-06-25', '2026-07-08')
    const open = await add({ text: 'Buy rope', owner: 'everyone', dueSprintId: now })
    const done = await add({ text: 'Mend the sail', dueSprintId: now })
    await save(done.id, { version: 1, state: 'done' })
    await app.clock.advance(2 * day)
    await save(done.id, { version: 2, note: 'it held' })
    expect(await printed(now)).toContain('Buy rope')
    expect(await printed(now)).toMatch(
      /Mend the sail\n {2}<!-- knots action .* -->\n {2}- When: Sprint1\n {2}- Status: 17\/06\/26 DONE\n {2}- Note: it held\n/,
    )
    await app.clock.advance(8 * day)
    expect(await printed(now)).not.toContain('Buy rope')
    expect(await printed(now)).toContain('Mend the sail')
    expect(await printed(next)).toMatch(
      /Buy rope\n {2}- Owner: everyone\n {2}- When: Sprint1\n {2}- Status: 17\/06\/26 Open/,
    )
    await save(open.id, { version: 1, state: 'done' })
    expect(await printed(next)).not.toContain('Buy rope')
    expect(await printed(now)).toMatch(/Buy rope.*Status: 27\/06\/26 DONE/s)
  })
})
