import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { toCsv } from '../../../web/components/chart/table.ts'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { openPage } from '../../support/web-app.tsx'
import { crewRoutes } from '../../support/web-routes.ts'

let api: FakeApi
let saved: { name: string; blob: Blob }[]
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  saved = []
  await page.viewport(1280, 900)
  let latest: Blob | null = null
  vi.spyOn(URL, 'createObjectURL').mockImplementation(blob => {
    latest = blob as Blob
    return 'blob:saved'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined)
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    if (latest) saved.push({ name: this.download, blob: latest })
  })
})
afterEach(() => api.restore())

test('a chart is saved as a picture of its size with title and legend', async () => {
  const { screen } = await openPage('/crew')
  await screen.getByRole('button', { name: 'Burn-down as PNG' }).click()
  await expect.poll(() => saved.length).toBe(1)
  const [file] = saved
  expect(file?.name).toBe('burn-down-sprint-16-11-24-jun-2026.png')
  const picture = await createImageBitmap(file!.blob)
  const width = Math.max(
    ...[...document.querySelectorAll('figure svg')].map(svg => svg.clientWidth),
  )
  expect(picture.width).toBe(2 * (width + 48))
})

test('the picture stands on the ground of the theme', async () => {
  const { screen } = await openPage('/crew', { colorScheme: 'dark' })
  await screen.getByRole('button', { name: 'Burn-down as PNG' }).click()
  await expect.poll(() => saved.length).toBe(1)
  const picture = await createImageBitmap(saved[0]!.blob)
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')!
  context.drawImage(picture, 0, 0)
  expect([...context.getImageData(4, 4, 1, 1).data]).toEqual([0x17, 0x1d, 0x2a, 255])
})

test('a chart is saved as CSV with unrounded numbers', async () => {
  const { screen } = await openPage('/crew')
  await screen.getByRole('button', { name: 'Burn-down as CSV' }).click()
  await expect.poll(() => saved.length).toBe(1)
  const lines = (await saved[0]!.blob.text()).split('\r\n')
  expect(lines[0]).toBe('Day,Remaining,Completed,Scope,Scope change,Guideline,Changes')
  expect(lines[2]).toMatch(/^Fri 12 Jun,33,1,34,,27\.2\d*,Completed: Describe how a site is added$/)
  expect(lines[14]).toMatch(/^Wed 24 Jun,,,,,0,?/)
})

test('text that a spreadsheet would run is made harmless in CSV', () => {
  const columns = [{ label: 'Title', values: ['=1+1', 'a "b", c', null, -3] }]
  expect(toCsv(columns)).toBe('Title\r\n\'=1+1\r\n"a ""b"", c"\r\n\r\n-3\r\n')
})
