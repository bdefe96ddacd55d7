import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { ImportRequest } from '#contract/import.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aSprint, now, sprints } from '../../support/web-data.ts'
import { importResult, laterResult, minutes } from '../../support/web-import.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = 'POST /api/teams/crew/import/minutes'
let api: FakeApi
beforeEach(async () => {
  sessionStorage.clear()
  api = fakeApi({
    ...crewRoutes,
    'GET /api/teams/crew/people': { people: [] },
    [address]: ({ body }: { body: unknown }) => ({
      ...importResult,
      applied: !(body as ImportRequest).dryRun,
    }),
  })
  await page.viewport(1440, 900)
})
afterEach(() => api.restore())

const sent = () =>
  api.calls.filter(call => call.path.includes('/import/')).map(call => call.body as ImportRequest)

async function openWith(text: string) {
  const { screen, router } = await openPage('/crew/import')
  await screen.getByLabelText('Minutes or CSV').fill(text)
  return { screen, router }
}

test('a pasted page is looked at once: sprints with figures, people, notes, actions', async () => {
  const { screen } = await openWith(minutes)
  await expect
    .element(screen.getByText('3 sprints, 2 people, 4 retrospective notes, 1 action'))
    .toBeVisible()
  await expect
    .element(screen.getByRole('row', { name: /^Sprint 15/ }))
    .toMatchTextContent(/28 May – 10 Jun 2026.*31.*22.*–.*4.2.*7.2.*5.2.*New/)
  await expect
    .element(screen.getByRole('row', { name: /^Sprint 16/ }))
    .toMatchTextContent(/in progress.*0.6.*1 of 2/)
  await expect.element(screen.getByText('mara, tobin v.')).toBeVisible()
  await screen.getByText('Sprint 15, 10 Jun: 2 anchors, no wind, 1 rock').click()
  await expect.element(screen.getByText('it moved work from one repository')).toBeVisible()
  await expect
    .element(screen.getByText('tobin · due Sprint 16 (24 Jun 2026) · in progress since 4 Jun 2026'))
    .toBeVisible()
  expect(sent()).toMatchObject([{ text: minutes, dryRun: true }])
})

test('importing saves and leads to velocity and sprints', async () => {
  const { screen } = await openWith(minutes)
  await screen.getByRole('button', { name: 'Import', exact: true }).click()
  await expect.element(screen.getByText(/^Imported: 3 sprints/)).toBeVisible()
  await expect
    .element(screen.getByRole('link', { name: 'See the velocity' }))
    .toHaveAttribute('href', '/crew/velocity')
  await expect
    .element(screen.getByRole('link', { name: 'See the sprints' }))
    .toHaveAttribute('href', '/crew/sprints')
  expect(sent().at(-1)).toMatchObject({ text: minutes, dryRun: false })
})

test('a page that is in Knots already has nothing to import, and says so', async () => {
  api.use({ [address]: { ...importResult, hasChanges: false } })
  const { screen } = await openWith(minutes)
  await expect.element(screen.getByText(/importing it again changes nothing/)).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
})

test('a division that does not come out is said with its line, and the choice is sent', async () => {
  const { screen } = await openWith(minutes)
  await screen.getByLabelText('It was 3.5 people').click()
  await expect
    .poll(() => sent().at(-1)?.decisions?.arithmetic)
    .toEqual({ '2026-05-27:actual': 'people' })
})

test('the line of a warning is a step away: it is selected in the text', async () => {
  const { screen } = await openWith(minutes)
  await screen
    .getByRole('region', { name: '1 line to look at' })
    .getByRole('button', { name: 'Line 15' })
    .click()
  const area = screen.getByLabelText('Minutes or CSV').element() as HTMLTextAreaElement
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe(
    '  - *25 Story Points / 4.5 people = 7.2 velocity*',
  )
})

test('the day of the meeting is asked where the text does not tell it', async () => {
  const message = 'The sprint “June 24th” has no year. Give the day of the meeting.'
  api.use({
    [address]: ({ body }: { body: unknown }) =>
      (body as ImportRequest).meetingDay
        ? { ...importResult, meetingDay: { day: '2026-06-18', line: null } }
        : refuse(400, message, {
            code: 'meeting-day-needed',
            issues: [{ path: 'meetingDay', message }],
          }),
  })
  const { screen } = await openWith('### June 24th (IN PROGRESS):')
  const asked = screen.getByRole('region', { name: 'When was the meeting?' })
  await expect.element(asked.getByText(message)).toBeVisible()
  await asked.getByRole('button', { name: 'Today, 18 Jun 2026' }).click()
  await expect.element(screen.getByText(/^Meeting of 18 Jun 2026, as you said/)).toBeVisible()
  expect(sent().at(-1)?.meetingDay).toBe('2026-06-18')
})

