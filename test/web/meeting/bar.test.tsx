import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { MeetingStepKey } from '#contract/meeting.ts'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { transition } from '../../support/web-goals.ts'
import { aMeeting, atStep, type Held, meetingRoutes } from '../../support/web-meeting.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const T = '/api/teams/crew'

/** A page is fetched when somebody goes there, which takes as long as the machine is busy. */
const arriving = { timeout: 15_000 }

let api: FakeApi
let held: Held
beforeEach(async () => {
  held = { meeting: aMeeting(), isChangeDay: true, me: 'p1' }
  api = fakeApi({
    ...crewRoutes,
    ...meetingRoutes(held),
    [`GET ${T}/goals`]: { goals: [{ ...transition, roadmap: '' }] },
  })
  localStorage.clear()
  await page.viewport(1440, 900)
})
afterEach(() => {
  api.restore()
  notifications.clean()
  localStorage.clear()
})

const open = async (path = '/crew/velocity', colorScheme: 'light' | 'dark' = 'light') => {
  const opened = await openPage(path, { colorScheme })
  const bar = opened.screen.getByRole('region', { name: 'Meeting', exact: true })
  await expect.element(bar).toBeVisible()
  const pathname = () => opened.router.state.location.pathname
  return { ...opened, bar, pathname }
}
/** Somebody else brings the meeting to a step. */
const othersGoTo = (step: MeetingStepKey) => {
  if (held.meeting) held.meeting = atStep(held.meeting, step)
  api.emit('meeting')
}
const moves = () => api.calls.filter(({ path }) => path.endsWith('/move')).map(({ body }) => body)

test('the bar shows each step with its state and the time spent on it', async () => {
  const { bar } = await open()
  const steps = bar.getByRole('list', { name: 'Steps of the meeting' })
  await expect.element(steps.getByRole('button', { name: 'Follow-ups, done' })).toBeVisible()
  await expect.element(steps.getByRole('button', { name: 'Review, now' })).toBeVisible()
  await expect.element(steps.getByText('4:05')).toBeVisible()
  await expect.element(steps.getByText('2:05')).toBeVisible()
  await expect.element(steps.getByRole('button', { name: 'Commit, not yet' })).toBeVisible()
  await expectAccessible()
})

test('the bar takes no room from the page when it appears', async () => {
  const meeting = held.meeting
  held.meeting = null
  const { screen } = await openPage('/crew/velocity')
  const title = screen.getByRole('heading', { level: 1, name: 'Velocity' })
  await expect.element(screen.getByRole('heading', { name: 'Said and done' })).toBeVisible()
  const before = title.element().getBoundingClientRect().top
  held.meeting = meeting
  api.emit('meeting')
  await expect.element(screen.getByRole('region', { name: 'Meeting', exact: true })).toBeVisible()
  expect(title.element().getBoundingClientRect().top).toBe(before)
})

test('g and m go to the list of meetings, and m alone is the next step again', async () => {
  const { bar, screen } = await open('/crew/actions')
  await userEvent.keyboard('gm')
  const title = screen.getByRole('heading', { level: 1, name: 'Meetings' })
  await expect.element(title, arriving).toBeVisible()
  await expect.element(bar.getByRole('button', { name: 'Next: Close' })).not.toHaveFocus()
  await userEvent.keyboard('m')
  await expect.element(bar.getByRole('button', { name: 'Next: Close' })).toHaveFocus()
})

