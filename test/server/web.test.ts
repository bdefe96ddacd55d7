import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildTestApp } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'

const page = '<!doctype html><title>Knots</title>'

async function withWeb() {
  const webFolder = freshFolder()
  mkdirSync(join(webFolder, 'assets'))
  writeFileSync(join(webFolder, 'index.html'), page)
  writeFileSync(join(webFolder, 'assets/index-abc123.js'), 'export {}\n'.repeat(300))
  return buildTestApp({ webFolder })
}

test('every address that is not of the interface shows the page, which is asked for anew each time', async () => {
  const app = await withWeb()
  for (const url of ['/', '/fleet', '/fleet/sprints/12/review', '/index.html', '/apiary']) {
    const answer = await app.get(url)
    expect(answer.statusCode, url).toBe(200)
    expect(answer.body).toBe(page)
    expect(answer.headers['cache-control']).toBe('no-cache')
  }
})

test('assets may be kept for ever and are compressed', async () => {
  const app = await withWeb()
  const answer = await app.get('/assets/index-abc123.js', { 'accept-encoding': 'gzip' })
  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'gzip',
  })
})

test('a missing asset and an unknown address of the interface show no page', async () => {
  const app = await withWeb()
  for (const url of ['/assets/index-old.js', '/api/nothing', '/api?x=1']) {
    const answer = await app.get(url)
    expect(answer.statusCode, url).toBe(404)
    expect(answer.json().code).toBe('not-found')
  }
  expect((await app.post('/fleet', {})).statusCode).toBe(404)
})

test('without built pages the address says how to build them', async () => {
  const app = await buildTestApp({ webFolder: '/nowhere' })
  const answer = await app.get('/')
  expect(answer.statusCode).toBe(404)
  expect(answer.body).toMatch(/npm run build/)
})

test('over plain http nothing tells the browser to use https', async () => {
  const plain = await (await withWeb()).get('/')
  expect(plain.headers['strict-transport-security']).toBeUndefined()
  expect(plain.headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
  const environment = { PUBLIC_URL: 'https://knots.example.org' }
  const secure = await (await buildTestApp({ environment })).get('/api/health')
  expect(secure.headers['strict-transport-security']).toBeDefined()
  expect(secure.headers['content-security-policy']).toContain('upgrade-insecure-requests')
})

test('every answer carries the headers that protect a page, also one that found nothing', async () => {
  const app = await withWeb()
  for (const address of ['/', '/api/health', '/api/teams/nobody', '/api/nothing']) {
    const { headers } = await app.get(address)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  }
})

test('the interface is described by OpenAPI 3.1 made from the contract, with a page for people', async () => {
  const app = await buildTestApp()
  const { openapi, paths, components } = (await app.get('/api/openapi.json')).json()
  expect(openapi).toBe('3.1.0')
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/api/health', '/api/teams', '/api/teams/{team}/people/{id}']),
  )
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(['Team', 'Person', 'Action', 'Problem']),
  )
  expect(paths['/api/teams'].post.responses).toHaveProperty('4XX')
  const docs = await app.get('/api/docs/')
  expect(docs.statusCode).toBe(200)
  expect(docs.headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
})

test('a link out of the folder of the pages leads nowhere', async () => {
  const [webFolder, outside] = [freshFolder(), freshFolder()]
  mkdirSync(join(webFolder, 'assets'))
  writeFileSync(join(webFolder, 'index.html'), page)
  writeFileSync(join(webFolder, 'assets/own.txt'), 'own')
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  symlinkSync(join(outside, 'secret.txt'), join(webFolder, 'assets/file.txt'))
  symlinkSync(outside, join(webFolder, 'assets/folder'))
  const app = await buildTestApp({ webFolder })
  expect((await app.get('/assets/own.txt')).body).toBe('own')
  for (const url of ['/assets/file.txt', '/assets/folder/secret.txt'])
    expect((await app.get(url)).statusCode, url).toBe(404)
})

test('no address sends a browser to another site', async () => {
  const app = await withWeb()
  const host = 'evil.example'
  for (const url of [
    `//${host}`,
    `/\\${host}`,
    `/%2f%2f${host}`,
    `/..//${host}`,
    `/assets//${host}/`,
  ]) {
    const answer = await app.app.inject({ method: 'GET', url })
    expect(answer.statusCode, url).toBeLessThan(500)
    expect(answer.headers.location, url).toBeUndefined()
  }
  const docs = await app.get(`/api/docs/static/index.html?x=//${host}`)
  expect(docs.headers.location ?? '/').toMatch(/^\/api\/docs\//)
})
