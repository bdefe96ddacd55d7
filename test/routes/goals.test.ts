import { expect, test } from 'vitest'
import { changes, itemLinks, items, sprints } from '../../db/schema.ts'
import { type Goal, Goals, SprintGoals } from '../../server/contract/goal.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { itemRow, sprintRow } from '../support/rows.ts'

const T = '/api/teams/fleet'

async function withTeam() {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  return { app, teamId }
}

async function addGoal(app: TestApp, goal: object): Promise<Goal> {
  const answer = await app.post(`${T}/goals`, goal)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}

const goalsOf = async (app: TestApp) => Goals.parse((await app.get(`${T}/goals`)).json()).goals
const sprintGoals = async (app: TestApp, id: string) =>
  SprintGoals.parse((await app.get(`${T}/sprints/${id}/goals`)).json())

test('a goal is made, edited, put in another order and removed', async () => {
  const { app } = await withTeam()
  const first = await addGoal(app, { name: 'Transition', state: 'in-progress' })
  const second = await addGoal(app, { name: 'Storage', label: 'storage' })
  expect((await goalsOf(app)).map(({ name }) => name)).toEqual(['Transition', 'Storage'])
  const edit = { version: 1, state: 'blocked', roadmap: '## Soon', aliases: ['Move'] }
  const edited = await app.patch(`${T}/goals/${first.id}`, edit)
  expect(edited.json()).toMatchObject({ state: 'blocked', roadmap: '## Soon', aliases: ['move'] })
  const order = await app.put(`${T}/goals/order`, { ids: [second.id, first.id] })
  expect(Goals.parse(order.json()).goals.map(({ name }) => name)).toEqual(['Storage', 'Transition'])
  expect((await app.remove(`${T}/goals/${second.id}`)).statusCode).toBe(204)
  expect((await goalsOf(app)).map(({ name }) => name)).toEqual(['Transition'])
})

test('the same id again is the same goal, and a name is given once', async () => {
  const { app } = await withTeam()
  const goal = { id: 'goal-000001', name: 'Transition' }
  await addGoal(app, goal)
  await addGoal(app, goal)
  expect(await goalsOf(app)).toHaveLength(1)
  const again = await app.post(`${T}/goals`, { name: ' transition ' })
  expect(again.statusCode).toBe(400)
  expect(again.json().message).toContain('called')
})

test('an old version of a goal, and an order that leaves one out, are conflicts that change nothing', async () => {
  const { app } = await withTeam()
  const { id } = await addGoal(app, { name: 'Transition' })
  await app.patch(`${T}/goals/${id}`, { version: 1, state: 'done' })
  const late = await app.patch(`${T}/goals/${id}`, { version: 1, state: 'ready' })
  expect(late.statusCode).toBe(409)
  expect(late.json().current).toMatchObject({ version: 2, state: 'done' })
  expect((await app.put(`${T}/goals/order`, { ids: [] })).statusCode).toBe(409)
  expect((await goalsOf(app))[0]).toMatchObject({ state: 'done' })
})

test('progress counts what bears the label or is a part of the issue, dropped work left out', async () => {
  const { app, teamId } = await withTeam()
  await addGoal(app, { name: 'Storage', label: 'storage' })
  await addGoal(app, { name: 'Hull', parent: 'crew/boat#900' })
  await addGoal(app, { name: 'Sails' })
  await app.db.write(async tx => {
    await tx
      .insert(items)
      .values([
        itemRow({ teamId, itemId: 'a', labels: ['Storage'], points: 5, status: 'Done' }),
        itemRow({ teamId, itemId: 'b', labels: ['storage'], points: 3 }),
        itemRow({ teamId, itemId: 'c', labels: ['storage'], points: null }),
        itemRow({ teamId, itemId: 'd', labels: ['storage'], points: 8, state: 'not-planned' }),
        itemRow({ teamId, itemId: 'e', labels: ['storage'], points: 8, isArchived: true }),
        itemRow({ teamId, itemId: 'f', points: 2 }),
      ])
    await tx.insert(itemLinks).values({
      teamId,
      itemId: 'f',
      kind: 'parent',
      contentId: 'issue-900',
      number: 900,
      repository: 'crew/boat',
      title: 'The hull',
      isOpen: true,
    })
  })
  expect((await goalsOf(app)).map(({ name, progress }) => [name, progress])).toEqual([
    ['Storage', { items: 3, done: 1, points: 8, donePoints: 5, unestimated: 1 }],
    ['Hull', { items: 1, done: 0, points: 2, donePoints: 0, unestimated: 0 }],
    ['Sails', null],
  ])
})

