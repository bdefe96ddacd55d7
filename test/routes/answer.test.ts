import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { insertSprints } from '../../server/store/sprints.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'

const url = '/api/teams/fleet/sprints'

async function withSprints() {
  const app = await buildTestApp()
  const { id } = await makeTeam(app)
  const drafts = Array.from({ length: 9 }, (_, index) => ({
    firstDay: `2026-0${index + 1}-01`,
    lastDay: `2026-0${index + 1}-14`,
    madeFrom: 'manual' as const,
  }))
  await app.db.write(tx => insertSprints(tx, id, drafts, app.clock.now()))
  return app
}

test('a finished answer is the same whatever way it is packed', async () => {
  const app = await withSprints()
  const plain = await app.get(url)
  const gzip = await app.get(url, { 'accept-encoding': 'gzip, deflate' })
  const brotli = await app.get(url, { 'accept-encoding': 'gzip, deflate, br;q=0.9' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body)
  expect(gzip.rawPayload.byteLength).toBeLessThan(plain.rawPayload.byteLength / 2)
  const tags = [plain, gzip, brotli].map(answer => answer.headers.etag)
  expect(new Set(tags).size).toBe(1)
  expect(plain.headers.vary).toContain('accept-encoding')
})

test('a way of packing that the asker refuses is not used', async () => {
  const app = await withSprints()
  const answer = await app.get(url, { 'accept-encoding': 'br;q=0, gzip;q=0.0, identity' })
  expect(answer.headers['content-encoding']).toBeUndefined()
  expect(answer.json().sprints).toHaveLength(9)
})

test('only reading is answered with "as you have it": a write is done and shown', async () => {
  const app = await withSprints()
  const condition = { 'if-none-match': '*' }
  expect((await app.get(url, condition)).statusCode).toBe(304)
  const days = { firstDay: '2027-01-01', lastDay: '2027-01-14' }
  const added = await app.post(url, days, condition)
  expect(added.statusCode).toBe(201)
  expect(added.json()).toMatchObject(days)
})
