import { expect, test } from 'vitest'
import { addTeam } from '../../server/store/teams.ts'
import { buildTestApp } from '../support/app.ts'

test('the demo team is made once, however often somebody asks at the same time', async () => {
  let plays = 0
  const app = await buildTestApp({
    async playDemo({ db, now }) {
      plays += 1
      const demo = { name: 'Demo', timeZone: 'Europe/Zurich', isDemo: true }
      return (await addTeam(db, demo, now())).id
    },
  })
  const answers = await Promise.all([app.post('/api/demo'), app.post('/api/demo')])
  expect(answers.map(answer => answer.statusCode)).toEqual([201, 201])
  expect(answers[0]?.json()).toMatchObject({ slug: 'demo', isDemo: true })
  expect(answers[1]?.json()).toEqual(answers[0]?.json())
  expect(plays).toBe(1)
})

test('while the demo team is made, anybody can see how far it is', async () => {
  const { promise: halfWay, resolve: goOn } = Promise.withResolvers<void>()
  const app = await buildTestApp({
    async playDemo({ db, now }, { onProgress }) {
      onProgress(12, 26)
      await halfWay
      return (await addTeam(db, { name: 'Demo', timeZone: 'UTC', isDemo: true }, now())).id
    },
  })
  expect((await app.get('/api/demo')).json()).toEqual({ progress: null })
  const made = app.post('/api/demo')
  await expect
    .poll(async () => (await app.get('/api/demo')).json())
    .toEqual({ progress: { done: 12, total: 26 } })
  goOn()
  await made
  expect((await app.get('/api/demo')).json()).toEqual({ progress: null })
})

test('a Knots without a demo says so', async () => {
  const app = await buildTestApp()
  const answer = await app.post('/api/demo')
  expect(answer.statusCode).toBe(404)
  expect(answer.json().message).toBe('This Knots has no demo team to show.')
})
