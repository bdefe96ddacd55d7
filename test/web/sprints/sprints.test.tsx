import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Sprint } from '#contract/sprint.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { sprints } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

let api: FakeApi
let list: Sprint[]
beforeEach(async () => {
  list = sprints
  api = fakeApi({ ...crewRoutes, 'GET /api/teams/crew/sprints': () => ({ sprints: list }) })
  await page.viewport(1440, 900)
})
afterEach(() => api.restore())

const one = (number: number) => sprints.find(sprint => sprint.number === number) as Sprint
const edits = () => api.calls.filter(call => call.method === 'PATCH').map(call => call.body)
/** A change of a sprint that the server takes: its answer, and the list from then on. */
const saved = (number: number, more: Partial<Sprint>) => ({
  [`PATCH /api/teams/crew/sprints/s${number}`]: () => {
    const after = { ...one(number), version: 9, ...more }
    list = list.map(sprint => (sprint.number === number ? after : sprint))
    return after
  },
})

test('the table shows every sprint, newest first, with points, FTE and velocity', async () => {
  const { screen } = await openPage('/crew/sprints')
  await expect.element(screen.getByText('16 sprints')).toBeVisible()
  const rows = screen.getByRole('row').elements()
  expect(rows[2]?.textContent).toContain('Sprint 16')
  expect(rows.at(-1)?.textContent).toContain('Sprint 1')
  await expect
    .element(screen.getByRole('row', { name: /Sprint 15/ }))
    .toMatchTextContent(/28 May – 10 Jun 2026.*31.*22.*20 completed.*4.3.*4.2.*7.2.*5.2/)
  await expect
    .element(screen.getByRole('row', { name: /Sprint 13/ }))
    .toMatchTextContent(/Left out of averages: Four public holidays/)
})

test('FTE and totals are typed in place where nothing better is known', async () => {
  api.use(saved(3, { fte: { ...one(3).fte, actual: 3.5 } }))
  const { screen } = await openPage('/crew/sprints')
  const cell = screen.getByRole('textbox', { name: 'Actual FTE of sprint 3' })
  await cell.fill('3,5')
  await userEvent.keyboard('{Enter}')
  await expect.poll(edits).toEqual([{ version: 1, typed: { actualFte: 3.5 } }])
  await expect.element(cell).toHaveValue('3.5')
  await expect
    .element(screen.getByRole('textbox', { name: 'Actual FTE of sprint 2' }))
    .toHaveFocus()
  await expect
    .element(screen.getByRole('textbox', { name: 'Committed points of sprint 15' }))
    .not.toBeInTheDocument()
})

test('Escape takes a draft back, arrows go on to other cells, and nothing is saved', async () => {
  const { screen } = await openPage('/crew/sprints')
  const cell = screen.getByRole('textbox', { name: 'Counted points of sprint 5' })
  await cell.fill('99')
  await userEvent.keyboard('{Escape}')
  await expect.element(cell).toHaveValue('7')
  await userEvent.keyboard('{ArrowDown}')
  await expect
    .element(screen.getByRole('textbox', { name: 'Counted points of sprint 4' }))
    .toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  await expect
    .element(screen.getByRole('textbox', { name: 'Planned FTE of sprint 4' }))
    .toHaveFocus()
  expect(edits()).toEqual([])
})

test('what is no number is said beside the cell and not lost', async () => {
  const { screen } = await openPage('/crew/sprints')
  const cell = screen.getByRole('textbox', { name: 'Planned FTE of sprint 1' })
  await cell.fill('four')
  await userEvent.tab()
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Type a number such as 4.2/)
  await expect.element(cell).toHaveValue('four')
  expect(edits()).toEqual([])
})

test('when somebody else wrote the same figure both values are shown to choose from', async () => {
  const theirs = { ...one(2), version: 5, fte: { ...one(2).fte, planned: 3.6 } }
  api.use({
    'PATCH /api/teams/crew/sprints/s2': () =>
      refuse(409, 'Somebody else changed this sprint.', { current: { id: 's2', version: 5 } }),
    'GET /api/teams/crew/sprints/s2': theirs,
  })
  const { screen } = await openPage('/crew/sprints')
  const cell = screen.getByRole('textbox', { name: 'Planned FTE of sprint 2' })
  await cell.fill('4')
  await userEvent.tab()
  await expect
    .element(screen.getByRole('alert'))
    .toMatchTextContent('Somebody else wrote 3.6 here meanwhile; you wrote 4.')
  api.use(saved(2, { fte: { ...one(2).fte, planned: 4 } }))
  await screen.getByRole('button', { name: 'Use 4' }).click()
  await expect.poll(() => edits().at(-1)).toEqual({ version: 5, typed: { plannedFte: 4 } })
  await expect.element(cell).toHaveValue('4.0')
})

