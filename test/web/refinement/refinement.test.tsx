import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Refinement, RefinementItem } from '#contract/refinement.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { crewRoutes } from '../../support/web-routes.ts'

const T = '/api/teams/crew'

const item = (id: string, title: string, more: Partial<RefinementItem> = {}): RefinementItem => ({
  id,
  kind: 'issue',
  number: 40,
  repository: 'harbour/web',
  title,
  url: `https://github.example/harbour/web/issues/${id}`,
  points: null,
  aside: null,
  status: null,
  assignees: [],
  labels: [],
  isDraft: false,
  reviewDecision: null,
  sprintId: null,
  archived: false,
  parentId: null,
  note: null,
  wait: null,
  statusSince: null,
  ...more,
})

let now: Refinement
let api: FakeApi
beforeEach(async () => {
  now = {
    triage: {
      view: 'Triage',
      why: null,
      items: [
        item('epic', 'Feed the gauges'),
        item('lone', 'Warnings of the harbour', { repository: 'harbour/api' }),
        item('part', 'First phase', { parentId: 'epic' }),
        item('draft', 'Ask the pilots', { kind: 'draft', repository: null, number: null }),
      ],
    },
    inProgress: {
      view: 'Too long',
      why: null,
      items: [
        item('slow', 'Move the store', {
          status: 'In progress',
          statusSince: '2026-05-01T10:00:00Z',
        }),
      ],
    },
    external: {
      view: null,
      why: 'No saved view of the board says what waits for others. Make one on GitHub, or choose one in Settings.',
      items: [],
    },
    backlogStatus: 'Backlog',
    counts: { before: 6, now: 4 },
  }
  api = fakeApi({
    ...crewRoutes,
    [`GET ${T}/refinement`]: () => now,
    [`GET ${T}/writes`]: { canWrite: true, account: 'mara', why: null, open: [], recent: [] },
    [`POST ${T}/writes`]: { canWrite: true, account: 'mara', why: null, open: [], recent: [] },
  })
  localStorage.clear()
  await page.viewport(1280, 1000)
})
afterEach(() => api.restore())

const sent = (method: string) => api.calls.filter(call => call.method === method)

test('what is not known is not counted', async () => {
  const why = 'These lists come from a GitHub board. Connect one in Settings.'
  const none = { view: null, why, items: [] }
  now = { ...now, triage: none, inProgress: none, counts: { before: null, now: 0 } }
  const { screen } = await openPage('/crew/refinement')
  const triage = screen.getByRole('region', { name: 'Triage' })
  await expect.element(triage.getByText(why)).toBeVisible()
  expect(screen.container.textContent).not.toContain('0 items')
})

test('triage stands by repository, parts below what they are parts of, with counts before and after', async () => {
  const { screen } = await openPage('/crew/refinement')
  await expect.element(screen.getByText('6 in triage before the meeting, 4 now')).toBeVisible()
  const rows = screen.getByRole('list', { name: 'Triage, harbour/web' }).getByRole('listitem')
  await expect.element(rows.first()).toHaveAccessibleName('Feed the gauges')
  await expect.element(rows.nth(1)).toHaveAccessibleName('First phase')
  await expect.element(screen.getByText(/In progress since/)).toBeVisible()
  await expect.element(screen.getByText(/No saved view of the board says/)).toBeVisible()
  await expectAccessible()
})

test('one key each sends an item to the backlog or drops it, after one question', async () => {
  const { screen } = await openPage('/crew/refinement')
  const epic = screen.getByRole('listitem', { name: 'Feed the gauges' })
  await expect.element(epic).toBeVisible()
  ;(epic.element() as HTMLElement).focus()
  await userEvent.keyboard('b')
  const question = screen.getByRole('dialog', { name: 'Write to GitHub?' })
  await expect.element(question.getByText(/“Feed the gauges” to Backlog/)).toBeVisible()
  await question.getByRole('button', { name: 'Write it' }).click()
  await expect.poll(() => sent('POST')).toHaveLength(1)
  await expect.element(question).not.toBeInTheDocument()
  ;(epic.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}d')
  await expect.poll(() => sent('POST')).toHaveLength(2)
  expect(sent('POST').map(({ body }) => (body as { writes: object[] }).writes[0])).toMatchObject([
    { itemId: 'epic', field: 'status', to: 'Backlog' },
    { itemId: 'lone', field: 'state', to: 'not-planned' },
  ])
})

test('a note is written by key, and what somebody else wrote meanwhile is not lost', async () => {
  const theirs = { text: 'Ask operations', version: 1 }
  api.use({
    [`PUT ${T}/items/lone/triage-note`]: ({ body }: { body: unknown }) => {
      const { version, text } = body as { version: number | null; text: string }
      if (version === null)
        return refuse(409, 'Somebody else wrote this note.', { current: theirs })
      const note = { text, version: 2, notedAt: '2026-06-18T12:00:00Z' }
      const items = now.triage.items.map(one => (one.id === 'lone' ? { ...one, note } : one))
      now = { ...now, triage: { ...now.triage, items } }
      return now
    },
  })
  const { screen } = await openPage('/crew/refinement')
  await expect
    .element(screen.getByRole('listitem', { name: 'Warnings of the harbour' }))
    .toBeVisible()
  const row = screen.getByRole('listitem', { name: 'Warnings of the harbour' }).element()
  ;(row as HTMLElement).focus()
  await userEvent.keyboard('c')
  const field = screen.getByRole('textbox', { name: 'Note on Warnings of the harbour' })
  await userEvent.type(field, 'Discuss first{Enter}')
  await expect.element(screen.getByText('Somebody else changed this meanwhile')).toBeVisible()
  await screen.getByRole('button', { name: 'Save mine' }).click()
  await expect.element(screen.getByRole('button', { name: 'Discuss first' })).toBeVisible()
})

test('an item waits for something outside, with a day to ask again', async () => {
  api.use({
    [`PUT ${T}/items/slow/wait`]: ({ body }: { body: unknown }) => {
      const wait = { ...(body as { text: string; since: string; askAgain: string }), version: 1 }
      const items = [item('slow', 'Move the store', { wait })]
      now = { ...now, external: { view: null, why: null, items } }
      return now
    },
  })
  const { screen } = await openPage('/crew/refinement')
  await screen.getByRole('button', { name: 'Decide on Move the store' }).click()
  await screen.getByRole('menuitem', { name: /Waits for something outside/ }).click()
  const dialog = screen.getByRole('dialog', { name: '“Move the store” waits' })
  await userEvent.fill(dialog.getByLabelText(/What for/), 'the new certificate')
  await userEvent.fill(dialog.getByLabelText('Since'), '2026-06-01')
  await userEvent.fill(dialog.getByLabelText('Ask again on'), '2026-06-10')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByText(/Ask again: it was due/)).toBeVisible()
  expect(sent('PUT')[0]?.body).toEqual({
    version: null,
    text: 'the new certificate',
    since: '2026-06-01',
    askAgain: '2026-06-10',
  })
})

test('the page is readable in the dark and on a phone', async () => {
  await page.viewport(390, 844)
  const { screen } = await openPage('/crew/refinement', { colorScheme: 'dark' })
  await expect.element(screen.getByRole('listitem', { name: 'First phase' })).toBeVisible()
  await expectAccessible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})
