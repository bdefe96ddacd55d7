import { describe, expect, test } from 'vitest'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { pingPayload, type Signed, signed, webhookSecret } from '../support/webhooks.ts'

const path = '/api/webhooks/github'
const environment = {
  GITHUB_WEBHOOK_SECRET: webhookSecret,
  PUBLIC_URL: 'https://knots.example.org/',
}

/** As GitHub sends it: to the public name, with no page behind it. */
const deliver = (app: TestApp, { headers, body }: Signed, others: Record<string, string> = {}) =>
  app.app.inject({
    method: 'POST',
    url: path,
    headers: { host: 'knots.example.org', ...headers, ...others },
    payload: body,
  })

describe('a delivery', () => {
  test('of GitHub is taken in under the public name', async () => {
    const app = await buildTestApp({ environment })
    const issue = signed('issues', {
      action: 'opened',
      issue: { node_id: 'I_1', updated_at: '2026-06-17T12:00:00Z' },
    })
    const answer = await deliver(app, issue)
    expect(answer.statusCode).toBe(202)
    expect(answer.json()).toEqual({
      outcome: 'ignored',
      message: 'It is on no board that Knots reads.',
    })
  })

  test('is checked over its raw bytes with the secret, as GitHub documents it', async () => {
    const app = await buildTestApp({
      environment: { ...environment, GITHUB_WEBHOOK_SECRET: "It's a Secret to Everybody" },
    })
    // The example of "Validating webhook deliveries" in GitHub's documentation.
    const documented: Signed = {
      body: 'Hello, World!',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'ping',
        'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
        'x-hub-signature-256':
          'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
      },
    }
    expect((await deliver(app, documented)).json().message).toBe('The body is not valid JSON.')
    const other = await deliver(app, { ...documented, body: 'Hello, World?' })
    expect(other.statusCode).toBe(401)
  })

  test('with a wrong, cut, missing or foreign signature is refused, and an empty one too', async () => {
    const app = await buildTestApp({ environment })
    const good = signed('ping', pingPayload(['*']))
    const name = 'x-hub-signature-256'
    const signature = good.headers[name] ?? ''
    const { [name]: _, ...unsigned } = good.headers
    const bad: Signed[] = [
      signed('ping', pingPayload(['*']), { secret: 'another secret' }),
      { ...good, headers: { ...good.headers, [name]: signature.slice(0, -1) } },
      { ...good, headers: { ...good.headers, [name]: signature.replace('sha256=', 'sha1=') } },
      { ...good, headers: { ...good.headers, [name]: 'ö'.repeat(71) } },
      { ...good, headers: unsigned },
      { ...good, body: `${good.body} ` },
      { ...signed('ping', ''), body: '' },
    ]
    for (const one of bad) {
      const answer = await deliver(app, one)
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorised'])
    }
    expect((await deliver(app, good)).statusCode).toBe(202)
  })

  test('without any body or type is refused', async () => {
    const app = await buildTestApp({ environment })
    const answer = await app.app.inject({ method: 'POST', url: path })
    expect(answer.statusCode).toBe(401)
  })

  test('is refused while no secret is set, with what to set', async () => {
    const app = await buildTestApp({ environment: { PUBLIC_URL: environment.PUBLIC_URL } })
    const answer = await deliver(app, signed('ping', pingPayload(['*']), { secret: '' }))
    expect(answer.statusCode).toBe(401)
    expect(answer.json().message).toMatch(/Set GITHUB_WEBHOOK_SECRET/)
  })

  test('as a form, GitHub’s own default, is told to be JSON', async () => {
    const app = await buildTestApp({ environment })
    const form = signed('ping', 'payload=%7B%7D')
    const answer = await deliver(app, form, { 'content-type': 'application/x-www-form-urlencoded' })
    expect(answer.statusCode).toBe(415)
    expect(answer.json().message).toMatch(/application\/json/)
  })

  test('that is larger than any Knots reads is refused before it is looked at', async () => {
    const app = await buildTestApp({ environment })
    const two = signed('ping', { ...pingPayload(['*']), zen: 'x'.repeat(2 * 1024 * 1024) })
    expect((await deliver(app, two)).statusCode).toBe(202)
    const six = signed('ping', { zen: 'x'.repeat(6 * 1024 * 1024) })
    expect((await deliver(app, six)).statusCode).toBe(413)
  })

  test('without an id or in an unknown shape is refused with the reason', async () => {
    const app = await buildTestApp({ environment })
    const { headers, body } = signed('ping', pingPayload(['*']))
    const { 'x-github-delivery': _, ...others } = headers
    expect((await deliver(app, { headers: others, body })).statusCode).toBe(400)
    const odd = await deliver(app, signed('issues', { action: 'opened', issue: {} }))
    expect(odd.statusCode).toBe(400)
    expect(odd.json().message).toMatch(/^This issues is in a shape that Knots does not know/)
  })

  test('of a page of another site, or to a foreign name, is refused even if it is signed', async () => {
    const app = await buildTestApp({ environment })
    const ping = signed('ping', pingPayload(['*']))
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect((await deliver(app, ping, foreign)).statusCode).toBe(403)
    expect((await deliver(app, ping, { host: 'elsewhere.example' })).statusCode).toBe(421)
  })
})

