import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { openPage } from '../../support/web-app.tsx'
import { sprint16 } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const patch = 'PATCH /api/teams/crew/sprints/s16'
const edits = () => api.calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
let api: FakeApi
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

async function editGoal(text: string) {
  const { screen } = await openPage('/crew/sprints/16')
  await screen.getByRole('button', { name: 'Edit the goal' }).click()
  await screen.getByRole('textbox', { name: 'Goal' }).fill(text)
  return screen
}

test('a goal is written in place and kept', async () => {
  api.use({ [patch]: { ...sprint16, version: 2, goal: 'Ship **it**' } })
  const screen = await editGoal('Ship **it**')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByRole('textbox', { name: 'Goal' })).not.toBeInTheDocument()
  expect(edits()).toEqual([{ version: 1, goal: 'Ship **it**' }])
})

test('what somebody types is not lost when others change the sprint', async () => {
  const screen = await editGoal('Half a thought')
  api.use({
    'GET /api/teams/crew/sprints': { sprints: [{ ...sprint16, version: 2, goal: 'Another' }] },
  })
  const before = api.calls.length
  api.emit('sprints')
  await expect.poll(() => api.calls.length).toBeGreaterThan(before)
  await expect.element(screen.getByRole('textbox', { name: 'Goal' })).toHaveValue('Half a thought')
})

test('two goals at once are both shown, and a person decides', async () => {
  const theirs = { ...sprint16, version: 2, goal: 'Their goal' }
  let answers = 0
  api.use({
    [patch]: () => {
      answers += 1
      return answers === 1
        ? refuse(409, 'The sprint was changed meanwhile.', { current: theirs })
        : { ...theirs, version: 3, goal: 'My goal' }
    },
  })
  const screen = await editGoal('My goal')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByText('Their goal')).toBeVisible()
  await expect.element(screen.getByRole('textbox', { name: 'Goal' })).toHaveValue('My goal')
  await screen.getByRole('button', { name: 'Save mine' }).click()
  await expect.element(screen.getByRole('textbox', { name: 'Goal' })).not.toBeInTheDocument()
  expect(edits()).toEqual([
    { version: 1, goal: 'My goal' },
    { version: 2, goal: 'My goal' },
  ])
})

test('a change of another field meanwhile is no conflict', async () => {
  let answers = 0
  api.use({
    [patch]: () => {
      answers += 1
      return answers === 1
        ? refuse(409, 'Changed meanwhile.', { current: { ...sprint16, version: 5 } })
        : { ...sprint16, version: 6, goal: 'New' }
    },
  })
  const screen = await editGoal('New')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByRole('textbox', { name: 'Goal' })).not.toBeInTheDocument()
  expect(edits().at(-1)).toEqual({ version: 5, goal: 'New' })
})

test('a goal that cannot be saved stays in the field with the reason', async () => {
  api.use({ [patch]: () => refuse(503, 'The disk is full. Make room, then save again.') })
  const screen = await editGoal('Precious')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByText(/The disk is full/)).toBeVisible()
  await expect.element(screen.getByRole('textbox', { name: 'Goal' })).toHaveValue('Precious')
})

test('a sprint is left out of averages only with a reason', async () => {
  api.use({ [patch]: { ...sprint16, version: 2, excluded: { reason: 'Two feasts' } } })
  const { screen } = await openPage('/crew/sprints/16')
  await screen.getByRole('button', { name: 'Leave it out …' }).click()
  const save = screen.getByRole('button', { name: 'Leave it out', exact: true })
  await expect.element(save).toBeDisabled()
  await screen.getByRole('textbox', { name: 'Why' }).fill('Two feasts')
  await save.click()
  await expect.poll(edits).toEqual([{ version: 1, excluded: { reason: 'Two feasts' } }])
})
