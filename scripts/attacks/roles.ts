import { join } from 'node:path'
import type { Role } from '../../server/contract/identity.ts'
import { type Need, rules } from '../../server/identity/rules.ts'
import { withSignIn } from '../../test/support/identity.ts'
import { callsTo } from '../faults/call.ts'
import { startKnots } from '../faults/knots-process.ts'
import { makeWriteTeam, type WriteTeam } from '../faults/write-team.ts'
import { makeKnown } from '../fuzz/known.ts'
import { type Document, describe } from '../fuzz/operations.ts'
import { send, written } from '../fuzz/request.ts'
import { filled, validDraft } from '../fuzz/valid.ts'
import { seeded } from '../stand-in/scenario/random.ts'
import { type Asker, makeAskers } from './askers.ts'
import { tryEndings } from './endings.ts'
import type { Attack, Outcome } from './target.ts'

const rank: Record<Role, number> = { viewer: 1, member: 2, 'scrum-master': 3 }
const isRole = (need: Need): need is Role => need in rank

/** The status that the table says; 200 where it says yes, whatever comes of the request then. */
function told(need: Need, asker: Asker, method: string): 200 | 401 | 403 | 404 {
  if (need === 'anybody') return 200
  if (!asker.isSignedIn) return 401
  if (need === 'account') return asker.isToken ? 403 : 200
  if (need === 'administrator') return asker.isAdministrator && !asker.isToken ? 200 : 403
  if (isRole(need) && asker.role === null) return 404
  if (asker.mayOnlyRead && method !== 'GET') return 403
  return isRole(need) && rank[asker.role ?? 'viewer'] < rank[need] ? 403 : 200
}

const roleRefusal = 'Your role does not allow this'
const noTeam = 'There is no team under this address'

function given(status: number, text: string): number {
  // A webhook without its signature is refused in other words, whoever sends it.
  if (status === 401 && text.includes('Sign in first')) return 401
  if (status === 403 && text.includes(roleRefusal)) return 403
  return status === 404 && text.includes(noTeam) ? 404 : 200
}

/** These end what the asker asks with, so they come last; a demo team is of no use here. */
const isEnding = (route: string) => /^DELETE \/api\/(?:session|account\/sessions)$/.test(route)
const isLong = (route: string) => route === 'POST /api/demo'

/** Every route as every kind of asker, against a real Knots, gets what the table says and nothing else. */
export const roles: Attack = async ({ folder, isShort }) => {
  const outcome: Outcome = { tries: 0, successes: [], seen: [] }
  const data = join(folder, 'roles')
  const first = await startKnots(data)
  const call = callsTo(first.url)
  const made = await makeWriteTeam(call, Date.now())
  await call('POST', '/api/teams', { name: 'Other', timeZone: 'UTC' })
  await first.stop()
  const { askers, leaver, stranger } = await makeAskers(join(data, 'knots.sqlite'))
  const knots = await startKnots(data, { ...withSignIn, KNOTS_REQUESTS_PER_MINUTE: '0' })
  const routes = Object.keys(rules).filter(route => !isLong(route))
  const ordered = [...routes.filter(route => !isEnding(route)), ...routes.filter(isEnding).sort()]
  const wanted = isShort ? ordered.filter((_, index) => index % 9 === 0) : ordered
  await tryForeignIds(knots.url, stranger, made, outcome)
  await tryEndings(knots.url, leaver, outcome)
  for (const asker of askers)
    for (const route of wanted) {
      const [method = '', path = ''] = route.split(' ')
      const url = filled(
        path.replaceAll(/:(\w+)/g, '{$1}'),
        { ...unknown, team: 'harbour' },
        encodeURIComponent,
      )
      const headers = { 'content-type': 'application/json', ...asker.headers }
      const body = method === 'GET' ? {} : { body: '{}' }
      const { status, text } = await send(knots.url, { method, url, headers, ...body })
      outcome.tries += 1
      const [is, should] = [
        given(status, text),
        told(rules[route] ?? 'administrator', asker, method),
      ]
      if (is !== should || status >= 500)
        outcome.successes.push(
          `${asker.name}: ${route} gave ${status}, and the table says ${should}`,
        )
    }
  outcome.seen.push(`${askers.length} kinds of askers, ${wanted.length} routes`)
  await knots.stop()
  return outcome
}

/** Ids that nothing has, so that whoever may do something changes nothing. */
const unknown = {
  ...{ id: 'nothing-has-this', personId: 'nothing-has-this', itemId: 'nothing-has-this' },
  ...{ goalId: 'nothing-has-this', targetId: 'nothing-has-this', key: 'nothing-has-this' },
  ...{ number: '1', role: 'backlog', step: 'open' },
}

/** A scrum master of another team names what is Harbour's under the address of the own team: it must not be there. */
async function tryForeignIds(
  url: string,
  headers: Record<string, string>,
  made: WriteTeam,
  outcome: Outcome,
) {
  const json = { 'content-type': 'application/json' }
  const ask = (method: string, path: string, body?: string) =>
    send(url, { method, url: path, headers: { ...json, ...headers }, ...(body && { body }) })
  const document = JSON.parse((await ask('GET', '/api/openapi.json')).text) as Document
  const random = seeded(1)
  const known = makeKnown(random)
  const described = describe(document)
  known.teams.push('other')
  const { past, present, next } = made.sprints
  const ids: [kind: string, ...ids: string[]][] = [
    ...([
      ['sprints', past, present, next],
      ['people', ...made.people],
    ] as [string, ...string[]][]),
    ...([
      ['cards', made.ownCard],
      ['actions', made.action],
    ] as [string, ...string[]][]),
    ...([
      ['goals', made.goal],
      ['targets', made.target],
      ['rounds', made.round],
    ] as [string, ...string[]][]),
    ...([
      ['meetings', made.meeting],
      ['minute-lines', made.line],
    ] as [string, ...string[]][]),
    ['team-events', made.event],
  ]
  for (const [kind, ...list] of ids)
    known.learn(
      'other',
      `/${kind}`,
      list.map(id => ({ id })),
    )
  for (let round = 0; round < 4; round += 1)
    for (const operation of described.operations) {
      if (!/\{team\}.*\{(?:id|\w+Id)\}/.test(operation.path)) continue
      const sent = written(validDraft({ random, known, described }, operation))
      const { status, text } = await send(url, {
        ...sent,
        headers: { ...sent.headers, ...headers },
      })
      outcome.tries += 1
      if (status < 300)
        outcome.successes.push(
          `with an id of another team: ${sent.method} ${sent.url} gave ${status} ${text.slice(0, 100)}`,
        )
    }
}
