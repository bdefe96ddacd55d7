import { beforeEach, describe, expect, test } from 'vitest'
import type { Sprint } from '../../server/contract/sprint.ts'
import { contentOf } from '../board/board-setup.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { agendaPage, sendText } from '../support/import.ts'

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
    const before = await contentOf(app.db)
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
    expect(await contentOf(app.db)).toEqual(before)
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
