import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Person } from '#contract/person.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { crewRoutes } from '../../support/web-routes.ts'
import { people } from '../../support/web-settings.ts'

const T = '/api/teams/crew'
let api: FakeApi
let crew: Person[]

beforeEach(async () => {
  crew = people
  api = fakeApi({
    ...crewRoutes,
    [`GET ${T}/people`]: () => ({ people: crew }),
    [`DELETE ${T}/people/:id`]: (_call: unknown, { id }: { id: string }) => {
      crew = crew.filter(person => person.id !== id)
      return new Response(null, { status: 204 })
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const deletions = () => api.calls.filter(({ method }) => method === 'DELETE')

test('a person is deleted for good after a question that says what goes and what stays', async () => {
  const { screen } = await openPage('/crew/settings#people')
  await screen.getByRole('button', { name: 'Delete Tobin for good' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Delete Tobin for good?' })
  await expect.element(dialog.getByText('Goes:')).toBeVisible()
  await expect.element(dialog.getByText('Stays:')).toBeVisible()
  await expectAccessible()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  expect(deletions()).toEqual([])

  await screen.getByRole('button', { name: 'Delete Tobin for good' }).click()
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(deletions()).toMatchObject([{ path: `${T}/people/p2` }])
  expect(deletions()[0]?.query.get('version')).toBe('1')
  await expect
    .element(screen.getByRole('textbox', { name: 'Name of Tobin' }))
    .not.toBeInTheDocument()
})

test('a deletion that is refused says why, and the person stays', async () => {
  const message = 'Somebody else changed this person in the meantime.'
  api.use({ [`DELETE ${T}/people/:id`]: () => refuse(409, message) })
  const { screen } = await openPage('/crew/settings#people')
  await screen.getByRole('button', { name: 'Delete Ilse for good' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Delete Ilse for good?' })
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect.element(dialog.getByText(message)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(screen.getByRole('textbox', { name: 'Name of Ilse' })).toBeVisible()
})