test('a text without sprints is refused below the text, which stays', async () => {
  const message = 'This text has no sprints. Nothing was changed.'
  api.use({ [address]: () => refuse(400, message, { code: 'minutes-without-sprints' }) })
  const { screen } = await openWith('Dear all, see you on Monday.')
  await expect.element(screen.getByRole('alert')).toMatchTextContent(message)
  await expect
    .element(screen.getByLabelText('Minutes or CSV'))
    .toHaveValue('Dear all, see you on Monday.')
  await expect
    .element(screen.getByRole('button', { name: 'Import', exact: true }))
    .not.toBeInTheDocument()
})

test('a CSV goes to its own reader, and each fault is named once, with its line', async () => {
  api.use({
    'POST /api/teams/crew/import/sprints': () =>
      refuse(400, 'Line 2: “24.06.2026” is no day. Write it as 2026-06-24. Nothing was changed.', {
        code: 'csv-malformed',
        issues: [{ path: 'line 2', message: '“24.06.2026” is no day. Write it as 2026-06-24.' }],
      }),
  })
  const { screen } = await openWith('title,firstDay,lastDay\nSprint 1,24.06.2026,2026-07-01')
  await expect
    .element(screen.getByRole('listitem').getByText(/“24.06.2026” is no day/))
    .toBeVisible()
  expect(screen.getByText(/is no day/).elements()).toHaveLength(1)
  await expect.element(screen.getByRole('alert')).toMatchTextContent('1 fault to mend.')
  await screen.getByRole('button', { name: 'Line 2' }).click()
  const area = screen.getByLabelText('Minutes or CSV').element() as HTMLTextAreaElement
  expect(area.selectionStart).toBe('title,firstDay,lastDay\n'.length)
})

test('a text that is too large is not even sent', async () => {
  const { screen } = await openPage('/crew/import')
  const area = screen.getByLabelText('Minutes or CSV')
  await expect.element(area).toBeVisible()
  const data = new DataTransfer()
  data.items.add(new File(['x'.repeat(2_100_000)], 'minutes.md', { type: 'text/markdown' }))
  area
    .element()
    .dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  await expect
    .element(screen.getByRole('alert'))
    .toMatchTextContent(/“minutes.md” is 2.1 MB; Knots reads up to 2 MB/)
  expect(sent()).toEqual([])
})

test('what people changed meanwhile stays unless the value of the text is chosen', async () => {
  api.use({ [address]: laterResult })
  const { screen } = await openWith(minutes)
  const group = screen.getByRole('radiogroup', { name: 'Sprint 14, actual FTE' })
  await expect.element(group.getByLabelText('4.2')).toBeChecked()
  await group.getByLabelText('4.5').click()
  await expect.poll(() => sent().at(-1)?.decisions?.take).toEqual(['c2'])
})

test('sprints are counted again only after a yes', async () => {
  api.use({ [address]: laterResult })
  const { screen } = await openWith(minutes)
  await expect.element(screen.getByText('1 → 14')).toBeVisible()
  expect(sent().at(-1)?.renumber).toBeUndefined()
  await screen.getByLabelText('Yes, count the sprints again').click()
  await expect.poll(() => sent().at(-1)?.renumber).toBe(true)
})

test('a name is matched with somebody of the team', async () => {
  const person = { version: 1, aliases: [], githubLogin: null, usualPercent: null, active: true }
  api.use({
    [address]: laterResult,
    'GET /api/teams/crew/people': {
      people: [
        { ...person, id: 'p1', name: 'Mara' },
        { ...person, id: 'p2', name: 'Tobin' },
      ],
    },
  })
  const { screen } = await openWith(minutes)
  await screen.getByRole('combobox', { name: 'Who “tobin v.” is' }).click()
  await screen.getByRole('option', { name: 'Tobin' }).click()
  await expect.poll(() => sent().at(-1)?.decisions?.names).toEqual({ 'tobin v.': 'p2' })
})