test('another change of the same sprint is no reason to ask', async () => {
  const theirs = { ...one(2), version: 5, comment: 'Regatta week' }
  let isStale = true
  api.use({
    'PATCH /api/teams/crew/sprints/s2': () => {
      if (!isStale) {
        const after = { ...theirs, version: 6, fte: { ...one(2).fte, planned: 4 } }
        list = list.map(sprint => (sprint.number === 2 ? after : sprint))
        return after
      }
      isStale = false
      return refuse(409, 'Somebody else changed this sprint.', { current: { version: 5 } })
    },
    'GET /api/teams/crew/sprints/s2': theirs,
  })
  const { screen } = await openPage('/crew/sprints')
  const cell = screen.getByRole('textbox', { name: 'Planned FTE of sprint 2' })
  await cell.fill('4')
  await userEvent.tab()
  await expect.element(cell).toHaveValue('4.0')
  expect(edits().map(body => (body as { version: number }).version)).toEqual([1, 5])
})

test('closed sprints without FTE say what is missing and where to type it', async () => {
  list = sprints.map(sprint =>
    sprint.number > 3 ? sprint : { ...sprint, fte: { planned: null, likely: null, actual: null } },
  )
  const { screen } = await openPage('/crew/sprints')
  await expect.element(screen.getByText(/^3 closed sprints have points but no FTE/)).toBeVisible()
  await expect
    .element(screen.getByRole('textbox', { name: 'Actual FTE of sprint 3' }))
    .toHaveValue('')
})

test('a velocity shows its division when pressed', async () => {
  const { screen } = await openPage('/crew/sprints')
  await screen.getByRole('button', { name: /^Actual velocity of sprint 15: 5.2/ }).click()
  const dialog = screen.getByRole('dialog', { name: 'Actual velocity of sprint 15' })
  await expect.element(dialog).toMatchTextContent('22 / 4.2 = 5.2')
  await expect.element(dialog).toMatchTextContent('1 done outside the sprint')
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
})

test('a sprint is added by hand: its days follow the last one, totals as far as known', async () => {
  api.use({ 'POST /api/teams/crew/sprints': one(16) })
  const { screen } = await openPage('/crew/sprints')
  await screen.getByRole('button', { name: 'Add a sprint' }).click()
  await expect.element(screen.getByLabelText('First day')).toHaveValue('2026-06-25')
  await expect.element(screen.getByLabelText('Last day')).toHaveValue('2026-07-08')
  await screen.getByLabelText('Committed points').fill('30')
  await screen.getByLabelText('Planned FTE').fill('x')
  await screen.getByRole('button', { name: 'Add the sprint' }).click()
  await expect.element(screen.getByText(/Type a number such as 4.2/)).toBeVisible()
  await screen.getByLabelText('Planned FTE').fill('4.4')
  await screen.getByRole('button', { name: 'Add the sprint' }).click()
  await expect
    .poll(() => api.calls.find(call => call.method === 'POST')?.body)
    .toEqual({
      firstDay: '2026-06-25',
      lastDay: '2026-07-08',
      typed: { committed: 30, plannedFte: 4.4 },
    })
})

test('an earlier sprint gets the next number, said before, and numbers follow the days after a yes', async () => {
  const early = { ...one(1), id: 's17', number: 17, title: 'Sprint 17' }
  const changes = sprints.map(({ title, lastDay, number }) => ({
    title,
    lastDay,
    from: number,
    to: number + 1,
  }))
  api.use({
    'POST /api/teams/crew/sprints': () => {
      list = [{ ...early, firstDay: '2025-10-02', lastDay: '2025-10-15' }, ...sprints]
      return early
    },
    'POST /api/teams/crew/sprints/renumber': ({ body }: { body: unknown }) => {
      const { dryRun } = body as { dryRun: boolean }
      if (!dryRun) list = list.map((sprint, index) => ({ ...sprint, number: index + 1 }))
      return {
        sprints: [{ title: 'Sprint 17', lastDay: '2025-10-15', from: 17, to: 1 }, ...changes],
        applied: !dryRun,
      }
    },
  })
  const { screen } = await openPage('/crew/sprints')
  await screen.getByRole('button', { name: 'Add a sprint' }).click()
  await expect.element(screen.getByText(/still gets the next number/)).not.toBeInTheDocument()
  await screen.getByLabelText('First day').fill('2025-10-02')
  await screen.getByLabelText('Last day').fill('2025-10-15')
  await expect.element(screen.getByText(/still gets the next number, 17/)).toBeVisible()
  await screen.getByRole('button', { name: 'Add the sprint' }).click()
  await screen.getByRole('button', { name: /^Number the sprints by their days/ }).click()
  await expect.element(screen.getByText('17 → 1')).toBeVisible()
  await expectAccessible()
  expect(list[0]?.number).toBe(17)
  await screen.getByRole('button', { name: 'Change the numbers' }).click()
  await expect.element(screen.getByText(/do not follow the days/)).not.toBeInTheDocument()
  expect(list[0]?.number).toBe(1)
})

