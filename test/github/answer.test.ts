import { expect, test } from 'vitest'
import { createGitHub } from '../../server/github/client.ts'

const apiUrl = 'https://github.test/api/v3'
const address = { owner: 'big-harbour', number: 1 }

async function failureOn(answer: () => Response, token = 'ghp_good') {
  let requests = 0
  const github = createGitHub({
    apiUrl,
    now: () => Date.parse('2026-06-24T12:00:00Z'),
    sleep: async () => undefined,
    fetch: async () => {
      requests += 1
      return answer()
    },
  })
  const error = await github
    .connect({ token })
    .readProject(address)
    .catch(error => error)
  return { kind: error.kind, message: String(error.message), requests }
}

const json =
  (body: string, init: ResponseInit = {}) =>
  () =>
    new Response(body, {
      status: 200,
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
    })

test.each([
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"hello"'],
  ['errors that are a text', '{"errors":"boom"}'],
  ['an error that is null', '{"errors":[null]}'],
  ['an error without a text', '{"errors":[{"message":5}]}'],
])('an answer that is %s is told apart from a fault of Knots', async (_, body) => {
  const { kind, message } = await failureOn(json(body))
  expect(kind).toBe('unexpected')
  expect(message).toContain(`What answers at ${apiUrl} is not GitHub’s API`)
})

test.each([
  ['that says so', { 'content-type': 'text/html' }],
  ['that claims to be data', { 'content-type': 'application/json' }],
])('the page of a proxy %s is named, and not asked for again', async (_, headers) => {
  const { message, requests } = await failureOn(json('<html>Sign in</html>', { headers }))
  expect(message).toMatch(/it sent a page instead of data\. Check GITHUB_API_URL/)
  expect(requests).toBe(1)
})

test('a redirect is not followed, and said', async () => {
  const headers = { location: 'https://elsewhere.test/graphql' }
  const { message, requests } = await failureOn(json('', { status: 307, headers }))
  expect(message).toContain('it points on to https://elsewhere.test/graphql')
  expect(requests).toBe(1)
})

test('an answer without an end is not read to the end', async () => {
  let sent = 0
  const endless = () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          sent += 1
          controller.enqueue(new Uint8Array(1024 * 1024).fill(32))
        },
      }),
      { headers: { 'content-type': 'application/json' } },
    )
  const { message } = await failureOn(endless)
  expect(message).toContain('its answer does not end')
  expect(sent).toBeLessThan(80)
})

test('a limit that ends in another age is waited for a day at most', async () => {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1e99' }
  const { kind, message } = await failureOn(
    json('{"message":"rate limit"}', { status: 429, headers }),
  )
  expect(kind).toBe('limit')
  expect(message).toContain('until 12:00 UTC')
})

test.each(['ghp_secret\ntail', 'ghp_secret tail', 'ghp_secret\u00e9'])(
  'a token that no header can carry is refused without being quoted',
  async token => {
    const { kind, message, requests } = await failureOn(json('{}'), token)
    expect(kind).toBe('token')
    expect(message).not.toContain('secret')
    expect(message).toMatch(/Copy it again from GitHub/)
    expect(requests).toBe(0)
  },
)
