import { expect, test } from 'vitest'
import { accounts, members } from '../../db/schema.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { signedIn, withSignIn } from '../support/identity.ts'

async function withPerson(name = 'Ada Lund') {
  const app = await buildTestApp()
  await makeTeam(app)
  const made = await app.post('/api/teams/fleet/people', { name, usualPercent: 60 })
  return { app, made, person: made.json() }
}

test('a person is added with a usual percentage and listed in alphabetical order', async () => {
  const { app, made, person } = await withPerson()
  expect(made.statusCode).toBe(201)
  expect(person).toMatchObject({ name: 'Ada Lund', usualPercent: 60, active: true, version: 1 })
  const first = (await app.post('/api/teams/fleet/people', { name: 'Aaron' })).json()
  const { people } = (await app.get('/api/teams/fleet/people')).json()
  expect(people).toEqual([first, person])
})

test('two people of one name are refused in words', async () => {
  const { app } = await withPerson()
  const answer = await app.post('/api/teams/fleet/people', { name: 'ADA LUND ' })
  expect(answer.statusCode).toBe(409)
  expect(answer.json().message).toMatch(/already a ADA LUND/)
})

test('an old version is refused with what is there now, and changes nothing', async () => {
  const { app, person } = await withPerson()
  const url = `/api/teams/fleet/people/${person.id}`
  const saved = (await app.patch(url, { version: 1, usualPercent: 40 })).json()
  expect(saved).toMatchObject({ version: 2, usualPercent: 40 })
  const late = await app.patch(url, { version: 1, usualPercent: 80, active: false })
  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({ code: 'conflict', current: saved })
  expect((await app.get('/api/teams/fleet/people')).json().people).toEqual([saved])
})

test('minutes that use the old spelling still mean a person who was renamed', async () => {
  const { app, person } = await withPerson()
  const url = `/api/teams/fleet/people/${person.id}`
  const renamed = (await app.patch(url, { version: 1, name: 'Ada L.' })).json()
  expect(renamed.aliases).toEqual(['ada lund'])
  const back = (await app.patch(url, { version: 2, name: 'Ada Lund' })).json()
  expect(back.aliases).toEqual(['ada l.'])
})

test('a percentage beyond 100 and a country without holidays are refused', async () => {
  const { app, person } = await withPerson()
  const url = `/api/teams/fleet/people/${person.id}`
  const percent = await app.patch(url, { version: 1, usualPercent: 101 })
  expect(percent.json().issues[0].path).toBe('usualPercent')
  const country = await app.patch(url, { version: 1, country: 'QQ' })
  expect(country.json().issues).toEqual([
    { path: 'country', message: 'Knots knows no holidays of QQ. Give a code such as DE.' },
  ])
})

test('a person of another team is not found', async () => {
  const { app, person } = await withPerson()
  await makeTeam(app, 'Port')
  const answer = await app.patch(`/api/teams/port/people/${person.id}`, { version: 1, name: 'X' })
  expect(answer.statusCode).toBe(404)
})

test('a mail address makes an account this person, and is told to scrum masters only', async () => {
  const app = await buildTestApp({ environment: withSignIn })
  const admiral = await signedIn(app, { isAdministrator: true })
  const team = (await app.post('/api/teams', { name: 'Fleet', timeZone: 'UTC' }, admiral)).json()
  const url = '/api/teams/fleet/people'
  const person = (await app.post(url, { name: 'Ada' }, admiral)).json()
  const edit = (version: number, mail: string | null) =>
    app.patch(`${url}/${person.id}`, { version, mail }, admiral)
  expect((await edit(1, 'ada at sea')).json().message).toMatch(/not a mail address/)
  await app.db.write(async tx => {
    await tx.insert(accounts).values({
      ...{ id: 'ada', provider: 'oidc', issuer: 'https://harbour.example', subject: '1' },
      ...{ mail: 'ada@crew.example', name: 'Ada', createdAt: 0, signedInAt: app.clock.now() },
    })
  })
  expect((await edit(1, 'Ada@Crew.example')).json()).toMatchObject({ mail: 'ada@crew.example' })
  expect(await app.db.read.select().from(members)).toContainEqual(
    expect.objectContaining({ accountId: 'ada', personId: person.id, role: 'member' }),
  )
  const viewer = await signedIn(app, { in: { teamId: team.id, role: 'viewer' } })
  for (const [who, mail] of [
    [viewer, null],
    [admiral, 'ada@crew.example'],
  ] as const)
    expect((await app.get(url, who)).json().people[0]).toMatchObject({ name: 'Ada', mail })
})
