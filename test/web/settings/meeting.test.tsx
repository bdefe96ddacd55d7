import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Call, type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { team } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

let api: FakeApi
let saved = team
beforeEach(async () => {
  saved = team
  api = fakeApi({
    ...crewRoutes,
    'GET /api/teams/crew/people': { people: [] },
    'GET /api/teams/crew': () => saved,
    'PATCH /api/teams/crew': ({ body }: Call) => {
      saved = { ...team, ...(body as object), version: 4 }
      return saved
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('steps are put in another order and left out by keyboard', async () => {
  const { screen } = await openPage('/crew/settings#meeting')
  const section = screen.getByRole('region', { name: 'Meeting', exact: true })
  const up = section.getByRole('button', { name: 'Refinement up' })
  await expect.element(up).toBeVisible()
  up.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(up).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(up).toHaveFocus()
  const close = section.getByRole('checkbox', { name: 'Close' })
  close.element().focus()
  await userEvent.keyboard(' ')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => api.calls.find(({ method }) => method === 'PATCH')?.body)
    .toEqual({
      version: 3,
      meetingSteps: [
        'follow-ups',
        'review',
        'refinement',
        'retrospective',
        'goals',
        'planning',
        'commit',
      ],
    })
  await expect.element(section.getByRole('checkbox', { name: 'Close' })).not.toBeChecked()
  await expectAccessible()
})

test('a meeting without any step is not saved', async () => {
  saved = { ...team, meetingSteps: ['review'] }
  const { screen } = await openPage('/crew/settings#meeting')
  const section = screen.getByRole('region', { name: 'Meeting', exact: true })
  await section.getByRole('checkbox', { name: 'Review' }).click()
  await expect.element(section.getByText('A meeting has at least one step.')).toBeVisible()
  await section.getByRole('button', { name: 'Save' }).click()
  expect(api.calls.filter(({ method }) => method === 'PATCH')).toEqual([])
})
