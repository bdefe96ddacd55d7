import { beforeEach, describe, expect, test } from 'vitest'
import { sprints } from '../../db/schema.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { sprintRow } from '../support/rows.ts'

let app: TestApp
let teamId: string
const T = '/api/teams/fleet'

beforeEach(async () => {
  app = await buildTestApp()
  teamId = (await makeTeam(app)).id
})

async function addSprint(given: Partial<typeof sprints.$inferInsert> = {}) {
  const row = sprintRow({ teamId, number: 7, ...given })
  await app.db.write(async tx => {
    await tx.insert(sprints).values(row)
  })
  return row.id
}

async function newKey(): Promise<string> {
  const answer = await app.post(`${T}/pictures/key`)
  expect(answer.statusCode).toBe(200)
  return answer.json().pictureKey
}

const words = (svg: string) =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, found]) => found)

describe('pictures of a team', () => {
  test('are an SVG and a PNG at stable addresses', async () => {
    const id = await addSprint()
    for (const path of [`sprints/${id}/burndown`, 'sprints/current/burndown', 'velocity']) {
      const svg = await app.get(`${T}/${path}.svg`)
      expect(svg.statusCode).toBe(200)
      expect(svg.headers).toMatchObject({
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
      })
      expect(svg.body).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
      expect(svg.body).toContain('Fleet')
      const png = await app.get(`${T}/${path}.png?scale=1&width=400`)
      expect(png.headers['content-type']).toBe('image/png')
      expect(png.rawPayload.readUInt32BE(16)).toBe(400)
    }
  })

  test('are not sent again while they are the same', async () => {
    await addSprint()
    for (const format of ['svg', 'png']) {
      const first = await app.get(`${T}/sprints/current/burndown.${format}`)
      const { etag = '' } = first.headers
      const known = { 'if-none-match': String(etag) }
      const again = await app.get(`${T}/sprints/current/burndown.${format}`, known)
      expect([again.statusCode, again.body]).toEqual([304, ''])
      await app.db.write(async tx => {
        await tx.update(sprints).set({ title: `Regatta ${format}` })
      })
      await app.patch(T, { version: (await app.get(T)).json().version, name: `Fleet ${format}` })
      const other = await app.get(`${T}/sprints/current/burndown.${format}`, known)
      expect(other.statusCode).toBe(200)
    }
  })

  test('say that there is no sprint yet, and no velocity', async () => {
    const burndown = await app.get(`${T}/sprints/current/burndown.svg`)
    expect([burndown.statusCode, words(burndown.body)]).toEqual([
      200,
      ['Burn-down', 'Fleet', 'This team has no sprint yet.', 'As of 17 Jun 2026'],
    ])
    expect(words((await app.get(`${T}/velocity.svg`)).body)).toContain(
      'No sprint has begun yet, so there is no velocity.',
    )
  })

  test('say why a sprint has no burn-down', async () => {
    const id = await addSprint({ state: 'closed', madeFrom: 'minutes' })
    const picture = await app.get(`${T}/sprints/${id}/burndown.svg`)
    const { why } = (await app.get(`${T}/sprints/${id}/burndown`)).json()
    expect(why).toEqual(expect.any(String))
    expect(picture.statusCode).toBe(200)
    expect(words(picture.body).join(' ')).toContain(why)
  })

  test('come in the theme and the width that are asked for, within bounds', async () => {
    await addSprint()
    const dark = await app.get(`${T}/sprints/current/burndown.svg?theme=dark&width=320`)
    expect(dark.body).toContain('width="320"')
    expect(dark.body).toContain('fill="#171d2a"')
    for (const query of ['width=319', 'width=1601', 'width=wide', 'theme=pink', 'scale=3']) {
      const answer = await app.get(`${T}/sprints/current/burndown.png?${query}`)
      expect(answer.statusCode, query).toBe(400)
    }
  })

  test('hold what people typed as text', async () => {
    await addSprint({ title: '<script>alert(1)</script>' })
    const picture = await app.get(`${T}/sprints/current/burndown.svg`)
    expect(picture.body).toContain('&lt;script&gt;alert(1)')
    expect(picture.body).not.toContain('<script')
  })

  test('of a sprint of another team are not found', async () => {
    const id = await addSprint()
    await makeTeam(app, 'Port')
    expect((await app.get(`/api/teams/port/sprints/${id}/burndown.svg`)).statusCode).toBe(404)
  })
})

describe('pictures to embed elsewhere', () => {
  test('are nowhere until the team gives them an address', async () => {
    expect((await app.get(T)).json().pictureKey).toBeNull()
    for (const key of ['null', '', 'undefined', teamId, 'fleet']) {
      expect((await app.get(`/api/pictures/${key}/velocity.svg`)).statusCode, key).toBe(404)
    }
  })

  test('may be shown by pages of other sites, which ask anew each time', async () => {
    await addSprint()
    const key = await newKey()
    expect(Buffer.from(key, 'base64url').byteLength).toBeGreaterThanOrEqual(16)
    expect((await app.get(T)).json().pictureKey).toBe(key)
    const paths = ['velocity', 'burndown', 'sprints/7/burndown']
    for (const path of paths.flatMap(one => [`${one}.svg`, `${one}.png`])) {
      const answer = await app.get(`/api/pictures/${key}/${path}`)
      expect(answer.statusCode, path).toBe(200)
      expect(answer.headers).toMatchObject({
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, max-age=0, no-cache',
        etag: expect.any(String),
      })
    }
    const own = await app.get(`${T}/sprints/current/burndown.svg`)
    expect((await app.get(`/api/pictures/${key}/burndown.svg`)).body).toBe(own.body)
  })

  test('show nothing else of the team', async () => {
    await addSprint()
    const key = await newKey()
    const others = ['', '/burndown', '/velocity', '/sprints', '/sprints/8/burndown.svg', '/team']
    for (const path of others) {
      const answer = await app.get(`/api/pictures/${key}${path}`)
      expect(answer.statusCode, path).toBe(404)
      expect(answer.body).not.toContain('Fleet')
    }
    expect((await app.get(`/api/teams/${key}`)).statusCode).toBe(404)
  })

  test('end with their address, and a new one ends the old', async () => {
    const first = await newKey()
    const second = await newKey()
    expect(second).not.toBe(first)
    const at = async (key: string) =>
      (await app.get(`/api/pictures/${key}/velocity.svg`)).statusCode
    expect([await at(first), await at(second)]).toEqual([404, 200])
    const { version } = (await app.get(T)).json()
    expect((await app.remove(`${T}/pictures/key`)).json()).toMatchObject({
      pictureKey: null,
      version,
    })
    expect([await at(first), await at(second)]).toEqual([404, 404])
  })

  test('of one team are not those of another', async () => {
    await makeTeam(app, 'Port')
    const fleet = await newKey()
    const port = (await app.post('/api/teams/port/pictures/key')).json().pictureKey
    const nameAt = async (key: string) =>
      words((await app.get(`/api/pictures/${key}/velocity.svg`)).body)[1]
    expect([await nameAt(fleet), await nameAt(port)]).toEqual(['Fleet', 'Port'])
  })

  test('have an address that no log and no export holds', async () => {
    const key = await newKey()
    await app.get(`/api/pictures/${key}/velocity.svg`)
    expect(app.log.join('')).not.toContain(key)
  })
})
