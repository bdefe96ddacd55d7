import { expect, test } from 'vitest'
import { buildTestApp, makeTeam } from '../support/app.ts'

const T = '/api/teams/fleet'
const hook = 'https://chat.example.org/hooks/verySecretHook'

async function withChat(answer: () => Promise<Response> = async () => new Response('ok')) {
  const sent: { url: string; body: unknown; redirect: unknown }[] = []
  const post: typeof fetch = async (url, init) => {
    sent.push({
      url: String(url),
      body: JSON.parse(String(init?.body)),
      redirect: init?.redirect,
    })
    return answer()
  }
  const environment = { KNOTS_REMINDER_HOSTS: 'chat.example.org, hooks.example.com:8443' }
  const app = await buildTestApp({ environment, post })
  await makeTeam(app)
  return { app, sent }
}

test('a reminder is posted as the text that Mattermost and Slack understand', async () => {
  const { app, sent } = await withChat()
  await app.put(`${T}/reminder`, { url: hook })
  const answer = await app.post(`${T}/reminder/posts`, { text: 'Please answer' })
  expect(answer.statusCode).toBe(204)
  expect(sent).toEqual([{ url: hook, body: { text: 'Please answer' }, redirect: 'manual' }])
})

test('the address is a secret: only its host comes back, and nothing of it stands in the log', async () => {
  const { app } = await withChat()
  const saved = await app.put(`${T}/reminder`, { url: hook })
  const hosts = ['chat.example.org', 'hooks.example.com:8443']
  expect(saved.json()).toEqual({ host: 'chat.example.org', unreadable: null, allowedHosts: hosts })
  for (const path of ['/reminder', '/export.json', ''])
    expect((await app.get(T + path)).body).not.toContain('verySecretHook')
  expect(app.log.join()).not.toContain('verySecretHook')
})

test.each([
  ['a host that the administrator did not name', 'https://10.0.0.1/admin', /KNOTS_REMINDER_HOSTS/],
  ['another port of an allowed host', 'https://chat.example.org:22/', /may not post/],
  ['plain http', 'http://chat.example.org/hooks/x', /https/],
  ['no address at all', 'chat.example.org', /whole address/],
])('%s is refused and nothing is kept', async (_what, url, words) => {
  const { app, sent } = await withChat()
  const answer = await app.put(`${T}/reminder`, { url })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().issues[0].message).toMatch(words)
  expect((await app.get(`${T}/reminder`)).json().host).toBeNull()
  expect(sent).toEqual([])
})

test.each([
  ['refuses', async () => new Response('gone', { status: 404 }), /refused the reminder \(404\)/],
  ['sends elsewhere', async () => new Response(null, { status: 302 }), /refused the reminder/],
  ['does not answer', async () => Promise.reject(new Error('ECONNREFUSED')), /does not answer/],
])('when the chat %s, that is said and no stack trace is', async (_what, answer, words) => {
  const { app } = await withChat(answer)
  await app.put(`${T}/reminder`, { url: hook })
  const refused = await app.post(`${T}/reminder/posts`, { text: 'Please answer' })
  expect(refused.statusCode).toBe(502)
  expect(refused.json().message).toMatch(words)
})

test('without an address there is nothing to post to, and the answer says what to do', async () => {
  const { app } = await withChat()
  expect((await app.post(`${T}/reminder/posts`, { text: 'Hello' })).json().message).toMatch(
    /Set one, or copy the text/,
  )
  await app.put(`${T}/reminder`, { url: hook })
  expect((await app.remove(`${T}/reminder`)).json().host).toBeNull()
})
