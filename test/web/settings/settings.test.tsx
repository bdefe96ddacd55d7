import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Person } from '#contract/person.ts'
import type { Team, TeamEdit } from '#contract/team.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { sync, team } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'
import { fieldsPreview, people } from '../../support/web-settings.ts'
import { webhooks } from '../../support/web-webhooks.ts'

const T = '/api/teams/crew'
let api: FakeApi
let now: Team
let crew: Person[]
beforeEach(async () => {
  now = team
  crew = people
  api = fakeApi({
    ...crewRoutes,
    [`GET ${T}`]: () => now,
    [`PATCH ${T}`]: ({ body }: { body: unknown }) => {
      now = { ...now, ...(body as object), version: now.version + 1 } as Team
      return now
    },
    [`GET ${T}/github/fields`]: fieldsPreview,
    [`GET ${T}/webhooks`]: webhooks,
    [`GET ${T}/people`]: () => ({ people: crew }),
    [`PATCH ${T}/people/:id`]: ({ body }: { body: unknown }, { id }: { id: string }) => {
      crew = crew.map(person =>
        person.id === id ? { ...person, ...(body as object), version: 2 } : person,
      )
      return crew.find(person => person.id === id)
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const sent = (method: string, path: string) =>
  api.calls.filter(call => call.method === method && call.path === path).map(call => call.body)
const edits = () => sent('PATCH', T) as TeamEdit[]

async function open() {
  const { screen } = await openPage('/crew/settings')
  const part = (name: string) => screen.getByRole('region', { name, exact: true })
  await expect.element(part('Team')).toBeVisible()
  return { screen, part }
}

test('name, time zone by search and working days are saved together', async () => {
  const { screen, part } = await open()
  await part('Team').getByLabelText('Name').first().fill('Harbour team')
  await part('Team').getByRole('combobox', { name: 'Time zone' }).fill('lisb')
  await screen.getByRole('option', { name: /Europe\/Lisbon/ }).click()
  await part('Team').getByText('Fri').click()
  await part('Team').getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(edits)
    .toEqual([
      { version: 3, name: 'Harbour team', timeZone: 'Europe/Lisbon', weekdays: [1, 2, 3, 4] },
    ])
  await expect.element(part('Team').getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('closed days are added as a span and taken out again', async () => {
  const { part } = await open()
  await part('Team').getByLabelText('From').fill('2026-12-24')
  await part('Team').getByLabelText('To').fill('2026-12-26')
  await part('Team').getByPlaceholder('End of the year').fill('Yard closed')
  await part('Team').getByRole('button', { name: 'Add' }).click()
  await expect.element(part('Team').getByText(/^24 – 26 Dec 2026/)).toBeVisible()
  await part('Team').getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => edits().at(-1)?.closures)
    .toEqual(['24', '25', '26'].map(day => ({ day: `2026-12-${day}`, name: 'Yard closed' })))
  await part('Team').getByRole('button', { name: 'Remove 24 – 26 Dec 2026' }).click()
  await part('Team').getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => edits().at(-1)?.closures).toEqual([])
})

test('an error of the server stands beside its field and nothing typed is lost', async () => {
  const message = 'Knots knows no region XX in FR.'
  api.use({
    [`PATCH ${T}`]: () => refuse(400, message, { issues: [{ path: 'region', message }] }),
  })
  const { part } = await open()
  const region = part('Team').getByLabelText('Region')
  await region.fill('xx')
  await part('Team').getByRole('button', { name: 'Save' }).click()
  await expect.element(part('Team').getByText(message)).toBeVisible()
  await expect.element(region).toHaveValue('XX')
  await expect.element(region).toBeInvalid()
})

test('what somebody else saved meanwhile shows beside what was typed', async () => {
  api.use({
    [`PATCH ${T}`]: ({ body }: { body: unknown }) => {
      const current = { ...team, version: 8, name: 'Their name' }
      const { version } = body as TeamEdit
      return version === 8
        ? { ...current, ...(body as object) }
        : refuse(409, 'Somebody else changed these settings.', { current })
    },
  })
  const { part } = await open()
  await part('Team').getByLabelText('Name').first().fill('My name')
  await part('Team').getByRole('button', { name: 'Save' }).click()
  await expect
    .element(part('Team').getByRole('row', { name: /^Name/ }))
    .toMatchTextContent(/Their name.*My name/)
  await part('Team').getByRole('button', { name: 'Save mine' }).click()
  await expect.poll(() => edits().at(-1)).toEqual({ version: 8, name: 'My name' })
})

test('the token can be replaced and removed but is never shown', async () => {
  api.use({
    [`PUT ${T}/github/token`]: team,
    [`DELETE ${T}/github/token`]: () => {
      now = { ...team, hasToken: false, tokenFrom: null }
      return now
    },
  })
  const { part } = await open()
  await expect.element(part('GitHub').getByText('A token of this team is saved.')).toBeVisible()
  await part('GitHub').getByRole('button', { name: 'Replace' }).click()
  await part('GitHub').getByLabelText('Access token').fill('ghp_invented')
  await part('GitHub').getByRole('button', { name: 'Save the token' }).click()
  await expect.poll(() => sent('PUT', `${T}/github/token`)).toEqual([{ token: 'ghp_invented' }])
  await part('GitHub').getByRole('button', { name: 'Remove' }).click()
  await expect.element(part('GitHub').getByLabelText('Access token')).toHaveValue('')
  await expect
    .element(part('Fields of the board').getByText(/Give a project and a token/))
    .toBeVisible()
})

test('the project is changed by its address; one that is not understood is said', async () => {
  const { part } = await open()
  const field = part('GitHub').getByLabelText('GitHub project')
  await field.fill('our board')
  await part('GitHub').getByRole('button', { name: 'Save' }).click()
  await expect.element(part('GitHub').getByText(/Paste the address of a project/)).toBeVisible()
  await field.fill('https://github.com/orgs/dock/projects/7')
  await part('GitHub').getByRole('button', { name: 'Save' }).click()
  await expect.poll(edits).toEqual([{ version: 3, github: { owner: 'dock', number: 7 } }])
})

test('the board is read on request, with progress and then what was read', async () => {
  let reads = 0
  api.use({
    [`POST ${T}/sync`]: { ...sync, state: 'running', progress: { done: 0, total: 0 } },
    [`GET ${T}/sync`]: () => {
      reads += 1
      const running = { ...sync, state: 'running', progress: { done: 100, total: 214 } }
      return reads === 2 ? running : { ...sync, warnings: ['1 item is hidden from the token.'] }
    },
  })
  const { part } = await open()
  await part('GitHub').getByRole('button', { name: 'Read now' }).click()
  await expect.element(part('GitHub').getByText('Reading, 100 of 214 items')).toBeVisible()
  await expect.element(part('GitHub').getByText(/214 items, 3 changes, 7 requests/)).toBeVisible()
  await expect.element(part('GitHub').getByText('1 item is hidden from the token.')).toBeVisible()
})

test('the fields found on the board say why, and another choice shows what it would find', async () => {
  api.use({
    [`GET ${T}/github/fields`]: ({ query }: { query: URLSearchParams }) =>
      query.get('points') === 'f4'
        ? { ...fieldsPreview, found: { ...fieldsPreview.found, withPoints: 12 } }
        : fieldsPreview,
    [`PATCH ${T}/github/fields`]: fieldsPreview,
  })
  const { screen, part } = await open()
  const fields = part('Fields of the board')
  await expect.element(fields.getByText('A number field of that name.')).toBeVisible()
  await expect.element(fields.getByText(/163/)).toBeVisible()
  await fields.getByRole('combobox', { name: 'Story points' }).click()
  await screen.getByRole('option', { name: 'Estimate' }).click()
  await expect.element(fields.getByText(/^12/)).toBeVisible()
  await fields.getByRole('button', { name: 'Save and read again' }).click()
  await expect.poll(() => sent('PATCH', `${T}/github/fields`)).toEqual([{ points: 'f4' }])
})

test('a board that cannot be looked at says why, and can be tried again', async () => {
  const message = 'The token lacks the scope read:project. Add it to the token on GitHub.'
  api.use({ [`GET ${T}/github/fields`]: () => refuse(502, message) })
  const { part } = await open()
  const fields = part('Fields of the board')
  await expect.element(fields.getByText(message)).toBeVisible()
  api.use({ [`GET ${T}/github/fields`]: fieldsPreview })
  await fields.getByRole('button', { name: 'Try again' }).click()
  await expect.element(fields.getByText('A number field of that name.')).toBeVisible()
})

test('statuses that mean done are found by name until the team chooses', async () => {
  const { part } = await open()
  const fields = part('Fields of the board')
  await expect.element(fields.getByLabelText('Done')).toBeChecked()
  await fields.getByLabelText('In review').click()
  await fields.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(edits).toEqual([{ version: 3, doneStatuses: ['Done', 'In review'] }])
  await fields.getByRole('button', { name: 'Find them by their names again' }).click()
  await fields.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => edits().at(-1)).toEqual({ version: 4, doneStatuses: null })
})

test('people are typed in place, added by name and made inactive', async () => {
  api.use({
    [`POST ${T}/people`]: ({ body }: { body: unknown }) => {
      crew = [...crew, { ...people[0], ...(body as object), id: 'p9', aliases: [] } as Person]
      return crew.at(-1)
    },
  })
  const { part } = await open()
  const usual = part('People').getByRole('textbox', { name: 'Usual percentage of Ilse' })
  await expect.element(usual).toHaveValue('20 %')
  await usual.fill('120')
  await userEvent.tab()
  await expect
    .element(page.getByRole('alert'))
    .toMatchTextContent('Type a whole number from 0 to 100, or nothing.')
  await usual.fill('30')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => sent('PATCH', `${T}/people/p3`))
    .toEqual([{ version: 1, usualPercent: 30 }])
  await expect.element(part('People').getByText('also mara v.')).toBeVisible()
  await part('People').getByLabelText('Tobin is active').click()
  await expect.poll(() => sent('PATCH', `${T}/people/p2`)).toEqual([{ version: 1, active: false }])
  await part('People').getByLabelText('New person').fill('Aurel')
  await userEvent.keyboard('{Enter}')
  await expect.element(part('People').getByRole('textbox', { name: 'Name of Aurel' })).toBeVisible()
  expect(sent('POST', `${T}/people`)).toEqual([{ name: 'Aurel' }])
})

test('how figures are made is chosen: method, days to commit, point scale', async () => {
  const { screen, part } = await open()
  const numbers = part('Numbers')
  await numbers.getByRole('combobox', { name: 'Average velocity' }).click()
  await screen.getByRole('option', { name: /^Median/ }).click()
  await numbers.getByRole('combobox', { name: 'Days to commit' }).click()
  await screen.getByRole('option', { name: '3 days' }).click()
  await numbers.getByLabelText('Point scale').fill('1, 2, x')
  await numbers.getByRole('button', { name: 'Save' }).click()
  await expect.element(numbers.getByText(/Write numbers above 0/)).toBeVisible()
  await numbers.getByLabelText('Point scale').fill('1 2 4 8')
  await numbers.getByRole('button', { name: 'Save' }).click()
  await expect.poll(edits).toEqual([
    {
      version: 3,
      average: { method: 'median', last: null },
      commitmentDays: 3,
      pointScale: [1, 2, 4, 8],
    },
  ])
})

test('an address with a part goes to that part', async () => {
  const { screen } = await openPage('/crew/settings#people')
  await expect.element(screen.getByLabelText('New person')).toBeInViewport()
})

test('on a phone every part of the settings can be gone to', async () => {
  await page.viewport(390, 844)
  const { screen } = await openPage('/crew/settings')
  const parts = screen.getByRole('navigation', { name: 'Parts of the settings' })
  await expect.element(parts).toBeVisible()
  for (const link of parts.getByRole('link').elements()) {
    const { left, right } = link.getBoundingClientRect()
    expect([left >= 0, right <= 390]).toEqual([true, true])
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`Settings is accessible in ${colorScheme} at ${width} px`, async () => {
      await page.viewport(width, 900)
      const { screen } = await openPage('/crew/settings', { colorScheme })
      await expect.element(screen.getByText('A number field of that name.')).toBeVisible()
      await expectAccessible()
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    })
  }
}
