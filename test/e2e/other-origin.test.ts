import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { type Program, startProgram } from './program.ts'

let knots: Program
let browser: Browser
let strangerUrl: string
const stranger = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html')
  response.end('<!doctype html><title>A page of somebody else</title>')
})

beforeAll(async () => {
  knots = await startProgram()
  browser = await openBrowser()
  await new Promise<void>(resolve => stranger.listen(0, '127.0.0.1', resolve))
  strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser.close()
  stranger.close()
  expect(await knots.stop()).toBe(0)
})

test('a page of another origin in the same browser can neither write to Knots nor read from it', async () => {
  const { page } = await openPage(browser)
  await page.goto(strangerUrl)
  const tried = await page.evaluate(async url => {
    const body = JSON.stringify({ name: 'Intruders', timeZone: 'UTC' })
    const attempt = (init: RequestInit) =>
      fetch(`${url}/api/teams`, init).then(
        answer => answer.type,
        () => 'refused',
      )
    return {
      plain: await attempt({ method: 'POST', mode: 'no-cors', body }),
      json: await attempt({
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      }),
      read: await attempt({}),
    }
  }, knots.url)
  expect(tried.json).toBe('refused')
  expect(tried.read).toBe('refused')

  await page.evaluate(url => {
    document.body.innerHTML = `<form method="post" action="${url}/api/teams" enctype="text/plain">
      <input name='{"name":"Intruders","timeZone":"UTC","x":"' value='"}'><button>Win</button></form>`
  }, knots.url)
  const [answer] = await Promise.all([
    page.waitForResponse(response => response.url().startsWith(knots.url)),
    page.getByRole('button', { name: 'Win' }).click(),
  ])
  expect(answer.status()).toBe(403)

  const { teams } = await (await fetch(`${knots.url}/api/teams`)).json()
  expect(teams).toEqual([])
})

test('a name that is not Knots’ own gets no answer from it', async () => {
  const { request } = await import('node:http')
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(`${knots.url}/api/teams`, { headers: { host: 'evil.example:4000' } }, answer => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(status).toBe(421)
})
