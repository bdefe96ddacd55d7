import { expect, test } from 'vitest'
import { playFuzz } from '../../scripts/fuzz/fuzz-run.ts'
import { wrongWith } from '../../scripts/fuzz/look.ts'
import { describe as described } from '../../scripts/fuzz/operations.ts'
import { freshFolder } from '../support/folder.ts'

/** A short part of `npm run fuzz`. */
test('requests built from the document, valid and broken, find no fault', {
  timeout: 300_000,
}, async () => {
  const run = await playFuzz({ seed: 5, requests: 220, finished: 1, folder: freshFolder() })
  expect(run.findings).toEqual([])
  expect(run.requests).toBe(220)
  expect([...run.statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404]))
})

const document = {
  paths: {
    '/api/health': {
      get: {
        responses: {
          200: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Health' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Health: { type: 'object', properties: { status: { const: 'ok' } }, required: ['status'] },
    },
  },
}
const quiet = { githubFailures: 0, errors: 0 }
const answer = (status: number, body: unknown, type = 'application/json') => ({
  status,
  headers: { 'content-type': type },
  text: typeof body === 'string' ? body : JSON.stringify(body),
})
const problem = { message: 'GitHub is away.', code: 'upstream-failed' }
const stack = 'Error: x\n    at open (file:///srv/knots/db/open.ts:12:3)'

test.each([
  ['as described', answer(200, { status: 'ok' }), quiet, []],
  ['not as described', answer(200, { status: 'well' }), quiet, [/not as described/]],
  ['JSON cut off', answer(200, '{"status"'), quiet, [/cannot be read/]],
  ['a refusal', answer(404, problem), quiet, []],
  ['a refusal of another form', answer(404, { error: 'x' }), quiet, [/no Problem/]],
  ['a refusal as a page', answer(404, '<h1>', 'text/html'), quiet, [/without a Problem/]],
  ['a fault', answer(500, problem), quiet, [/status 500/]],
  ['a failure of GitHub', answer(502, problem), { githubFailures: 1, errors: 0 }, []],
  ['one that GitHub knows nothing of', answer(502, problem), quiet, [/status 502/]],
  ['an error in the log', answer(404, problem), { githubFailures: 0, errors: 1 }, [/log/]],
  ['a stack', answer(400, { ...problem, message: stack }), quiet, [/tells/, /tells/, /tells/]],
])('%s is told as what it is', (_, given, beside, wanted) => {
  const [operation] = described(document).operations
  const found = wrongWith(operation ?? null, given, beside)
  expect(found).toEqual(wanted.map(pattern => expect.stringMatching(pattern)))
})
