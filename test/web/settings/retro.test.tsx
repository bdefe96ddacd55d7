import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
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
      const { retro } = body as { retro: object }
      saved = { ...team, version: 4, retro: { ...team.retro, ...retro } }
      return saved
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const open = async () => {
  const { screen } = await openPage('/crew/settings#retro')
  return screen.getByRole('region', { name: 'Retrospective' })
}

test('how retrospectives begin is saved, and only what was changed', async () => {
  const section = await open()
  await section.getByRole('radio', { name: /^With names/ }).click()
  await section.getByRole('textbox', { name: 'Dots for each person' }).fill('3')
  await section.getByRole('checkbox', { name: 'Group the cards' }).click()
  await section.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => api.calls.find(({ method }) => method === 'PATCH')?.body)
    .toEqual({ version: 3, retro: { isAnonymous: false, votesEach: 3, skips: ['group'] } })
  await expect.element(section.getByRole('radio', { name: /^With names/ })).toBeChecked()
  await expect.element(section.getByRole('checkbox', { name: 'Group the cards' })).not.toBeChecked()
  await expectAccessible()
})

test('a number of dots that nobody can give is not saved', async () => {
  const section = await open()
  await section.getByRole('textbox', { name: 'Dots for each person' }).fill('')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect.element(section.getByText('Give 1 to 20 dots.')).toBeVisible()
  expect(api.calls.filter(({ method }) => method === 'PATCH')).toEqual([])
})
