import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Report } from '#contract/review.ts'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { openPage } from '../../support/web-app.tsx'
import {
  adjustment,
  afterwards,
  aReport,
  closedReview,
  learned,
  reviewRoutes,
} from '../../support/web-review.ts'

const T = '/api/teams/crew'
const open = () => openPage('/crew/sprints/16/review', { at: afterwards })
const closed = (more: Partial<Report> = {}) =>
  reviewRoutes(aReport({ sprint: closedReview, isProvisional: false, ...more }))

let api: FakeApi
const written = () => api.calls.filter(({ method }) => method !== 'GET')
const bodies = () => written().map(({ body }) => body)

function decide({ body }: Call, { item = '' }: Record<string, string>) {
  const { decision } = body as { decision: Report['outside'][number]['decision'] }
  const outside = report.outside.map(one => (one.item.id === item ? { ...one, decision } : one))
  report = { ...report, outside }
  return report
}

let report: Report
beforeEach(async () => {
  report = aReport()
  api = fakeApi(reviewRoutes())
  api.use({
    [`GET ${T}/sprints/s16/report`]: () => report,
    [`PUT ${T}/sprints/s16/outside/:item`]: decide,
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('work done outside says when it was done and where it is, and is accepted by a press', async () => {
  const { screen } = await open()
  const outside = screen.getByRole('region', { name: 'Done outside the sprint' })
  await expect
    .element(outside.getByText('0 of 5 points accepted, 2 items undecided.'))
    .toBeVisible()
  await expect.element(outside.getByText('now in sprint 17')).toBeVisible()
  await expect.element(outside.getByText('in no sprint')).toBeVisible()
  const accept = outside.getByRole('button', { name: 'Accept Patch release' })
  await accept.click()
  await expect.element(accept).toHaveAttribute('aria-pressed', 'true')
  await expect.element(outside.getByText('2 of 5 points accepted, 1 item undecided.')).toBeVisible()
  expect(written().map(({ path, body }) => ({ path, body }))).toEqual([
    { path: `${T}/sprints/s16/outside/patch`, body: { decision: 'accepted' } },
  ])
})

test('keys accept, refuse and take back on the row that has the focus', async () => {
  const { screen } = await open()
  const outside = screen.getByRole('region', { name: 'Done outside the sprint' })
  const rows = outside.getByRole('listitem')
  await expect.element(rows.first()).toBeVisible()
  ;(rows.first().element() as HTMLElement).focus()
  await userEvent.keyboard('a{ArrowDown}r')
  await expect.element(outside.getByText('2 of 5 points accepted.')).toBeVisible()
  await userEvent.keyboard('u')
  await expect.element(outside.getByText('2 of 5 points accepted, 1 item undecided.')).toBeVisible()
  expect(bodies()).toEqual([{ decision: 'accepted' }, { decision: 'refused' }, { decision: null }])
})

test('keys decide on the row in which a button has the focus', async () => {
  const { screen } = await open()
  const outside = screen.getByRole('region', { name: 'Done outside the sprint' })
  await outside.getByRole('button', { name: 'Accept Patch release' }).click()
  await expect.element(outside.getByText('2 of 5 points accepted, 1 item undecided.')).toBeVisible()
  await userEvent.keyboard('r')
  await expect.element(outside.getByText('0 of 5 points accepted, 1 item undecided.')).toBeVisible()
  expect(bodies()).toEqual([{ decision: 'accepted' }, { decision: 'refused' }])
})

test('the keys that go to another page decide nothing', async () => {
  const { screen, router } = await open()
  const outside = screen.getByRole('region', { name: 'Done outside the sprint' })
  await expect.element(outside.getByRole('listitem').first()).toBeVisible()
  ;(outside.getByRole('listitem').first().element() as HTMLElement).focus()
  await userEvent.keyboard('ga')
  await expect.poll(() => router.state.location.pathname).toBe('/crew/actions')
  expect(written()).toEqual([])
})

test('all undecided work is accepted at once', async () => {
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Accept all 2' }).click()
  await expect.element(screen.getByText('5 of 5 points accepted.')).toBeVisible()
})

test('a decision that is not saved is taken back on the page, with the reason', async () => {
  api.use({
    [`PUT ${T}/sprints/s16/outside/:item`]: refuse(409, 'Sprint 17 has counted this item since.'),
  })
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Accept Patch release' }).click()
  await expect.element(screen.getByText('Sprint 17 has counted this item since.')).toBeVisible()
  await expect
    .element(screen.getByRole('button', { name: 'Accept Patch release' }))
    .toHaveAttribute('aria-pressed', 'false')
})

test('on a closed sprint a decision is a correction and asks why', async () => {
  api.use(closed())
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Accept Patch release' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Correct sprint 16, which is closed' })
  await expect
    .element(dialog.getByText('Work done outside: “Patch release” is accepted.'))
    .toBeVisible()
  expect(written()).toEqual([])
  await expect.element(dialog.getByRole('button', { name: 'Correct' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('It was for the release')
  await userEvent.keyboard('{Enter}')
  await expect.poll(bodies).toEqual([{ decision: 'accepted', reason: 'It was for the release' }])
})

test('a correction that is thought better of changes nothing', async () => {
  api.use(closed())
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Refuse Patch release' }).click()
  await screen.getByRole('button', { name: 'Not now' }).click()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  expect(written()).toEqual([])
})

test('an adjustment has points, a sign and a reason', async () => {
  api.use({ [`POST ${T}/sprints/s16/adjustments`]: () => report })
  const { screen } = await open()
  const panel = screen.getByRole('region', { name: 'Adjustments' })
  await expect.element(panel.getByText('Reviews for the neighbours')).toBeVisible()
  await panel.getByRole('button', { name: 'Add an adjustment' }).click()
  await userEvent.keyboard('0{Tab}Counted twice{Enter}')
  await expect
    .element(panel.getByText('Give points with their sign; 0 adjusts nothing.'))
    .toBeVisible()
  await panel.getByLabelText('Points').fill('−1,5')
  await userEvent.keyboard('{Enter}')
  await expect.element(panel.getByLabelText('Points')).not.toBeInTheDocument()
  expect(bodies()).toEqual([
    { id: expect.stringMatching(/^[\w-]{8,64}$/), points: -1.5, reason: 'Counted twice' },
  ])
})

test('of two who edit one adjustment at once none loses what was typed', async () => {
  const theirs = { ...adjustment, version: 4, points: 5 }
  api.use({
    [`PATCH ${T}/adjustments/:id`]: ({ body }: Call) =>
      (body as { version: number }).version === 4
        ? report
        : refuse(409, 'Somebody else changed this adjustment.', { current: theirs }),
  })
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Edit: Reviews for the neighbours' }).click()
  const panel = screen.getByRole('region', { name: 'Adjustments' })
  await panel.getByLabelText('Points').fill('3')
  await userEvent.keyboard('{Enter}')
  await expect.element(panel.getByRole('row', { name: 'Points 5 3' })).toBeVisible()
  await panel.getByRole('button', { name: 'Save mine' }).click()
  await expect.poll(() => bodies().at(-1)).toEqual({ version: 4, points: 3 })
})

test('what is typed stays when somebody else removes the adjustment or closes the sprint', async () => {
  api.use({
    [`PATCH ${T}/adjustments/:id`]: refuse(404, 'There is no such adjustment in this team.'),
    [`PUT ${T}/sprints/s16/items/:item/note`]: refuse(409, 'This sprint is closed.'),
  })
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Edit: Reviews for the neighbours' }).click()
  const points = screen.getByRole('region', { name: 'Adjustments' }).getByLabelText('Points')
  await points.fill('4')
  const note = screen.getByLabelText('Why “Rebuild the quay wall” was not finished')
  await note.fill('Storm')
  report = aReport({ sprint: closedReview, isProvisional: false, adjustments: [] })
  api.emit('review')
  await expect
    .element(screen.getByLabelText('Why “Count the buoys” was not finished'))
    .not.toBeInTheDocument()
  await expect.element(note).toHaveValue('Storm')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText('This sprint is closed.')).toBeVisible()
  await points.click()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText('There is no such adjustment in this team.')).toBeVisible()
  await expect.element(points).toHaveValue('4')
})

test('an adjustment is removed with the version seen, on a closed sprint with a reason', async () => {
  api.use({ ...closed(), [`DELETE ${T}/adjustments/:id`]: () => report })
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Remove: Reviews for the neighbours' }).click()
  await screen.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('Counted twice')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => written().map(({ query }) => Object.fromEntries(query)))
    .toEqual([{ version: '3', reason: 'Counted twice' }])
})

test('a line on why an item was carried over is saved in place', async () => {
  api.use({ [`PUT ${T}/sprints/s16/items/:item/note`]: () => report })
  const { screen } = await open()
  await screen.getByLabelText('Why “Rebuild the quay wall” was not finished').fill('Storm')
  await userEvent.keyboard('{Enter}')
  await expect.poll(bodies).toEqual([{ version: null, text: 'Storm' }])
})

test('a note that somebody else wrote meanwhile is shown beside mine', async () => {
  const current = { version: 3, text: 'No diver' }
  api.use({ [`PUT ${T}/sprints/s16/items/:item/note`]: refuse(409, 'Changed.', { current }) })
  const { screen } = await open()
  const field = screen.getByLabelText('Why “Count the buoys” was not finished')
  await field.fill('Fog')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('alert')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Keep No diver' })).toBeVisible()
  await expect.element(field).toHaveValue('Fog')
  api.use({ [`PUT ${T}/sprints/s16/items/:item/note`]: () => report })
  await screen.getByRole('button', { name: 'Use Fog' }).click()
  await expect.poll(() => bodies().at(-1)).toEqual({ version: 3, text: 'Fog' })
})

test('what was learned after the close is offered, and taken over with a reason', async () => {
  api.use({
    ...closed(),
    [`GET ${T}/sprints/s16/learned`]: learned,
    [`POST ${T}/sprints/s16/amend`]: () => report,
  })
  const { screen } = await open()
  const panel = screen.getByRole('region', { name: 'Learned since the close' })
  await expect.element(panel.getByRole('row', { name: 'Completed 12 15' })).toBeVisible()
  await panel.getByRole('button', { name: 'Show 1 item' }).click()
  await expect.element(panel.getByText('Carried over → Committed and done')).toBeVisible()
  await panel.getByRole('button', { name: 'Take this over' }).click()
  await screen.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('Merged in time')
  await userEvent.keyboard('{Enter}')
  await expect.poll(bodies).toEqual([{ version: 2, reason: 'Merged in time' }])
})

test('the history says who did what and why, with the figures before and after', async () => {
  const { screen } = await open()
  const entries = screen.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect.element(entries.first()).toBeVisible()
  const words = entries.elements().map(({ textContent }) => textContent)
  expect(words).toEqual([
    'Corrected 25 Jun, 14:00, Bo FiskForgot the holidayActual FTE: 4.2 → 4',
    'Closed 25 Jun, 12:00, Ada Lund',
    'Committed 11 Jun, 15:10',
  ])
})

test('a closed sprint is reopened with a reason', async () => {
  api.use({ ...closed(), [`POST ${T}/sprints/s16/reopen`]: { ...closedReview, state: 'active' } })
  const { screen } = await open()
  await screen.getByRole('button', { name: 'More for this review' }).click()
  await screen.getByRole('menuitem', { name: 'Reopen the sprint' }).click()
  await screen.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('Closed too early')
  await screen.getByRole('dialog').getByRole('button', { name: 'Reopen' }).click()
  await expect.poll(bodies).toEqual([{ version: 2, reason: 'Closed too early' }])
})