test('the pasted text is still there after going away and coming back', async () => {
  const { router, screen } = await openWith(minutes)
  await expect.element(screen.getByText(/^3 sprints/)).toBeVisible()
  await router.navigate('/crew/actions')
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Actions' })).toBeVisible()
  await router.navigate('/crew/import')
  await expect.element(screen.getByLabelText('Minutes or CSV')).toHaveValue(minutes)
})

test('a sprint edited in Knots is not called unchanged', async () => {
  api.use({ [address]: laterResult })
  const { screen } = await openWith(minutes)
  await expect
    .element(screen.getByRole('row', { name: /^Sprint 14/ }))
    .toMatchTextContent(/Edited in Knots/)
})

test('a text left there does not hide the export that somebody came for', async () => {
  const { screen, router } = await openWith(minutes)
  await expect.element(screen.getByText(/^3 sprints/)).toBeVisible()
  await router.navigate('/crew/sprints')
  await screen.getByRole('button', { name: 'Export' }).click()
  await screen.getByRole('menuitem', { name: 'Minutes of each sprint' }).click()
  await expect.element(screen.getByRole('region', { name: 'Export' })).toBeInViewport()
  await expect.element(screen.getByLabelText('Minutes or CSV')).toHaveValue(minutes)
})

test.each([
  ['under way', now],
  ['that ended last, in a break', Date.UTC(2026, 5, 27, 12)],
])('the minutes offered first are those of the sprint %s', async (_which, at) => {
  const planned = aSprint(17, { firstDay: '2026-07-01', lastDay: '2026-07-14', state: 'planned' })
  api.use({ 'GET /api/teams/crew/sprints': { sprints: [...sprints, planned] } })
  const { screen } = await openPage('/crew/import', { at })
  await expect
    .element(screen.getByRole('combobox', { name: 'Minutes of' }))
    .toHaveValue('Sprint 16, 11 – 24 Jun 2026')
})

test('everything can be exported', async () => {
  const { screen } = await openPage('/crew/import')
  const panel = screen.getByRole('region', { name: 'Export' })
  await expect
    .element(panel.getByRole('link', { name: 'Velocity as CSV' }))
    .toHaveAttribute('href', '/api/teams/crew/velocity.csv')
  await expect
    .element(panel.getByRole('link', { name: 'Everything as JSON' }))
    .toHaveAttribute('href', '/api/teams/crew/export.json')
  api.use({
    'GET /api/teams/crew/sprints/s16/minutes': () => new Response('### June 24th\n'),
  })
  await panel.getByRole('button', { name: 'Show' }).click()
  await expect.element(screen.getByLabelText('Minutes in Markdown')).toHaveValue('### June 24th\n')
})

test('on a phone each sprint of the text stands whole, its figures with their names', async () => {
  await page.viewport(390, 844)
  const { screen } = await openWith(minutes)
  const row = screen.getByRole('rowheader', { name: /^Sprint 15/ })
  await expect.element(row).toBeVisible()
  const cells = [...document.querySelectorAll('td[data-name]')]
  expect(cells.length).toBe(18)
  for (const cell of cells) {
    const { left, right } = cell.getBoundingClientRect()
    expect([left >= 0, right <= 390]).toEqual([true, true])
    expect(getComputedStyle(cell, '::before').content).toBe(`"${cell.getAttribute('data-name')}"`)
  }
  await expectAccessible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Import is accessible in ${colorScheme}`, async () => {
    api.use({ [address]: laterResult })
    const { screen } = await openPage('/crew/import', { colorScheme })
    await screen.getByLabelText('Minutes or CSV').fill(minutes)
    await expect.element(screen.getByText('Changed in Knots meanwhile')).toBeVisible()
    await expectAccessible()
  })
}

test('goals of the text are listed with what becomes of them', async () => {
  const goal = {
    goalId: null,
    line: 7,
    name: 'Reach the island',
    state: 'in-progress' as const,
    change: 'new' as const,
    changes: [],
  }
  api.use({ [address]: { ...importResult, goals: [goal] } })
  const { screen } = await openWith(minutes)
  const goals = screen.getByRole('region', { name: 'Goals' })
  await expect.element(goals.getByText('Reach the island')).toBeVisible()
  await expect.element(goals.getByText('In progress')).toBeVisible()
})
