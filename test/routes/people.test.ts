import { expect, test } from 'vitest'
import { buildTestApp, makeTeam } from '../support/app.ts'

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