async function withSprint() {
  const { app, teamId } = await withTeam()
  await app.db.write(async tx => {
    await tx.insert(sprints).values(sprintRow({ teamId, number: 1, id: 'one', state: 'active' }))
  })
  return { app, teamId, goal: await addGoal(app, { name: 'Storage', label: 'storage' }) }
}

test('targets are set, reached, struck and kept', async () => {
  const { app, goal } = await withSprint()
  const url = `${T}/sprints/one/targets`
  const add = async (goalId: string | null, text: string) =>
    (await app.post(url, { goalId, text })).json()
  const one = await add(goal.id, 'Finish phase 1')
  const two = await add(goal.id, 'Write it down')
  await add(null, 'Arrive')
  await app.patch(`${T}/targets/${one.id}`, { version: 1, state: 'reached' })
  await app.patch(`${T}/targets/${two.id}`, { version: 1, state: 'struck' })
  const late = await app.patch(`${T}/targets/${two.id}`, { version: 1, text: 'Other words' })
  expect(late.statusCode).toBe(409)
  const { targets } = await sprintGoals(app, 'one')
  expect(targets.map(({ goalId, text, state }) => [goalId, text, state])).toEqual([
    [goal.id, 'Finish phase 1', 'reached'],
    [goal.id, 'Write it down', 'struck'],
    [null, 'Arrive', 'open'],
  ])
  expect((await goalsOf(app))[0]?.sprints.map(({ number }) => number)).toEqual([1])
  await app.remove(`${T}/goals/${goal.id}`)
  expect((await sprintGoals(app, 'one')).targets.map(({ goalId }) => goalId)).toEqual([
    null,
    null,
    null,
  ])
})

test('what a review says of a goal is written once and not over somebody else', async () => {
  const { app, goal } = await withSprint()
  const url = `${T}/sprints/one/goals/${goal.id}/review`
  const written = await app.put(url, { version: null, text: 'Mostly bug fixes' })
  expect(SprintGoals.parse(written.json()).reviews).toEqual([
    { goalId: goal.id, version: 1, text: 'Mostly bug fixes' },
  ])
  const late = await app.put(url, { version: null, text: 'NTR' })
  expect(late.statusCode).toBe(409)
  expect(late.json().current).toEqual({ goalId: goal.id, version: 1, text: 'Mostly bug fixes' })
  await app.put(url, { version: 1, text: '' })
  expect((await sprintGoals(app, 'one')).reviews).toEqual([])
})

test('points by goal are shares of what is in scope', async () => {
  const { app, teamId, goal } = await withSprint()
  const at = Date.parse('2026-06-12T08:00:00Z')
  const row = (itemId: string, points: number, labels: string[]) => {
    const same = { teamId, itemId, at, source: 'sync', certainty: 'exact', recordedAt: at } as const
    return {
      item: itemRow({ teamId, itemId, points, labels, sprintId: 'one' }),
      told: [
        { ...same, field: 'sprint' as const, text: 'one' },
        { ...same, field: 'points' as const, number: points },
      ],
    }
  }
  const rows = [row('a', 6, ['storage']), row('b', 2, [])]
  await app.db.write(async tx => {
    await tx.insert(items).values(rows.map(({ item }) => item))
    await tx.insert(changes).values(rows.flatMap(({ told }) => told))
  })
  expect((await sprintGoals(app, 'one')).shares).toEqual([
    { goalId: goal.id, items: 1, points: 6, completed: 0, share: 0.75 },
    { goalId: null, items: 1, points: 2, completed: 0, share: 0.25 },
  ])
})

test('goals, targets and reviews of another team are not there', async () => {
  const { app, goal } = await withSprint()
  const target = (await app.post(`${T}/sprints/one/targets`, { goalId: null, text: 'Go' })).json()
  await makeTeam(app, 'Other')
  const other = '/api/teams/other'
  const answers = [
    await app.patch(`${other}/goals/${goal.id}`, { version: 1, state: 'done' }),
    await app.remove(`${other}/goals/${goal.id}`),
    await app.get(`${other}/sprints/one/goals`),
    await app.post(`${other}/sprints/one/targets`, { goalId: null, text: 'Go' }),
    await app.patch(`${other}/targets/${target.id}`, { version: 1, state: 'reached' }),
    await app.remove(`${other}/targets/${target.id}?version=1`),
    await app.put(`${other}/sprints/one/goals/${goal.id}/review`, { version: null, text: 'x' }),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404, 404])
})

