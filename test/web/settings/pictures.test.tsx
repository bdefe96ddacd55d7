import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { snippetOf } from '../../../web/features/settings/pictures.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { team } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const T = '/api/teams/crew'
const given = { key: 'k3y', origin: 'https://knots.example.org', alt: 'Velocity, Crew' }

describe('the text to paste', () => {
  test('is Markdown with the whole address', () => {
    expect(snippetOf(given, 'velocity', { colours: 'light', format: 'svg' })).toBe(
      '![Velocity, Crew](https://knots.example.org/api/pictures/k3y/velocity.svg)',
    )
    expect(snippetOf(given, 'burndown', { colours: 'dark', format: 'png' })).toBe(
      '![Velocity, Crew](https://knots.example.org/api/pictures/k3y/burndown.png?theme=dark)',
    )
  })

  test("offers both pictures where the colours are the reader's", () => {
    expect(snippetOf(given, 'velocity', { colours: 'reader', format: 'svg' })).toBe(
      [
        '<picture>',
        '  <source media="(prefers-color-scheme: dark)" srcset="https://knots.example.org/api/pictures/k3y/velocity.svg?theme=dark">',
        '  <img alt="Velocity, Crew" src="https://knots.example.org/api/pictures/k3y/velocity.svg">',
        '</picture>',
      ].join('\n'),
    )
  })

  test('keeps the name of the team from being markup', () => {
    const alt = 'A](https://elsewhere) <b>"crew"</b>'
    const text = (colours: 'light' | 'reader') =>
      snippetOf({ ...given, alt }, 'velocity', { colours, format: 'svg' })
    expect(text('light')).toContain(
      '![A\\](https://elsewhere) \\<b\\>"crew"\\</b\\>](https://knots.example.org/',
    )
    expect(text('reader')).toContain(
      'alt="A](https://elsewhere) &lt;b&gt;&quot;crew&quot;&lt;/b&gt;"',
    )
  })
})

describe('pictures in Settings', () => {
  let api: FakeApi
  let key: string | null
  beforeEach(async () => {
    key = null
    const saved = () => ({ ...team, pictureKey: key })
    api = fakeApi({
      ...crewRoutes,
      'GET /api/teams/crew/people': { people: [] },
      [`GET ${T}`]: saved,
      [`POST ${T}/pictures/key`]: () => {
        key = `${key ?? 'first'}x`
        return saved()
      },
      [`DELETE ${T}/pictures/key`]: () => {
        key = null
        return saved()
      },
    })
    await page.viewport(1280, 900)
  })
  afterEach(() => api.restore())

  const open = async () => {
    const { screen } = await openPage('/crew/settings#pictures')
    const section = screen.getByRole('region', { name: 'Pictures for README and wiki' })
    await expect.element(section).toBeVisible()
    return { screen, section, toggle: section.getByRole('switch') }
  }

  test('are for the team alone until somebody lets them out, and say who sees them', async () => {
    const { section, toggle } = await open()
    await expect.element(toggle).not.toBeChecked()
    await expect
      .element(section.getByText('Now only those who can open Knots see them.'))
      .toBeVisible()
    expect(section.getByRole('img').elements()).toHaveLength(0)
    await toggle.click()
    await expect.element(toggle).toBeChecked()
    await expect.element(section.getByText(/sees its picture without signing in/)).toBeVisible()
    const image = section.getByRole('img', { name: 'Velocity, Harbour crew' })
    expect(image.element().getAttribute('src')).toBe('/api/pictures/firstx/velocity.svg')
    expect(section.element().textContent).toContain(
      `![Velocity, Harbour crew](${location.origin}/api/pictures/firstx/velocity.svg)`,
    )
    await expectAccessible()
  })

  test('come in other colours and as PNG', async () => {
    key = 'first'
    const { section } = await open()
    await section.getByText('Dark', { exact: true }).click()
    await section.getByText('PNG', { exact: true }).click()
    const image = section.getByRole('img', { name: /^Burn-down/ })
    await expect
      .poll(() => image.element().getAttribute('src'))
      .toBe('/api/pictures/first/burndown.png?theme=dark')
  })

  test('get a new address or none only after a question', async () => {
    key = 'first'
    const { screen, section, toggle } = await open()
    await section.getByRole('button', { name: 'New address' }).click()
    const dialog = screen.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect.element(dialog).not.toBeInTheDocument()
    expect(api.calls.filter(({ method }) => method !== 'GET')).toEqual([])
    await section.getByRole('button', { name: 'New address' }).click()
    await dialog.getByRole('button', { name: 'New address' }).click()
    await expect
      .poll(() => section.element().textContent)
      .toContain('/api/pictures/firstx/velocity.svg')
    await expect.element(dialog).not.toBeInTheDocument()
    await toggle.click()
    await dialog.getByRole('button', { name: 'End it' }).click()
    await expect.element(toggle).not.toBeChecked()
    expect(key).toBeNull()
  })

  test('say when the address could not be changed', async () => {
    api.use({ [`POST ${T}/pictures/key`]: () => refuse(500, 'The disk is full.') })
    const { section, toggle } = await open()
    await toggle.click()
    await expect.element(section.getByRole('alert')).toBeVisible()
    expect(section.element().textContent).toContain('The disk is full.')
    await expect.element(toggle).not.toBeChecked()
  })
})
