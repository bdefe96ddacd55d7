import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '../../db/backup.ts'
import { databaseIn } from '../../db/files.ts'
import { openDb } from '../../db/open.ts'
import { reminders, tokens } from '../../db/schema.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'

const token = 'ghp_verySecretToken123456'
const hook = 'https://chat.example.org/hooks/very-secret-hook'
const KNOTS_SECRET = 'one-long-secret-of-the-environment-0123'
const OTHER_SECRET = 'another-long-secret-of-the-environment-4'
const KNOTS_REMINDER_HOSTS = 'chat.example.org'
const T = '/api/teams/fleet'

/** Knots as it starts on a data folder with these settings. */
async function startOn(folder: string, environment: Record<string, string>): Promise<TestApp> {
  const db = openDb(databaseIn(folder))
  onTestFinished(() => db.close())
  return buildTestApp({ db, environment: { KNOTS_REMINDER_HOSTS, ...environment } })
}

async function giveSecrets(app: TestApp) {
  await makeTeam(app)
  await app.patch(T, { version: 1, github: { owner: 'crew', number: 7 } })
  await app.put(`${T}/github/token`, { token })
  await app.put(`${T}/reminder`, { url: hook })
}

/** All bytes of the database and of its log. */
function bytesIn(folder: string, name = 'knots.sqlite'): string {
  const files = [name, `${name}-wal`].map(one => join(folder, one)).filter(existsSync)
  return files.map(file => readFileSync(file, 'latin1')).join('')
}

const storedIn = async ({ db }: TestApp) => [
  ...(await db.read.select().from(tokens)).map(row => row.token),
  ...(await db.read.select().from(reminders)).map(row => row.url),
]

test('with a KNOTS_SECRET the files of the database and its backups hold no secret', async () => {
  const folder = freshFolder()
  const app = await startOn(folder, { KNOTS_SECRET })
  await giveSecrets(app)
  expect((await app.get(`${T}/reminder`)).json().host).toBe('chat.example.org')
  const backup = backUp(databaseIn(folder), join(folder, 'backups'), Date.UTC(2026, 5, 18), 2)
  for (const bytes of [bytesIn(folder), readFileSync(backup.file, 'latin1')]) {
    expect(bytes).toContain('sealed:1:')
    expect(bytes).not.toContain(token)
    expect(bytes).not.toContain('very-secret-hook')
  }
})

test('what was saved before there was a KNOTS_SECRET is sealed at the next start and gone from the file', async () => {
  const folder = freshFolder()
  const before = await startOn(folder, {})
  await giveSecrets(before)
  expect(await storedIn(before)).toEqual([token, hook])
  await before.app.close()
  await before.db.close()
  expect(bytesIn(folder)).toContain(token)

  const after = await startOn(folder, { KNOTS_SECRET })
  expect(bytesIn(folder)).not.toContain(token)
  expect(bytesIn(folder)).not.toContain('very-secret-hook')
  expect((await after.get(`${T}/reminder`)).json().host).toBe('chat.example.org')
  expect(await readsWith(after)).toBe(token)
  expect(after.log.join()).toContain('Secrets sealed with KNOTS_SECRET: 2')
  const sealed = await storedIn(after)

  const again = await startOn(folder, { KNOTS_SECRET })
  expect(await storedIn(again)).toEqual(sealed)
  expect(again.log.join()).not.toContain('sealed')
})

/** What Knots would show GitHub for the team. */
async function readsWith({ app }: TestApp): Promise<unknown> {
  const { board, github, db } = app.knots
  let used: unknown
  const { connect } = github
  github.connect = options => {
    used = options.token
    return connect(options)
  }
  const [team] = await db.read.query.teams.findMany()
  await board.connect(team!)
  return used
}

test.each([
  ['another KNOTS_SECRET', { KNOTS_SECRET: OTHER_SECRET }],
  ['no KNOTS_SECRET', {}],
])(
  'under %s Knots starts, says what to give again and uses no other token',
  async (_what, lost) => {
    const folder = freshFolder()
    await giveSecrets(await startOn(folder, { KNOTS_SECRET }))
    const app = await startOn(folder, { ...lost, GITHUB_TOKEN: 'ghp_ofTheEnvironment' })
    expect(app.log.join()).toContain('have to be given again: 2')
    const words = /token for GitHub was saved under a.* KNOTS_SECRET.* Give it again/

    await app.app.knots.board.syncAll()
    expect((await app.get(`${T}/sync`)).json()).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(words),
    })
    expect((await app.get(T)).json()).toMatchObject({ hasToken: true, tokenFrom: 'team' })
    const asked = await app.post(`${T}/sync`)
    expect(asked.statusCode).toBe(400)
    expect(asked.json().message).toMatch(words)
    const check = (await app.get(`${T}/github/check`)).json()
    expect(check).toMatchObject({ isReadable: false, findings: [{ about: 'token' }] })
    expect(check.findings[0].text).toMatch(words)
    expect((await app.get(`${T}/writes`)).json()).toMatchObject({ canWrite: false })
    expect((await app.get(`${T}/reminder`)).json()).toMatchObject({
      host: null,
      unreadable: expect.stringMatching(/address for reminders was saved under a/),
    })
    const posted = await app.post(`${T}/reminder/posts`, { text: 'Please answer' })
    expect(posted.statusCode).toBe(400)
    expect((await app.get('/api/teams')).statusCode).toBe(200)

    await app.put(`${T}/github/token`, { token })
    await app.put(`${T}/reminder`, { url: hook })
    expect(await readsWith(app)).toBe(token)
    expect((await app.get(`${T}/sync`)).json().error).toBeNull()
    expect((await app.get(`${T}/reminder`)).json().unreadable).toBeNull()
  },
)

test('the sealed token of one team, put into the row of another, opens nothing there', async () => {
  const app = await buildTestApp({ environment: { KNOTS_SECRET } })
  await giveSecrets(app)
  const port = await makeTeam(app, 'Port')
  await app.patch('/api/teams/port', { version: 1, github: { owner: 'crew', number: 8 } })
  const [row] = await app.db.read.select().from(tokens)
  await app.db.write(async tx => {
    await tx.insert(tokens).values({ ...row!, teamId: port.id })
  })
  expect((await app.get('/api/teams/port/sync')).json().error).toMatch(/Give it again/)
  expect((await app.get(`${T}/sync`)).json().error).toBeNull()
})