test('the goal of a sprint as text and its targets are one thing', async () => {
  const { app, goal } = await withSprint()
  const text = async () => (await app.get(`${T}/sprints/one`)).json()
  const { version } = await text()
  const written = 'Sail on.\n\n- **Storage**: Finish phase 1\n- **Unknown**: stays as it is'
  const edit = await app.patch(`${T}/sprints/one`, { version, goal: written })
  expect(edit.json().goal).toBe(
    'Sail on.\n\n- **Unknown**: stays as it is\n\n- **Storage**:\n    - Finish phase 1',
  )
  const [target] = (await sprintGoals(app, 'one')).targets
  expect(target).toMatchObject({ goalId: goal.id, text: 'Finish phase 1', state: 'open' })
  await app.patch(`${T}/targets/${target?.id}`, { version: target?.version, state: 'reached' })
  expect((await text()).goal).toContain('    - [x] Finish phase 1')
  const late = await app.patch(`${T}/sprints/one`, { version: version + 1, goal: 'Only this' })
  expect(late.statusCode).toBe(409)
  expect(late.json().current.goal).toContain('- [x] Finish phase 1')
})

test('what a review says of a goal stands in the comment of the sprint, too', async () => {
  const { app, goal } = await withSprint()
  const { version } = (await app.get(`${T}/sprints/one`)).json()
  const comment = 'Calm weather\n\n**Sprint review**\n\n- **Storage:**\n    - Bug fixes'
  const edit = await app.patch(`${T}/sprints/one`, { version, comment })
  expect(edit.json().comment).toBe(comment)
  expect((await sprintGoals(app, 'one')).reviews).toEqual([
    { goalId: goal.id, version: 1, text: '- Bug fixes' },
  ])
})

const page = `# Meeting, 18/06/2026

### June 24th (IN PROGRESS):
#### Target and Context
- **Transition**:
    - Clean up
    - ~~Finish the monitoring~~
- **Storage**: Finish phase 1

### June 11th (DONE):
20/3.8 = 5.2
Comments: long weekends

#### Sprint review
Related to our goals:
- **Transition to the new pages:**
    - Mostly bug fixes
- **Storage:**
    - NTR
`

test('minutes bring goals, targets with the struck one struck, and the review of each goal', async () => {
  const { app } = await withTeam()
  const send = (text: string) =>
    app.app.inject({
      method: 'POST',
      url: `${T}/import/minutes`,
      payload: text,
      headers: { 'content-type': 'text/plain' },
    })
  expect((await send(page)).json().applied).toBe(true)
  const goals = await goalsOf(app)
  expect(goals.map(({ name }) => name)).toEqual([
    'Transition to the new pages',
    'Storage',
    'Transition',
  ])
  const { sprints: all } = (await app.get(`${T}/sprints`)).json()
  const [before, now] = all.map(({ id }: { id: string }) => id)
  const nameOf = (id: string | null) => goals.find(goal => goal.id === id)?.name
  expect(
    (await sprintGoals(app, now)).targets.map(({ goalId, text, state }) => [
      nameOf(goalId),
      text,
      state,
    ]),
  ).toEqual([
    ['Transition', 'Clean up', 'open'],
    ['Transition', 'Finish the monitoring', 'struck'],
    ['Storage', 'Finish phase 1', 'open'],
  ])
  expect(
    (await sprintGoals(app, before)).reviews.map(({ goalId, text }) => [nameOf(goalId), text]),
  ).toEqual([
    ['Transition to the new pages', '- Mostly bug fixes'],
    ['Storage', '- NTR'],
  ])
  expect((await send(page)).json().hasChanges).toBe(false)

  const printed = (await app.get(`${T}/sprints/${now}/minutes`)).body
  await makeTeam(app, 'Other')
  await app.app.inject({
    method: 'POST',
    url: '/api/teams/other/import/minutes?meetingDay=2026-06-18',
    payload: printed,
    headers: { 'content-type': 'text/plain' },
  })
  const other = (await app.get('/api/teams/other/sprints')).json().sprints[0]
  const there = SprintGoals.parse(
    (await app.get(`/api/teams/other/sprints/${other.id}/goals`)).json(),
  )
  expect(there.targets.map(({ text, state }) => [text, state]).sort()).toEqual([
    ['Clean up', 'open'],
    ['Finish phase 1', 'open'],
    ['Finish the monitoring', 'struck'],
  ])
})
