import { expect, onTestFinished, test } from 'vitest'
import { databaseIn } from '../../db/files.ts'
import { openDb } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'
import { actions, cards, items, people, sprints } from '../../db/schema.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'
import { itemRow, personRow, sprintRow } from '../support/rows.ts'

test('an export holds all of the team and nothing of another', async () => {
  const app = await buildTestApp()
  const fleet = await makeTeam(app, 'Fleet')
  const port = await makeTeam(app, 'Port')
  for (const [number, { id: teamId }] of [fleet, port].entries()) {
    await app.db.write(async tx => {
      const sprint = sprintRow({ teamId, number: 7 })
      await tx.insert(people).values(personRow({ teamId, name: `Person of ${number}` }))
      await tx.insert(sprints).values(sprint)
      const card = { sprintId: sprint.id, place: 'rock' as const, text: `Rock of ${number}` }
      await tx.insert(cards).values({ id: `card-${number}`, ...card })
    })
    await app.db.write(async tx => {
      for (let part = 0; part < 5; part += 1) {
        await tx.insert(items).values(Array.from({ length: 450 }, () => itemRow({ teamId })))
      }
    })
  }
  await app.post('/api/teams/fleet/actions', { text: 'Buy rope' })

  const answer = await app.get('/api/teams/fleet/export.json')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="fleet.json"')
  const everything = answer.json()
  expect(everything).toMatchObject({
    exportedAt: '2026-06-17T12:00:00.000Z',
    team: { slug: 'fleet' },
    people: [{ name: 'Person of 0' }],
    sprints: [{ number: 7 }],
    cards: [{ text: 'Rock of 0' }],
    actions: [{ text: 'Buy rope' }],
    actionStates: [{ state: 'open', day: '2026-06-17' }],
    changes: [],
  })
  expect(everything.items).toHaveLength(2250)
  expect(new Set(everything.items.map((item: { itemId: string }) => item.itemId)).size).toBe(2250)
  expect(answer.body).not.toContain(port.id)
  expect(await app.db.read.$count(actions)).toBe(1)
})

test('an export of an empty team is a document all the same', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const everything = (await app.get('/api/teams/fleet/export.json')).json()
  expect(everything).toMatchObject({ people: [], sprints: [], items: [], changes: [] })
})

test('an export is one state: what is written while it is read is not torn into it', async () => {
  const db = openDb(databaseIn(freshFolder()))
  const app = await buildTestApp({ db })
  onTestFinished(() => db.close())
  const { id: teamId } = await makeTeam(app)
  const add = async (name: string) => {
    await db.write(async tx => {
      await tx.insert(people).values(personRow({ teamId, name }))
      await tx.insert(items).values(itemRow({ teamId }))
    })
  }
  await add('First')
  const snapshot = db.snapshot.bind(db)
  const writing: Promise<void>[] = []
  db.snapshot = () => {
    const taken = snapshot()
    writing.push(add('Second'))
    return taken
  }
  const everything = (await app.get('/api/teams/fleet/export.json')).json()
  await Promise.all(writing)
  expect(everything.people).toHaveLength(1)
  expect(everything.items).toHaveLength(1)
  expect(await db.read.$count(items)).toBe(2)
})

test('an export holds nothing by which a card could be traced or a picture be seen', async () => {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  const key = (await app.post('/api/teams/fleet/pictures/key')).json().pictureKey
  await app.db.write(async tx => {
    const sprint = sprintRow({ teamId, number: 7 })
    const person = personRow({ teamId })
    await tx.insert(people).values(person)
    await tx.insert(sprints).values(sprint)
    const card = { id: 'card', sprintId: sprint.id, place: 'rock', text: 'Fog' }
    await tx.insert(cards).values({ ...card, secretHash: 'hash-of-a-secret' })
    const vote = { sprintId: sprint.id, personId: person.id, targetId: 'card', dots: 17 }
    await tx.insert(schema.retroVotes).values(vote)
  })
  const { body } = await app.get('/api/teams/fleet/export.json')
  expect(body).toContain('Fog')
  for (const secret of ['secretHash', 'hash-of-a-secret', 'pictureKey', key, '"dots"'])
    expect(body).not.toContain(secret)
})
