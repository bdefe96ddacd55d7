import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup } from 'vitest-browser-react'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = location.href
const own = Object.getOwnPropertyDescriptor(globalThis, 'Temporal')
let api: FakeApi
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  await page.viewport(1280, 800)
})
afterEach(async () => {
  await cleanup()
  api.restore()
  document.getElementById('root')?.remove()
  history.replaceState(null, '', address)
  if (own) Object.defineProperty(globalThis, 'Temporal', own)
})

test('a browser without Temporal gets it before the pages start', async () => {
  Reflect.deleteProperty(globalThis, 'Temporal')
  expect('Temporal' in globalThis).toBe(false)
  const root = document.createElement('div')
  root.id = 'root'
  document.body.append(root)
  history.replaceState(null, '', '/crew')
  await import('../../../web/main.tsx')
  await expect.element(page.getByRole('heading', { level: 1, name: 'Sprint 16' })).toBeVisible()
  expect(Temporal.PlainDate.from('2026-06-24').dayOfWeek).toBe(3)
})
