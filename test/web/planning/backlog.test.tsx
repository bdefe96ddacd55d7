import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { besideExpected } from '../../../web/features/planning/capacity-words.ts'
import { plannedLists } from '../../../web/features/planning/planned-items.ts'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { anItem, aWrite, backlog, writes } from '../../support/web-backlog.ts'
import { planningRoutes } from '../../support/web-planning.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const T = '/api/teams/crew'
const address = '/crew/sprints/16/plan'
let api: FakeApi

const asked = () =>
  api.calls.filter(({ method, path }) => method === 'POST' && path === `${T}/writes`)
const firstAsked = () => (asked()[0]?.body as { writes: object[] } | undefined)?.writes[0]

beforeEach(async () => {
  localStorage.clear()
  api = fakeApi({
    ...crewRoutes,
    ...planningRoutes,
    [`POST ${T}/writes`]: ({ body }: Call) => {
      const [write] = (body as { writes: { id: string }[] }).writes
      return writes({ open: [aWrite({ ...write })] })
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => {
  notifications.clean()
  api.restore()
})

async function openBacklog() {
  const { screen } = await openPage(address)
  const inSprint = screen.getByRole('region', { name: 'In sprint 16' })
  const rest = screen.getByRole('region', { name: 'Backlog', exact: true })
  await expect.element(inSprint).toBeVisible()
  return { screen, inSprint, rest }
}

test('the line stands in the backlog after what still fits into the expected points', async () => {
  const { rest } = await openBacklog()
  await expect.element(rest.getByText('3.0 expected points are reached here')).toBeVisible()
  const rows = rest.element().querySelectorAll('li')
  expect([...rows].map(row => row.textContent).findIndex(text => text?.includes('reached'))).toBe(1)
})

test('before the first write somebody is asked, and then an item moves at once, as waiting', async () => {
  const { screen, inSprint, rest } = await openBacklog()
  await rest.getByRole('button', { name: 'Move Count the buoys to sprint 16' }).click()
  await expect.element(screen.getByText(/This will appear on GitHub as @ada-lund/)).toBeVisible()
  expect(asked()).toEqual([])
  await screen.getByRole('button', { name: 'Write it' }).click()
  await expect.element(inSprint.getByText('Count the buoys')).toBeVisible()
  await expect.element(inSprint.getByText('waits for GitHub')).toBeVisible()
  expect(firstAsked()).toMatchObject({ itemId: 'buoys', field: 'sprint', to: 's16' })
  await expect.element(screen.getByRole('button', { name: 'Undo' })).toBeVisible()
})

test('the keyboard alone goes from item to item, over to the other list, and moves one', async () => {
  localStorage.setItem('knots-writes-as-crew', JSON.stringify('ada-lund'))
  const { rest } = await openBacklog()
  const row = (title: string) =>
    [...document.querySelectorAll<HTMLElement>('[data-item]')].find(one =>
      one.textContent?.includes(title),
    )
  row('Show the tides')?.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(document.activeElement).toBe(row('Count the buoys'))
  await userEvent.keyboard('{ArrowDown}{ArrowUp}m')
  await expect.poll(() => firstAsked()).toMatchObject({ itemId: 'buoys', to: 's16' })
  await expect.element(rest.getByText('Count the buoys')).not.toBeInTheDocument()
})

test('points are set from the menu of a row', async () => {
  localStorage.setItem('knots-writes-as-crew', JSON.stringify('ada-lund'))
  const { screen, rest } = await openBacklog()
  await rest.getByRole('button', { name: 'More for Mend the lamp' }).click()
  await screen.getByRole('menuitem', { name: '5', exact: true }).click()
  await expect.poll(() => firstAsked()).toMatchObject({ itemId: 'lamp', field: 'points', to: 5 })
})

test('without write access what to change by hand is listed, and why', async () => {
  const byHand = aWrite({ state: 'by-hand' })
  api.use({
    [`GET ${T}/writes`]: writes({
      canWrite: false,
      account: null,
      why: 'The token may only read.',
      open: [byHand],
    }),
  })
  const { screen } = await openBacklog()
  const list = screen.getByRole('region', { name: 'To change on GitHub by hand' })
  await expect.element(list.getByText(/put it into Sprint 16/)).toBeVisible()
  await expect.element(screen.getByText('The token may only read.')).toBeVisible()
})

test('what GitHub did not take is said with its reason, and can be tried again', async () => {
  const failed = aWrite({ state: 'failed', error: 'GitHub did not keep it.' })
  api.use({ [`GET ${T}/writes`]: writes({ recent: [failed] }) })
  const { screen } = await openBacklog()
  await expect.element(screen.getByText('GitHub did not keep it.')).toBeVisible()
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => firstAsked()).toMatchObject({ itemId: 'buoys', to: 's16' })
})

test('a refused request says why and moves nothing', async () => {
  localStorage.setItem('knots-writes-as-crew', JSON.stringify('ada-lund'))
  api.use({ [`POST ${T}/writes`]: () => refuse(409, 'Sprint 16 is no iteration on GitHub yet.') })
  const { screen, rest } = await openBacklog()
  await rest.getByRole('button', { name: 'Move Count the buoys to sprint 16' }).click()
  await expect.element(screen.getByText('Sprint 16 is no iteration on GitHub yet.')).toBeVisible()
  await expect.element(rest.getByText('Count the buoys')).toBeVisible()
})

test('an empty board says what to do next', async () => {
  api.use({ [`GET ${T}/sprints/s16/backlog`]: { ...backlog, sprint: [], backlog: [] } })
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('Nothing is on the board')).toBeVisible()
})

test('axe finds nothing on the lists at 390 px in the dark', async () => {
  await page.viewport(390, 844)
  const { screen } = await openPage(address, { colorScheme: 'dark' })
  await expect.element(screen.getByText('Show the tides')).toBeVisible()
  await expectAccessible()
})

describe('the lists as they will be', () => {
  const options = { sprintId: 's16', expected: 3 }

  test('hold what waits for GitHub where it goes, with the points it will have', () => {
    const open = [
      aWrite({ itemId: 'tides', to: null }),
      aWrite({ itemId: 'lamp', field: 'points', to: 8 }),
    ]
    const { sprint, backlog: rest } = plannedLists(backlog, open, options)
    expect(sprint).toEqual([])
    expect(rest.find(({ id }) => id === 'tides')?.isWaiting).toBe(true)
    expect(rest.find(({ id }) => id === 'lamp')?.points).toBe(8)
  })

  test('leave what a person has to do by hand where it is', () => {
    const { sprint } = plannedLists(backlog, [aWrite({ state: 'by-hand' })], options)
    expect(sprint.map(({ id }) => id)).toEqual(['tides'])
  })

  test('fill the sprint first, and nothing of the backlog fits into a sprint that is over', () => {
    const full = { ...backlog, sprint: [anItem('a', 'A', { points: 3 }), anItem('b', 'B')] }
    const lists = plannedLists(full, [], options)
    expect(lists.sprint.map(({ fits }) => fits)).toEqual([true, false])
    expect(lists.backlog.some(({ fits }) => fits)).toBe(false)
  })

  test('count points that are set aside as 0', () => {
    const aside = { ...backlog, sprint: [anItem('a', 'A', { points: 8, aside: 'twice' })] }
    expect(plannedLists(aside, [], options).sprint[0]?.fits).toBe(true)
  })
})

test('before the first write somebody is asked also where GitHub does not say as whom Knots writes', async () => {
  const unnamed = writes({ account: null })
  api.use({ [`GET ${T}/writes`]: unnamed, [`POST ${T}/writes`]: unnamed })
  const { screen, rest } = await openBacklog()
  await rest.getByRole('button', { name: 'Move Count the buoys to sprint 16' }).click()
  await expect.element(screen.getByText(/as the account of the token/)).toBeVisible()
  expect(asked()).toEqual([])
  await screen.getByRole('button', { name: 'Write it' }).click()
  await expect.poll(() => asked().length).toBe(1)
  await rest.getByRole('button', { name: 'Move Paint the pier to sprint 16' }).click()
  await expect.poll(() => asked().length).toBe(2)
})

test('a click before it is known as whom Knots writes waits for that, and is asked about', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  api.use({ [`GET ${T}/writes`]: () => promise })
  const { screen, rest } = await openBacklog()
  await rest.getByRole('button', { name: 'Move Count the buoys to sprint 16' }).click()
  expect(asked()).toEqual([])
  resolve(writes())
  await expect.element(screen.getByText(/This will appear on GitHub as @ada-lund/)).toBeVisible()
  expect(asked()).toEqual([])
})

test('where it cannot be found out whether Knots may write, that is said and nothing is sent', async () => {
  api.use({ [`GET ${T}/writes`]: () => refuse(500, 'The disk is full.') })
  const { screen, rest } = await openBacklog()
  await expect.element(screen.getByText(/Whether Knots may write to GitHub/)).toBeVisible()
  await rest.getByRole('button', { name: 'Move Count the buoys to sprint 16' }).click()
  await expect.element(screen.getByText('This was not asked of GitHub')).toBeVisible()
  expect(asked()).toEqual([])
})

test('a round of poker that could not begin is said, and one stays where one is', async () => {
  api.use({ [`POST ${T}/sprints/s16/poker`]: () => refuse(409, 'Another round is open.') })
  const { screen, rest } = await openBacklog()
  await rest.getByRole('button', { name: 'More for Mend the lamp' }).click()
  await screen.getByRole('menuitem', { name: /poker/i }).click()
  await expect.element(screen.getByText('Another round is open.')).toBeVisible()
  await expect.element(rest).toBeVisible()
})

test('how far points are over or under what is expected is said as both are shown', () => {
  expect(besideExpected(52, 25.3)).toBe('26.7 over')
  expect(besideExpected(20, 25.3)).toBe('5.3 more fit')
  expect(besideExpected(25.3, 25.34)).toBe('')
  expect(besideExpected(24, 20)).toBe('4 over')
  expect(besideExpected(24, null)).toBe('')
})