test('m and Enter bring the meeting to the next step, and this page goes there', async () => {
  held.me = 'p2'
  const { bar, pathname } = await open('/crew/actions')
  await userEvent.keyboard('m')
  await expect.element(bar.getByRole('button', { name: 'Next: Close' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(moves).toEqual([{ from: 'review', to: 'close', isSkipped: false }])
  await expect.poll(pathname, arriving).toBe('/crew/sprints/16/review')
  await expect.element(bar.getByRole('button', { name: 'Close, now' })).toBeVisible()
})

test('two people who press at once go one step', async () => {
  const { screen, bar } = await open()
  if (held.meeting) held.meeting = atStep(held.meeting, 'goals')
  await bar.getByRole('button', { name: 'Next: Close' }).click()
  await expect.element(screen.getByText(/Somebody else went on meanwhile/)).toBeVisible()
  await expect.element(bar.getByRole('button', { name: 'Goals, now' })).toBeVisible()
  expect(moves()).toHaveLength(1)
})

test('a step that one who does not lead opens is opened for them alone', async () => {
  const { bar, pathname } = await open()
  await bar.getByRole('button', { name: 'Goals, not yet' }).click()
  await expect.poll(pathname, arriving).toBe('/crew/goals')
  expect(moves()).toEqual([])
})

test('who leads takes the meeting to any step', async () => {
  held.me = 'p2'
  const { bar, pathname } = await open()
  await expect.element(bar.getByRole('switch')).not.toBeInTheDocument()
  await bar.getByRole('button', { name: 'Goals, not yet' }).click()
  await expect.poll(pathname, arriving).toBe('/crew/goals')
  expect(moves()).toEqual([{ from: 'review', to: 'goals', isSkipped: false }])
})

test('the page follows the meeting, and stays when one does not want that', async () => {
  const { bar, pathname } = await open()
  const follow = bar.getByRole('switch', { name: 'Follow Tobin' })
  await expect.element(follow).toBeChecked()
  othersGoTo('goals')
  await expect.poll(pathname, arriving).toBe('/crew/goals')
  await bar.getByRole('switch', { name: 'Follow Tobin' }).click()
  await expect.element(follow).not.toBeChecked()
  othersGoTo('follow-ups')
  await expect.element(bar.getByRole('button', { name: 'Follow-ups, now' })).toBeVisible()
  expect(pathname()).toBe('/crew/goals')
})

test('whether one follows is remembered for the meeting', async () => {
  const { bar, screen } = await open()
  await bar.getByRole('switch', { name: 'Follow Tobin' }).click()
  await screen.unmount()
  const again = await open()
  await expect.element(again.bar.getByRole('switch', { name: 'Follow Tobin' })).not.toBeChecked()
})

test('something typed and not saved keeps the page, and the way is offered', async () => {
  const { screen, bar, pathname } = await open('/crew/meetings/m1')
  await userEvent.type(screen.getByLabelText('Add to Opening'), 'Half a tho')
  othersGoTo('goals')
  await expect.element(screen.getByText('The meeting is at Goals').last()).toBeVisible()
  await expect.element(bar.getByRole('button', { name: 'Goals, now' })).toBeVisible()
  expect(pathname()).toBe('/crew/meetings/m1')
  await expect.element(screen.getByLabelText('Add to Opening')).toHaveValue('Half a tho')
  await screen.getByRole('button', { name: 'Go there' }).click()
  await expect.poll(pathname, arriving).toBe('/crew/goals')
})

test('what was typed and saved keeps nobody', async () => {
  const { screen, pathname } = await open('/crew/meetings/m1')
  await userEvent.type(screen.getByLabelText('Add to Opening'), 'We began late{Enter}')
  await expect.element(screen.getByLabelText('Add to Opening')).toHaveValue('')
  othersGoTo('goals')
  await expect.poll(pathname, arriving).toBe('/crew/goals')
})

test('a step is skipped, the lead is taken, all from the menu', async () => {
  const { screen, bar } = await open()
  await bar.getByRole('button', { name: 'More of the meeting' }).click()
  await expectAccessible()
  await screen.getByRole('menuitem', { name: 'Skip Review' }).click()
  await expect.element(bar.getByRole('button', { name: 'Review, skipped' })).toBeVisible()
  await bar.getByRole('button', { name: 'More of the meeting' }).click()
  await screen.getByRole('menuitem', { name: 'Lead', exact: true }).click()
  await expect.element(bar.getByRole('switch')).not.toBeInTheDocument()
  expect(api.calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
    version: 1,
    leaderId: 'p1',
  })
})

test('the end is asked for once, and leaves the minutes', async () => {
  const { screen, bar, pathname } = await open()
  await bar.getByRole('button', { name: 'More of the meeting' }).click()
  await screen.getByRole('menuitem', { name: 'End meeting…' }).click()
  const question = screen.getByRole('dialog', { name: 'End the meeting?' })
  await expect.element(question.getByText(/6 steps of it were not held/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(pathname, arriving).toBe('/crew/meetings/m1')
  await expect.element(bar).not.toBeInTheDocument()
})

test('a meeting that cannot go on says why', async () => {
  api.use({
    [`POST ${T}/meetings/m1/move`]: () =>
      Response.json({ message: 'This meeting is over.', code: 'conflict' }, { status: 409 }),
  })
  const { screen, bar } = await open()
  await bar.getByRole('button', { name: 'Next: Close' }).click()
  await expect.element(screen.getByText('This meeting is over.')).toBeVisible()
})

test('on a phone the bar has the current step, the next, and a menu of all', async () => {
  await page.viewport(390, 844)
  const { screen, bar, pathname } = await open('/crew/velocity', 'dark')
  await expect.element(bar.getByRole('button', { name: 'Review, now' })).toBeVisible()
  await expect.element(bar.getByRole('button', { name: 'Goals, not yet' })).not.toBeInTheDocument()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  await expectAccessible()
  await bar.getByRole('button', { name: 'More of the meeting' }).click()
  await expect.element(screen.getByRole('menuitem', { name: 'Do not follow Tobin' })).toBeVisible()
  await screen.getByRole('menuitem', { name: 'Goals, not yet' }).click()
  await expect.poll(pathname, arriving).toBe('/crew/goals')
})
