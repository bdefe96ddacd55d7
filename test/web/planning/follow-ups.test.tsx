import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Action, ActionEdit } from '#contract/action.ts'
import { type Call, type FakeApi, fakeApi } from '../../support/web-api.ts'
import { openPage } from '../../support/web-app.tsx'
import { action } from '../../support/web-data.ts'
import { planningRoutes } from '../../support/web-planning.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const late: Action = {
  ...action,
  id: 'a2',
  text: 'Answer a request for review within a day',
  state: 'open',
  dueSprint: { id: 's14', number: 14, lastDay: '2026-05-27' },
  isOverdue: true,
  cameBack: 2,
}
const later: Action = {
  ...action,
  id: 'a3',
  text: 'Look at the budget',
  dueSprint: { id: 's17', number: 17, lastDay: '2026-07-08' },
}

let api: FakeApi
let list: Action[]
beforeEach(async () => {
  list = [later, action, late]
  api = fakeApi({
    ...crewRoutes,
    ...planningRoutes,
    'GET /api/teams/crew/actions': () => ({ actions: list, inTime: [] }),
    'PATCH /api/teams/crew/actions/a2': ({ body }: Call) => {
      const { note: _, ...edit } = body as ActionEdit
      list = list.map(one => (one.id === 'a2' ? ({ ...one, ...edit, version: 2 } as Action) : one))
      return list.find(({ id }) => id === 'a2')
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('planning begins with what is still to be done by this sprint, overdue first, and a state is changed in place', async () => {
  const { screen } = await openPage('/crew/sprints/16/plan')
  const panel = screen.getByRole('region', { name: 'Follow-ups · 2' })
  await expect.element(panel).toBeVisible()
  const texts = () =>
    [...panel.element().querySelectorAll('li a[href*="#"]')].map(link => link.textContent)
  expect(texts()).toEqual([late.text, action.text])
  await expect.element(panel.getByText(/came back twice/)).toBeVisible()
  await panel.getByRole('button', { name: /^Open. Change the state of “Answer/ }).click()
  await screen.getByRole('radio', { name: 'Done' }).click()
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByRole('region', { name: 'Follow-ups · 1' })).toBeVisible()
})

test('without follow-ups planning begins with the capacity', async () => {
  list = [later]
  const { screen } = await openPage('/crew/sprints/16/plan')
  await expect.element(screen.getByRole('region', { name: 'Backlog and sprint' })).toBeVisible()
  await expect.element(screen.getByRole('region', { name: /^Follow-ups/ })).not.toBeInTheDocument()
})
