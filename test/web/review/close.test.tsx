import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { writes } from '../../support/web-backlog.ts'
import { aRow } from '../../support/web-planning.ts'
import {
  afterwards,
  aReport,
  closedReview,
  realAvailability,
  reviewRoutes,
} from '../../support/web-review.ts'

const T = '/api/teams/crew'
const open = () => openPage('/crew/sprints/16/review', { at: afterwards })
const real = (name: string) => page.getByLabelText(`${name}, real percent in sprint 16`)

let api: FakeApi
const written = () => api.calls.filter(({ method }) => method !== 'GET')
const bodies = () => written().map(({ body }) => body)

beforeEach(async () => {
  api = fakeApi({
    ...reviewRoutes(),
    [`PUT ${T}/sprints/s16/availability/:person`]: (
      { body }: Call,
      { person = '' }: Record<string, string>,
    ) => {
      const index = Number(person.slice(1))
      const row = { ...(realAvailability.people[index] ?? aRow(index)), ...(body as object) }
      return { row, fte: { ...realAvailability.fte, actual: 1.6 } }
    },
    [`POST ${T}/sprints/s16/close`]: closedReview,
    [`GET ${T}/items`]: {
      items: [
        { id: 'quay', archived: false },
        { id: 'buoys', archived: false },
      ],
      next: null,
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('announced percentages stand there already and are corrected by keyboard alone', async () => {
  const { screen } = await open()
  await expect
    .element(screen.getByText('1.3 FTE really, 1.4 announced; 1 not known yet.'))
    .toBeVisible()
  await expect.element(real('Ada Lund')).toHaveValue('80')
  await expect.element(real('Bo Fisk')).toHaveValue('50')
  await expect.element(real('Cleo Marsh')).toHaveValue('')
  await real('Ada Lund').click()
  await userEvent.keyboard('70{Enter}{ArrowDown}?{Enter}')
  await expect.poll(bodies).toEqual([
    { actualPercent: 70, isActualUnknown: false },
    { actualPercent: null, isActualUnknown: true },
  ])
  await expect.element(real('Cleo Marsh')).toHaveValue('unknown')
})

test('what was announced, typed once more, is no change; a cleared cell is as announced again', async () => {
  await open()
  await real('Ada Lund').fill('80')
  await userEvent.keyboard('{Enter}')
  await real('Bo Fisk').fill('')
  await userEvent.keyboard('{Enter}')
  await expect.poll(bodies).toEqual([{ actualPercent: null, isActualUnknown: false }])
})

test('a blank is asked for: a figure, 0 or unknown', async () => {
  const { screen } = await open()
  await screen.getByRole('button', { name: '0 % for Cleo Marsh' }).click()
  await expect.element(real('Cleo Marsh')).toHaveValue('0')
  await expect
    .element(screen.getByRole('button', { name: '0 % for Cleo Marsh' }))
    .not.toBeInTheDocument()
  expect(bodies()).toEqual([{ actualPercent: 0, isActualUnknown: false }])
})

test('a percentage that cannot be saved stays in its cell with the reason', async () => {
  api.use({ [`PUT ${T}/sprints/s16/availability/:person`]: refuse(409, 'Ada has left the team.') })
  const { screen } = await open()
  await real('Ada Lund').fill('10')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Ada has left the team.')
  await expect.element(real('Ada Lund')).toHaveValue('10')
})

test('of a closed sprint the real availability is corrected with a reason', async () => {
  api.use(reviewRoutes(aReport({ sprint: closedReview, isProvisional: false })))
  const { screen } = await open()
  await real('Ada Lund').fill('40')
  await userEvent.keyboard('{Enter}')
  const dialog = screen.getByRole('dialog', { name: 'Correct sprint 16, which is closed' })
  await expect.element(dialog.getByText('Real availability of Ada Lund: 40 %.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('She was ill')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(bodies)
    .toEqual([{ actualPercent: 40, isActualUnknown: false, reason: 'She was ill' }])
})

test('the close leads through blanks, outside work and the close to what goes on', async () => {
  api.use({ [`POST ${T}/writes`]: writes(), [`PUT ${T}/sprints/s16/outside/:item`]: aReport() })
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Close sprint' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Close sprint 16' })
  await expect
    .element(dialog.getByRole('heading', { name: 'Who was really there? 1 of 4' }))
    .toBeVisible()
  await expectAccessible()
  await dialog.getByLabelText('Cleo Marsh, real percent in sprint 16').fill('30')
  await userEvent.keyboard('{Enter}')
  await dialog.getByRole('button', { name: 'Next', exact: true }).click()
  await expect
    .element(dialog.getByRole('heading', { name: 'What else counts? 2 of 4' }))
    .toBeVisible()
  await dialog.getByRole('button', { name: 'Next, leaving 2 items' }).click()
  await expect.element(dialog.getByText('12 points are completed of 20 in scope.')).toBeVisible()
  await expect
    .element(dialog.getByText('2 items done outside stay undecided and will not count.'))
    .toBeVisible()
  expect(written()).toHaveLength(1)
  await dialog.getByRole('button', { name: 'Close sprint' }).click()
  await expect
    .element(dialog.getByRole('heading', { name: 'What was not finished 4 of 4' }))
    .toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Count the buoys' }).click()
  await expect.element(dialog.getByText('This will appear on GitHub as @ada-lund.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Move 1 item to Sprint 17' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(bodies().slice(1)).toEqual([
    { version: 1 },
    {
      writes: [
        {
          id: expect.stringMatching(/^[\w-]{8,64}$/),
          itemId: 'quay',
          field: 'sprint',
          to: 's17',
        },
      ],
    },
  ])
})

test('where Knots may not write it says so and lists what to do by hand', async () => {
  const why = 'The token may read only.'
  api.use({
    ...reviewRoutes(aReport({ outside: [] })),
    [`GET ${T}/sprints/s16/availability`]: { ...realAvailability, people: [] },
    [`GET ${T}/writes`]: writes({ canWrite: false, account: null, why }),
    [`POST ${T}/sprints/s16/close`]: closedReview,
    [`GET ${T}/items`]: { items: [{ id: 'quay', archived: false }], next: null },
  })
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Close sprint' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Close sprint 16' })
  await dialog.getByRole('button', { name: 'Close sprint' }).click()
  await expect
    .element(dialog.getByText(/^The token may read only\. What you ask for here/))
    .toBeVisible()
  await expect.element(dialog.getByRole('button', { name: 'List 1 item to move' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Leave them' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
})

test('a close that somebody else was quicker with says so and closes nothing', async () => {
  api.use({
    ...reviewRoutes(aReport({ outside: [] })),
    [`GET ${T}/sprints/s16/availability`]: { ...realAvailability, people: [] },
    [`POST ${T}/sprints/s16/close`]: refuse(409, 'It was changed meanwhile.', {
      current: { version: 5 },
    }),
  })
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Close sprint' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Close sprint 16' })
  await dialog.getByRole('button', { name: 'Close sprint' }).click()
  await expect
    .element(dialog.getByText('The sprint was changed meanwhile. Look at it, then try again.'))
    .toBeVisible()
})

test('who closes a sprint from its own page is shown the way through the review', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  await screen.getByRole('button', { name: 'Close sprint' }).click()
  await expect
    .element(screen.getByRole('link', { name: 'Go through its review first' }))
    .toHaveAttribute('href', '/crew/sprints/16/review')
})