describe('a team', () => {
  const github = { owner: 'Harbour-Works', number: 7 }

  test('sees where GitHub should deliver, and that nothing has come', async () => {
    const app = await buildTestApp({ environment })
    const { slug } = await makeTeam(app)
    expect((await app.get(`/api/teams/${slug}/webhooks`)).json()).toEqual({
      isSecretSet: true,
      payloadUrl: 'https://knots.example.org/api/webhooks/github',
      lastRefusal: null,
      deliveries: [],
    })
  })

  test('is told of neither secret nor address where the server has none', async () => {
    const app = await buildTestApp()
    const { slug } = await makeTeam(app)
    const shown = (await app.get(`/api/teams/${slug}/webhooks`)).json()
    expect(shown).toMatchObject({ isSecretSet: false, payloadUrl: null })
  })

  test('sees the ping of its organisation, once more when GitHub repeats it, and what is not ticked', async () => {
    const app = await buildTestApp({ environment })
    const { slug } = (
      await app.post('/api/teams', { name: 'Fleet', timeZone: 'UTC', github })
    ).json()
    const heard: string[] = []
    app.live.subscribe((await app.get(`/api/teams/${slug}`)).json().id, topic => heard.push(topic))
    const ping = signed('ping', pingPayload(['projects_v2_item', 'issues']))
    await deliver(app, ping)
    await app.clock.advance(60_000)
    await deliver(app, ping)
    expect(heard).toEqual(['webhooks', 'webhooks'])
    const { deliveries } = (await app.get(`/api/teams/${slug}/webhooks`)).json()
    expect(deliveries).toEqual([
      {
        id: ping.headers['x-github-delivery'],
        event: 'ping',
        action: null,
        receivedAt: '2026-06-17T12:01:00.000Z',
        outcome: 'ignored',
        message:
          'GitHub reaches this Knots, but will not tell of everything. Not ticked: projects_v2, pull_request.',
        tookMilliseconds: null,
      },
    ])
  })

  test('sees why the last delivery was refused, and never the secret', async () => {
    const app = await buildTestApp({ environment })
    const { slug } = await makeTeam(app)
    await deliver(app, signed('ping', pingPayload(['*']), { secret: 'another secret' }))
    const answer = await app.get(`/api/teams/${slug}/webhooks`)
    expect(answer.json().lastRefusal).toEqual({
      at: '2026-06-17T12:00:00.000Z',
      message:
        'The signature does not fit. Give GitHub’s webhook and GITHUB_WEBHOOK_SECRET the same secret.',
    })
    expect(answer.body + app.log.join()).not.toContain(webhookSecret)
  })

  test('no longer sees deliveries of more than a week ago', async () => {
    const app = await buildTestApp({ environment })
    const { slug } = (
      await app.post('/api/teams', { name: 'Fleet', timeZone: 'UTC', github })
    ).json()
    const day = 24 * 60 * 60 * 1000
    await deliver(app, signed('ping', pingPayload(['*'])))
    await app.clock.advance(4 * day)
    await deliver(app, signed('ping', pingPayload(['*'])))
    await app.clock.advance(4 * day)
    await deliver(app, signed('ping', pingPayload(['*'])))
    const { deliveries } = (await app.get(`/api/teams/${slug}/webhooks`)).json()
    expect(deliveries.map((one: { receivedAt: string }) => one.receivedAt.slice(0, 10))).toEqual([
      '2026-06-25',
      '2026-06-21',
    ])
  })
})
