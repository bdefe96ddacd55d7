import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Action, ActionEdit, ActionIssue } from '#contract/action.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { action } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const tobin = { personId: 'p2', name: 'tobin' }
const review: Action = {
  ...action,
  id: 'a2',
  text: 'Let developers do the first pass of a review',
  owner: 'tobin, developers',
  owners: [tobin],
  state: 'open',
  dueSprint: { id: 's14', number: 14, lastDay: '2026-05-27' },
  madeIn: { id: 's13', number: 13 },
  age: 3,
  cameBack: 2,
  isOverdue: true,
  history: [
    { at: '2026-05-14', state: 'in-progress', note: '' },
    { at: '2026-05-28', state: 'open', note: 'nobody had time' },
  ],
  from: 'Retrospective of sprint 13',
  source: {
    kind: 'card',
    id: 'c1',
    title: 'Reviews were slow',
    url: null,
    sprint: { id: 's13', number: 13 },
  },
}
const criteria: Action = {
  ...action,
  id: 'a3',
  text: 'Define what done means',
  owner: 'everyone',
  state: 'done',
  dueSprint: null,
  history: [{ at: null, state: 'done', note: '' }],
}

const person = (id: string, name: string) => ({
  id,
  version: 1,
  name,
  aliases: [],
  githubLogin: null,
  usualPercent: null,
  country: null,
  region: null,
  active: true,
})

const shared = {
  number: 12,
  repository: 'crew/hull',
  url: 'https://github.com/crew/hull/issues/12',
}

