import { expect, test } from 'vitest'
import { Goals, SprintGoals } from '../../server/contract/goal.ts'
import type { Sprint } from '../../server/contract/sprint.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { sendText } from '../support/import.ts'

const T = '/api/teams/fleet'
const minutes = `### June 10th (DONE):
<!-- knots 2026-05-28..2026-06-10 -->

#### Target and Context
- **Keel**:
    - Cut the wood
    - Lay it
- **The new keel**:
    - [x] Paint it
    - Lay it
- **Sails**: mend two

#### Sprint review:
- **Keel:**
    - Wood is there
- **The new keel:**
    - It is red
`

async function withGoals() {
  const app = await buildTestApp()
  await makeTeam(app)
  await sendText(app, `${T}/import/minutes`, minutes)
  const goals = async () => Goals.parse((await app.get(`${T}/goals`)).json()).goals
  const [keel, newKeel, sails] = await goals()
  const sprint = (await app.get(`${T}/sprints`)).json().sprints[0] as Sprint
  const ofSprint = async () =>
    SprintGoals.parse((await app.get(`${T}/sprints/${sprint.id}/goals`)).json())
  const merge = (from: typeof keel, into: typeof keel, more: object = {}) =>
    app.post(`${T}/goals/${from?.id}/merge`, { version: from?.version, into: into?.id, ...more })
  return { app, goals, ofSprint, merge, keel, newKeel, sails }
}

test('two names of a goal become one, with the targets and reviews of both', async () => {
  const { app, goals, ofSprint, merge, keel, newKeel } = await withGoals()
  await app.patch(`${T}/goals/${newKeel?.id}`, { version: 1, aliases: ['Hull'], label: 'keel' })
  const answer = await merge({ ...newKeel!, version: 2 }, keel)
  expect(answer.statusCode, answer.body).toBe(200)
  expect((await goals()).map(({ name, aliases, label }) => [name, aliases, label])).toEqual([
    ['Keel', ['the new keel', 'hull'], 'keel'],
    ['Sails', [], null],
  ])
  const { targets, reviews } = await ofSprint()
  const ofKeel = targets.filter(({ goalId }) => goalId === keel?.id)
  expect(ofKeel.map(({ text, state }) => `${text} ${state}`)).toEqual([
    'Cut the wood open',
    'Lay it open',
    'Paint it reached',
  ])
  expect(reviews).toMatchObject([{ goalId: keel?.id, text: '- Wood is there\n- It is red' }])
})

test('minutes that go on using the other name speak of the one goal', async () => {
  const { app, goals, ofSprint, merge, keel, newKeel } = await withGoals()
  await merge(newKeel, keel)
  const next = `### June 24th (PLANNED):
<!-- knots 2026-06-11..2026-06-24 -->

#### Target and Context
- **The new keel**: sand it
`
  await sendText(app, `${T}/import/minutes`, next)
  expect(await goals()).toHaveLength(2)
  const before = await ofSprint()
  const again = (await sendText(app, `${T}/import/minutes`, minutes)).json()
  expect(again).toMatchObject({ hasChanges: false, conflicts: [] })
  expect(await ofSprint()).toEqual(before)
})

test('a goal is not merged into itself, into none of the team, or by an old version', async () => {
  const { app, goals, merge, keel, sails } = await withGoals()
  const before = await goals()
  expect((await merge(keel, keel)).statusCode).toBe(400)
  expect((await merge(keel, sails, { into: 'nothing' })).statusCode).toBe(404)
  expect((await merge(keel, sails, { version: 7 })).statusCode).toBe(409)
  expect((await merge(keel, sails, { intoVersion: 7 })).json().current).toMatchObject({
    name: 'Sails',
  })
  expect(await goals()).toEqual(before)
  await makeTeam(app, 'Other')
  const other = await app.post('/api/teams/other/goals', { name: 'Elsewhere' })
  expect((await merge(keel, other.json())).statusCode).toBe(404)
  expect(await goals()).toEqual(before)
})
