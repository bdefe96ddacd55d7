import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { SprintGoals } from '#contract/goal.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Providers } from '../../../web/app/Providers.tsx'
import { TargetsPanel } from '../../../web/components/goals/TargetsPanel.tsx'
import { createQueryClient } from '../../../web/lib/query-client.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible } from '../../support/web-app.tsx'
import { sprintGoals } from '../../support/web-goals.ts'

const T = '/api/teams/crew'

let api: FakeApi
let now: SprintGoals
beforeEach(async () => {
  now = sprintGoals
  api = fakeApi({
    [`GET ${T}/sprints/s16/goals`]: () => now,
    [`PATCH ${T}/targets/:id`]: ({ body }: { body: unknown }, { id }: { id: string }) => ({
      ...now.targets.find(target => target.id === id),
      ...(body as object),
      version: 2,
    }),
  })
  await page.viewport(900, 900)
})
afterEach(() => api.restore())

const show = (withReview = false, state: Sprint['state'] = 'active') =>
  render(
    <Providers client={createQueryClient({ retries: 0 })} colorScheme="light">
      <MemoryRouter>
        <main>
          <h1>Planning</h1>
          <TargetsPanel
            slug="crew"
            sprint={{ id: 's16', number: 16, state }}
            withReview={withReview}
          />
        </main>
      </MemoryRouter>
    </Providers>,
  )

const sent = (method: string) => api.calls.filter(call => call.method === method)

test('targets stand under their goals, with their part of the sprint, struck ones kept', async () => {
  const screen = await show()
  const goal = screen.getByRole('region', { name: 'Transition' })
  await expect.element(goal.getByText('5 of 12 points done, 60 % of the sprint')).toBeVisible()
  await expect.element(goal.getByText('Write it down')).toBeVisible()
  expect(goal.getByText('Write it down').element().tagName).toBe('DEL')
  await expect
    .element(screen.getByRole('region', { name: 'The sprint' }).getByText('Arrive in time'))
    .toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'Storage' })).not.toBeInTheDocument()
  await expectAccessible()
})

test('a closed sprint asks about goals of which nothing is told only when that is wanted', async () => {
  const screen = await show(true, 'closed')
  await expect.element(screen.getByRole('region', { name: 'Transition' })).toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'Storage' })).not.toBeInTheDocument()
  await screen.getByRole('button', { name: /^Say what was done for/ }).click()
  await expect.element(screen.getByRole('region', { name: 'Storage' })).toBeVisible()
})

test('one press says that a target is reached, and another takes it back', async () => {
  const screen = await show()
  await screen.getByRole('button', { name: 'Open: Finish phase 1. Set to reached' }).click()
  await expect
    .element(screen.getByRole('button', { name: 'Reached: Finish phase 1. Set to open' }))
    .toBeVisible()
  expect(sent('PATCH')[0]?.body).toEqual({ version: 1, state: 'reached' })
})

test('a target is a line and Enter, and the field stays for the next', async () => {
  api.use({
    [`POST ${T}/sprints/s16/targets`]: ({ body }: { body: unknown }) => ({
      ...(body as object),
      version: 1,
      state: 'open',
    }),
  })
  const screen = await show()
  await screen.getByRole('button', { name: 'Add a target' }).click()
  await screen.getByLabelText('Goal').selectOptions('Storage')
  await userEvent.type(screen.getByRole('textbox', { name: 'Target' }), 'Choose a store{Enter}')
  await expect
    .element(screen.getByRole('region', { name: 'Storage' }).getByText('Choose a store'))
    .toBeVisible()
  await expect.element(screen.getByRole('textbox', { name: 'Target' })).toHaveFocus()
  await expect.element(screen.getByRole('textbox', { name: 'Target' })).toHaveValue('')
  expect(sent('POST')[0]?.body).toMatchObject({ goalId: 'g2', text: 'Choose a store' })
})

test('what is refused is said, and what was typed stays', async () => {
  api.use({ [`POST ${T}/sprints/s16/targets`]: refuse(502, 'Knots is away.') })
  const screen = await show()
  await screen.getByRole('button', { name: 'Add a target' }).click()
  await userEvent.type(screen.getByRole('textbox', { name: 'Target' }), 'Sail{Enter}')
  await expect.element(screen.getByText('Knots is away.')).toBeVisible()
  await expect.element(screen.getByRole('textbox', { name: 'Target' })).toHaveValue('Sail')
})

test('in the review one press says that there is nothing to report, and words can be written', async () => {
  api.use({
    [`PUT ${T}/sprints/s16/goals/:goalId/review`]: (
      { body }: { body: unknown },
      { goalId }: { goalId: string },
    ) => {
      const { text } = body as { text: string }
      now = { ...now, reviews: [...now.reviews, { goalId, version: 1, text }] }
      return now
    },
  })
  const screen = await show(true)
  await screen.getByRole('button', { name: 'Nothing to report for Storage' }).click()
  const storage = screen.getByRole('region', { name: 'Storage' })
  await expect.element(storage.getByText('Nothing to report', { exact: true })).toBeVisible()
  await expect
    .element(storage.getByRole('button', { name: 'Edit what was done for Storage' }))
    .toHaveFocus()
  await screen.getByRole('button', { name: 'Write what was done for Transition' }).click()
  const field = screen.getByRole('textbox', { name: 'What was done for Transition' })
  await userEvent.type(field, 'Mostly bug fixes')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(screen.getByText('Mostly bug fixes')).toBeVisible()
  expect(sent('PUT').map(call => call.body)).toEqual([
    { version: null, text: 'NTR' },
    { version: null, text: 'Mostly bug fixes' },
  ])
  await expectAccessible()
})

test('the key 0 says the same on a goal, once', async () => {
  api.use({
    [`PUT ${T}/sprints/s16/goals/g2/review`]: ({ body }: { body: unknown }) => {
      now = { ...now, reviews: [{ goalId: 'g2', version: 1, ...(body as { text: string }) }] }
      return now
    },
  })
  const screen = await show(true)
  const write = screen.getByRole('button', { name: 'Write what was done for Storage' })
  await expect.element(write).toBeVisible()
  ;(write.element() as HTMLElement).focus()
  await userEvent.keyboard('0')
  const storage = screen.getByRole('region', { name: 'Storage' })
  await expect.element(storage.getByText('Nothing to report', { exact: true })).toBeVisible()
  await userEvent.keyboard('0')
  expect(sent('PUT').map(call => call.body)).toEqual([{ version: null, text: 'NTR' }])
})
