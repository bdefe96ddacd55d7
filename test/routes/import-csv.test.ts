import { beforeEach, describe, expect, test } from 'vitest'
import type { Sprint } from '../../server/contract/sprint.ts'
import { contentOf } from '../board/board-setup.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { sendText } from '../support/import.ts'

let app: TestApp
let path: string

beforeEach(async () => {
  app = await buildTestApp()
  path = `/api/teams/${(await makeTeam(app)).slug}`
})

const sprints = async () => (await app.get(`${path}/sprints`)).json().sprints as Sprint[]

describe('a CSV of sprints', () => {
  const csv = (text: string, query = '') =>
    sendText(app, `${path}/import/sprints${query}`, text, 'text/csv')
  const header = 'title,firstDay,lastDay,committed,completed,fte'
  const text = `${header}\nOne,2026-05-29,2026-06-11,56,20,3.8\nTwo,2026-06-12,2026-06-24,,,\n`

  test('becomes sprints, once', async () => {
    expect((await csv(text, '?dryRun=true')).json()).toMatchObject({
      applied: false,
      source: 'csv',
    })
    expect(await sprints()).toEqual([])
    await csv(text)
    expect(await sprints()).toMatchObject([
      {
        number: 1,
        title: 'One',
        state: 'closed',
        points: { committed: 56, counted: 20 },
        sources: ['csv'],
      },
      { number: 2, title: 'Two', state: 'active', points: { counted: null } },
    ])
    expect((await csv(text)).json().hasChanges).toBe(false)
  })

  test('with a malformed line names the line and changes nothing', async () => {
    const answer = await csv(`${text}Three,2026-06-25,2026-07-08,20,16,2,4,2\n`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'csv-malformed', issues: [{ path: 'line 4' }] })
    expect(answer.json().message).toContain('decimal comma')
    expect(await sprints()).toEqual([])
  })

  test('goes out as it came in', async () => {
    await csv(`${header}\n"=1+1, ""so""",2026-05-29,2026-06-11,56,20.5,3.8\n`)
    const out = await app.get(`${path}/sprints.csv`)
    expect(out.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(out.body).toBe(`${header}\r\n"'=1+1, ""so""",2026-05-29,2026-06-11,56,20.5,3.8\r\n`)
    expect((await csv(out.body)).json().hasChanges).toBe(false)
  })

  test('imported again with another figure leaves an amendment of the closed sprint', async () => {
    await csv(text)
    await csv(text.replace('20,3.8', '22,3.8'))
    expect((await sprints())[0]?.points.counted).toBe(22)
    expect((await contentOf(app.db)).amendments).toMatchObject([
      { kind: 'corrected', before: { counted: 20 }, after: { counted: 22 } },
    ])
  })
})