let api: FakeApi
let list: Action[]
let inTime: { sprintId: string; number: number; due: number; done: number }[]
beforeEach(async () => {
  list = [action, review, criteria]
  inTime = []
  const change = (id: string, edit: object) => {
    list = list.map(one => (one.id === id ? ({ ...one, ...edit, version: 2 } as Action) : one))
    return list.find(one => one.id === id)
  }
  api = fakeApi({
    ...crewRoutes,
    'GET /api/teams/crew/people': { people: [person('p1', 'mara'), person('p2', 'tobin')] },
    'GET /api/teams/crew/actions': () => ({ actions: list, inTime }),
    'GET /api/teams/crew/actions/repositories': {
      repositories: [{ name: 'crew/hull', url: 'https://github.com/crew/hull' }],
      why: null,
    },
    'POST /api/teams/crew/actions/:id/issue': (
      { body }: { body: ActionIssue },
      { id }: { id: string },
    ) => change(id, { issue: { ...shared, number: body.number ?? 12, state: 'open' } }),
    'PATCH /api/teams/crew/actions/:id': ({ body }: { body: unknown }, { id }: { id: string }) => {
      const { note: _, ...edit } = body as ActionEdit
      return change(id, edit)
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const sent = (method: string) =>
  api.calls.filter(call => call.method === method).map(call => call.body)
const edits = () => sent('PATCH')
const open = async (path = '/crew/actions') => (await openPage(path)).screen

describe('the list', () => {
  test('has what is overdue first, then by the sprint it is due in; the rest is one step away', async () => {
    const screen = await open()
    await expect.element(screen.getByRole('region', { name: 'Overdue · 1' })).toBeVisible()
    const names = screen
      .getByRole('heading', { level: 2 })
      .elements()
      .map(({ textContent }) => textContent)
    expect(names).toEqual(['Overdue · 1', 'Due in sprint 16, by 24 Jun · 1'])
    await expect.element(screen.getByText('Define what done means')).not.toBeInTheDocument()
    await screen.getByText('All 3').click()
    await expect.element(screen.getByText('Define what done means')).toBeVisible()
  })

  test('says of each how old it is, how often it came back, and what it came from', async () => {
    const screen = await open()
    const late = screen.getByRole('region', { name: 'Overdue · 1' })
    await expect.element(late.getByText('was due Sprint 14, 27 May')).toBeVisible()
    await expect.element(late.getByText('3 sprints old, came back twice')).toBeVisible()
    await expect.element(late.getByText(/^Retrospective of sprint 13: /)).toBeVisible()
    await expect
      .element(late.getByRole('link', { name: '“Reviews were slow”' }))
      .toHaveAttribute('href', '/crew/sprints/13/retro')
  })

  test('has a dated history, the latest state in sight', async () => {
    const screen = await open()
    await screen.getByText('28 May 2026: Open · nobody had time').click()
    await expect.element(screen.getByText('14 May 2026: In progress')).toBeVisible()
  })

  test('is shown for one person or role, and the address keeps that', async () => {
    const { screen, router } = await openPage('/crew/actions')
    await screen.getByRole('combobox', { name: 'Owner' }).last().click()
    await screen.getByRole('option', { name: 'developers' }).click()
    await expect.element(screen.getByText(action.text)).not.toBeInTheDocument()
    await expect.element(screen.getByText(review.text)).toBeVisible()
    await screen.getByText('Done 0').click()
    expect(router.state.location.search).toBe('?owner=developers&state=done')
    await expect.element(screen.getByText('Nothing is left to do here')).toBeVisible()
  })

  test('says without actions how to get some', async () => {
    list = []
    const screen = await open()
    await expect.element(screen.getByText('No actions yet')).toBeVisible()
    await expect
      .element(screen.getByRole('link', { name: 'Import minutes' }))
      .toHaveAttribute('href', '/crew/import')
  })

  test('tells in words how many were done in time, of the team', async () => {
    inTime = [
      { sprintId: 's14', number: 14, due: 4, done: 1 },
      { sprintId: 's15', number: 15, due: 2, done: 2 },
    ]
    const screen = await open()
    const panel = screen.getByRole('region', { name: 'Done in time' })
    await expect.element(panel.getByText(/^3 of 6 actions of the last 2 sprints/)).toBeVisible()
    await expect.element(panel.getByText('1 of 4')).toBeVisible()
  })
})

describe('a state', () => {
  test('is changed with a note', async () => {
    const screen = await open()
    await screen.getByRole('button', { name: /^Open. Change the state of “Let dev/ }).click()
    await screen.getByRole('radio', { name: 'Done' }).click()
    await screen.getByLabelText('Note').fill('Agreed in the meeting')
    await userEvent.keyboard('{Enter}')
    await expect.poll(edits).toEqual([{ version: 1, state: 'done', note: 'Agreed in the meeting' }])
    await expect.element(screen.getByRole('region', { name: /^Overdue/ })).not.toBeInTheDocument()
  })

  test('that somebody else changed meanwhile is offered beside one’s own, and the note is not lost', async () => {
    const screen = await open()
    const current = { ...review, version: 7, state: 'dropped' }
    api.use({
      'PATCH /api/teams/crew/actions/:id': ({ body }: { body: unknown }) =>
        (body as ActionEdit).version === 7
          ? { ...review, version: 8, state: 'done' }
          : refuse(409, 'Somebody else was quicker.', { current }),
    })
    await screen.getByRole('button', { name: /^Open. Change the state of “Let dev/ }).click()
    await screen.getByRole('radio', { name: 'Done' }).click()
    await screen.getByLabelText('Note').fill('All of it')
    await screen.getByRole('button', { name: 'Save' }).click()
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/Dropped.*Done/)
    await screen.getByRole('button', { name: 'Save mine' }).click()
    await expect
      .poll(() => edits().at(-1))
      .toEqual({ version: 7, state: 'done', note: 'All of it' })
  })
})

describe('what is done', () => {
  test('is asked whether it helped, and shows the answer with its note', async () => {
    const screen = await open('/crew/actions?state=done')
    await expect
      .element(screen.getByRole('region', { name: 'Done: did it help? · 1' }))
      .toBeVisible()
    await screen.getByRole('button', { name: 'Did it help? “Define what done means”' }).click()
    const ask = screen.getByRole('dialog')
    await ask.getByRole('radio', { name: 'Partly' }).click()
    await ask.getByLabelText('Note').fill('for bugs only')
    await ask.getByRole('button', { name: 'Save' }).click()
    await expect
      .poll(edits)
      .toEqual([{ version: 1, helped: { answer: 'partly', note: 'for bugs only' } }])
    await expect
      .element(screen.getByRole('button', { name: /^It helped partly: for bugs only\./ }))
      .toBeVisible()
  })
})

describe('an action', () => {
  test('is a line and Enter, and a second press makes no second one', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    api.use({ 'POST /api/teams/crew/actions': () => promise })
    const screen = await open()
    const line = screen.getByRole('textbox', { name: 'New action' })
    await line.fill('Ask for a second certification machine')
    await userEvent.keyboard('{Enter}{Enter}')
    list = [...list, { ...action, id: 'a9', text: 'Ask for a second certification machine' }]
    resolve(list.at(-1))
    await expect
      .element(screen.getByRole('listitem').getByText('Ask for a second certification machine'))
      .toBeVisible()
    await expect.element(line).toHaveValue('')
    expect(sent('POST')).toHaveLength(1)
  })

  test('that could not be added stays in the line', async () => {
    api.use({ 'POST /api/teams/crew/actions': () => refuse(500, 'Something went wrong inside.') })
    const screen = await open()
    await screen.getByRole('textbox', { name: 'New action' }).fill('Ask for a machine')
    await screen.getByRole('button', { name: 'Add' }).click()
    await expect
      .element(screen.getByRole('alert'))
      .toMatchTextContent(/Something went wrong inside/)
    await expect
      .element(screen.getByRole('textbox', { name: 'New action' }))
      .toHaveValue('Ask for a machine')
  })

  test('gets another owner; what somebody else wrote there meanwhile is offered beside it', async () => {
    const screen = await open()
    api.use({
      'PATCH /api/teams/crew/actions/:id': () =>
        refuse(409, 'Somebody else was quicker.', {
          current: { ...review, version: 7, owner: 'ilse' },
        }),
    })
    await screen.getByRole('button', { name: /^Edit “Let dev/ }).click()
    const dialog = screen.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Owner' }).click()
    await screen.getByRole('option', { name: 'mara' }).click()
    await userEvent.keyboard('{Escape}')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect
      .element(screen.getByRole('alert'))
      .toMatchTextContent(/ilse.*tobin, developers, mara/)
    await screen.getByRole('button', { name: 'Save mine' }).click()
    await expect
      .poll(() => edits().at(-1))
      .toEqual({ version: 7, owner: 'tobin, developers, mara' })
  })
})

describe('the issue of an action', () => {
  const askFor = async () => {
    const screen = await open()
    await screen.getByRole('button', { name: /^Make an issue of “Let dev/ }).click()
    const dialog = screen.getByRole('dialog')
    await expect
      .element(dialog.getByRole('combobox', { name: 'Repository' }))
      .toHaveValue('crew/hull')
    return { screen, dialog }
  }

  test('is made by a press, and then leads to GitHub', async () => {
    const { screen, dialog } = await askFor()
    await dialog.getByRole('button', { name: 'Make the issue' }).click()
    await expect
      .element(screen.getByRole('link', { name: 'crew/hull#12' }))
      .toHaveAttribute('href', 'https://github.com/crew/hull/issues/12')
    expect(sent('POST')).toEqual([{ repository: 'crew/hull' }])
    await expect
      .element(screen.getByRole('button', { name: /^Make an issue of “Let dev/ }))
      .not.toBeInTheDocument()
  })

  test('that cannot be made says why, and how it is made by hand and linked', async () => {
    api.use({
      'POST /api/teams/crew/actions/:id/issue': ({ body }: { body: ActionIssue }) =>
        body.number === undefined
          ? refuse(502, 'GitHub does not let the token make issues in crew/hull.')
          : { ...review, issue: { ...shared, number: body.number, state: 'open' } },
    })
    const { screen, dialog } = await askFor()
    await dialog.getByRole('button', { name: 'Make the issue' }).click()
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/does not let the token/)
    const byHand = dialog.getByRole('link', { name: 'Make it by hand on GitHub' })
    const address = new URL(byHand.element().getAttribute('href') ?? '')
    expect(address.pathname).toBe('/crew/hull/issues/new')
    expect(address.searchParams.get('title')).toBe(review.text)
    expect(address.searchParams.get('body')).toContain('Owner: developers')
    expect(address.searchParams.get('body')).not.toContain('tobin')
    await dialog.getByLabelText('Number, if the issue is there already').fill('31')
    await dialog.getByRole('button', { name: 'Link it' }).click()
    await expect.element(screen.getByRole('link', { name: 'crew/hull#31' })).toBeVisible()
  })

  test('that was closed as completed is a reason to ask, not to say it is done', async () => {
    list = [{ ...review, issue: { ...shared, state: 'completed' } }]
    const screen = await open()
    await expect
      .element(screen.getByText('The issue crew/hull#12 was closed as completed.'))
      .toBeVisible()
    expect(edits()).toEqual([])
    await screen.getByRole('button', { name: /^Mark it done: “Let dev/ }).click()
    await expect
      .poll(edits)
      .toEqual([{ version: 1, state: 'done', note: 'crew/hull#12 was closed as completed' }])
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Actions is accessible in ${colorScheme}`, async () => {
    list = [...list, { ...review, id: 'a4', issue: { ...shared, state: 'not-planned' } }]
    inTime = [{ sprintId: 's14', number: 14, due: 4, done: 1 }]
    const { screen } = await openPage('/crew/actions?state=all', { colorScheme })
    await screen
      .getByRole('button', { name: /^Open. Change/ })
      .first()
      .click()
    await expect.element(screen.getByLabelText('Note')).toBeVisible()
    await expect.poll(() => document.getAnimations()).toEqual([])
    await expectAccessible()
  })

  test(`The form for an issue is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/actions', { colorScheme })
    await screen.getByRole('button', { name: /^Make an issue of “Let dev/ }).click()
    await expect.element(screen.getByRole('button', { name: 'Make the issue' })).toBeVisible()
    await expectAccessible()
  })
}