test('a sprint is left out of averages with a reason', async () => {
  api.use(saved(4, { excluded: { reason: 'Half the crew was ill' } }))
  const { screen } = await openPage('/crew/sprints')
  await screen.getByRole('button', { name: 'More for sprint 4' }).click()
  await screen.getByRole('menuitem', { name: /Leave out of averages/ }).click()
  await screen.getByLabelText('Leave this sprint out of averages').click()
  await screen.getByLabelText('Why it is left out').fill('Half the crew was ill')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.poll(edits).toEqual([{ version: 1, excluded: { reason: 'Half the crew was ill' } }])
  await expect
    .element(screen.getByText('Left out of averages: Half the crew was ill'))
    .toBeVisible()
})

test('a comment that both wrote is offered with both texts', async () => {
  api.use({
    'PATCH /api/teams/crew/sprints/s4': () =>
      refuse(409, 'Somebody else was quicker.', { current: { version: 2 } }),
    'GET /api/teams/crew/sprints/s4': { ...one(4), version: 2, comment: 'Their words' },
  })
  const { screen } = await openPage('/crew/sprints')
  await screen.getByRole('button', { name: 'Add a comment to sprint 4' }).click()
  await screen.getByLabelText('Comment', { exact: true }).fill('My words')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Their words.*My words/)
  api.use(saved(4, { comment: 'My words' }))
  await screen.getByRole('button', { name: 'Save mine' }).click()
  await expect.poll(() => edits().at(-1)).toEqual({ version: 2, comment: 'My words' })
})

test('a sprint is shown as minutes to copy', async () => {
  api.use({
    'GET /api/teams/crew/sprints/s15/minutes': () => new Response('### June 10th (DONE):\n'),
  })
  const { screen } = await openPage('/crew/sprints')
  await screen.getByRole('button', { name: 'More for sprint 15' }).click()
  await screen.getByRole('menuitem', { name: 'Show as minutes' }).click()
  await expect
    .element(screen.getByLabelText('Minutes in Markdown'))
    .toHaveValue('### June 10th (DONE):\n')
  expect(
    screen.getByRole('link', { name: 'As a report to print' }).element().getAttribute('href'),
  ).toBe('/crew/sprints/15/report')
})

test('a team without sprints is told three ways to get some', async () => {
  api.use({ 'GET /api/teams/crew/sprints': { sprints: [] } })
  const { screen } = await openPage('/crew/sprints')
  await expect
    .element(screen.getByRole('link', { name: 'Import minutes or CSV' }))
    .toHaveAttribute('href', '/crew/import')
  await expect
    .element(screen.getByRole('link', { name: 'Connect GitHub' }))
    .toHaveAttribute('href', '/crew/settings#github')
  await screen.getByRole('button', { name: 'Add one by hand' }).click()
  await expect.element(screen.getByRole('dialog', { name: 'Add a sprint' })).toBeVisible()
})

test('on a phone each sprint is a card and the same figures can be typed', async () => {
  await page.viewport(390, 844)
  api.use(saved(3, { fte: { ...one(3).fte, actual: 3.5 } }))
  const { screen } = await openPage('/crew/sprints')
  const cell = screen.getByRole('textbox', { name: 'Actual FTE of sprint 3' })
  await cell.fill('3.5')
  await userEvent.keyboard('{Enter}')
  await expect.poll(edits).toEqual([{ version: 1, typed: { actualFte: 3.5 } }])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`Sprints is accessible in ${colorScheme} at ${width} px`, async () => {
      await page.viewport(width, 900)
      const { screen } = await openPage('/crew/sprints', { colorScheme })
      await expect.element(screen.getByRole('link', { name: 'Sprint 15' })).toBeVisible()
      await expectAccessible()
    })
  }
}
