import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { importFile } from '../../scripts/import-file.ts'
import { readConfig } from '../../server/config.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'
import { agendaPage } from '../support/import.ts'

let folder: string
let app: TestApp

beforeEach(async () => {
  folder = freshFolder()
  app = await buildTestApp()
  await makeTeam(app, 'Fleet')
})

/** Writes a file and runs the command on it, beside the server listening on that port. */
async function run(port: number, name: string, text: string, ...args: string[]) {
  const file = join(folder, name)
  writeFileSync(file, text)
  const lines: string[] = []
  const config = readConfig({ KNOTS_DATA: folder, PORT: String(port) })
  const code = await importFile([...args, file], config, line => lines.push(line))
  return { code, text: lines.join('\n') }
}

async function listen() {
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.app.server.address()
  return typeof address === 'object' && address ? address.port : 0
}

test('imports minutes through the server that runs', async () => {
  const port = await listen()
  const preview = await run(port, 'minutes.md', agendaPage, '--team', 'fleet', '--dry-run')
  expect(preview).toMatchObject({ code: 0 })
  expect(preview.text).toContain('16 sprints: 16 new, 0 changed, 0 as they are')
  expect(preview.text).toContain('Line 223: 23 / 3.5 is 6.6, but 7.2 is written')
  expect(preview.text).toContain('Nothing was saved')
  expect((await app.get('/api/teams/fleet/sprints')).json().sprints).toHaveLength(0)

  expect((await run(port, 'minutes.md', agendaPage, '--team', 'fleet')).text).toMatch(/Imported\.$/)
  expect((await app.get('/api/teams/fleet/sprints')).json().sprints).toHaveLength(16)
  const again = await run(port, 'minutes.md', agendaPage, '--team', 'fleet')
  expect(again.text).toMatch(/Everything was there already; nothing was changed\.$/)
})

test('imports a CSV, and names every line that is at fault', async () => {
  const port = await listen()
  const header = 'title,firstDay,lastDay,committed,completed,fte'
  const good = `${header}\nOne,2026-05-29,2026-06-11,56,20,3.8`
  expect((await run(port, 'a.csv', good, '--team', 'fleet')).text).toContain('1 sprint: 1 new')
  const bad = await run(port, 'b.csv', `${header}\na,b\nc,d`, '--team', 'fleet')
  expect(bad.code).toBe(1)
  expect(bad.text).toMatch(/^Line 2: .*\nline 3: /)
})

test('opens the database itself when no server runs', async () => {
  const answer = await run(1, 'minutes.md', agendaPage, '--team', 'fleet')
  expect(answer).toEqual({
    code: 1,
    text: 'There is no team fleet, and no other. Start Knots and make one on its first page.',
  })
})

test('says what is wrong in a sentence', async () => {
  const port = await listen()
  expect((await run(port, 'a.md', '', '--team', 'fleet')).text).toContain(
    'This text has no sprints',
  )
  expect((await run(port, 'a.md', agendaPage, '--team', 'ship')).text).toBe(
    'There is no team ship. There are: fleet.',
  )
  expect((await run(port, 'a.md', agendaPage)).text).toMatch(/^npm run import -- --team SLUG FILE/)
  expect((await run(port, 'a.md', agendaPage, '--frob')).text).toContain("Unknown option '--frob'")
  expect((await run(port, 'a.md', '### June 24th (DONE):', '--team', 'fleet')).text).toContain(
    'Add --meeting-day',
  )
  const lines: string[] = []
  const args = ['--team', 'fleet', join(folder, 'none.md')]
  const code = await importFile(args, readConfig({ PORT: String(port) }), line => lines.push(line))
  expect([code, lines[0]]).toEqual([1, `${join(folder, 'none.md')} cannot be read (ENOENT).`])
})

test('brings in the export of a team, once, and says what is in it', async () => {
  const days = { firstDay: '2026-06-12', lastDay: '2026-06-24' }
  await app.post('/api/teams/fleet/sprints', days)
  const { body } = await app.get('/api/teams/fleet/export.json')
  const preview = await run(1, 'fleet.json', body, '--dry-run')
  expect(preview.text).toMatch(/^Fleet, exported by Knots .*\n1 sprints\n.*Nothing was saved/s)
  expect((await run(1, 'fleet.json', body)).text).toMatch(/Brought in as \/fleet\.$/)
  const again = await run(1, 'fleet.json', body)
  expect(again).toMatchObject({ code: 1, text: expect.stringMatching(/in this Knots already/) })
  expect((await run(1, 'fleet.json', body.slice(1))).text).toMatch(
    /no export of Knots, or it was cut/,
  )
})
