import { expect, test } from 'vitest'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'

const T = '/api/teams/fleet'

async function withPeople(count: number) {
  const app = await buildTestApp()
  await makeTeam(app)
  const days = { firstDay: '2026-06-12', lastDay: '2026-06-25' }
  const sprint = (await app.post(`${T}/sprints`, days)).json()
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const name = `Person ${String(index).padStart(2, '0')}`
    ids.push((await app.post(`${T}/people`, { name, usualPercent: 50 })).json().id)
  }
  return { app, ids, url: `${T}/sprints/${sprint.id}/availability` }
}

/** One browser: it knows what its own answers told it last. */
async function fill(app: TestApp, url: string, personId: string, percents: (number | null)[]) {
  for (const plannedPercent of percents) {
    const answer = await app.put(`${url}/${personId}`, { plannedPercent })
    expect(answer.json().row).toMatchObject({ personId, plannedPercent })
  }
  return (await app.get(url)).json()
}

test('20 people who fill the matrix at once lose nothing and all see the same totals', async () => {
  const { app, ids, url } = await withPeople(20)
  const percentOf = (index: number) => (index % 5 === 4 ? null : index * 5)
  await Promise.all(ids.map((id, index) => fill(app, url, id, [10, null, 90, percentOf(index)])))
  const seen = await Promise.all(ids.map(async () => (await app.get(url)).json()))
  for (const { people, fte } of seen) {
    expect(people.map((row: { plannedPercent: unknown }) => row.plannedPercent)).toEqual(
      ids.map((_, index) => percentOf(index)),
    )
    expect(fte).toMatchObject({ planned: 7.2, answered: 16, total: 20 })
  }
})

test('two people who fill different columns of one row keep both', async () => {
  const { app, ids, url } = await withPeople(1)
  await Promise.all([
    app.put(`${url}/${ids[0]}`, { plannedPercent: 60 }),
    app.put(`${url}/${ids[0]}`, { actualPercent: 40 }),
  ])
  const { people } = (await app.get(url)).json()
  expect(people[0]).toMatchObject({ plannedPercent: 60, actualPercent: 40 })
})

test('who filled in for somebody is kept, and nobody is named without having said who they are', async () => {
  const { app, ids, url } = await withPeople(2)
  await app.put(`${url}/${ids[0]}`, { plannedPercent: 60 })
  expect((await app.get(url)).json().people[0].enteredBy).toBeNull()
  const me = await app.put('/api/me', { team: 'fleet', personId: ids[1] })
  const cookie = String(me.headers['set-cookie']).split(';')[0] ?? ''
  await app.put(`${url}/${ids[0]}`, { plannedPercent: 70 }, { cookie })
  expect((await app.get(url)).json().people[0].enteredBy).toEqual({
    personId: ids[1],
    name: 'Person 01',
  })
})

test('what was announced for the sprints before and after stands beside', async () => {
  const { app, ids, url } = await withPeople(1)
  const next = (
    await app.post(`${T}/sprints`, { firstDay: '2026-06-26', lastDay: '2026-07-09' })
  ).json()
  await app.put(`${T}/sprints/${next.id}/availability/${ids[0]}`, { plannedPercent: 30 })
  const { people, beside } = (await app.get(url)).json()
  expect(people[0].announced).toEqual([30])
  expect(beside).toMatchObject([{ sprintId: next.id, number: 2, fte: 0.3 }])
})
