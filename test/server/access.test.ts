import { text } from 'node:stream/consumers'
import { fastify } from 'fastify'
import { describe, expect, test } from 'vitest'
import { authorise } from '../../server/identity/authorise.ts'
import { rules } from '../../server/identity/rules.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { type Asking, documentedRoutes, makeAskers, type Name } from '../support/askers.ts'

// Every route of the interface's description, asked by everybody. What each may do is said here once more, on purpose in another
// way than the server does: by what most routes need, and which are different.

type Least = 'anybody' | 'account' | 'person' | 'viewer' | 'member' | 'master' | 'administrator'

const forAnybody =
  /^\w+ \/api\/(?:health|ready|session|sign-in\/.*|shares\/.*|pictures\/.*|webhooks\/github)$/
const forAdministrators =
  /^\w+ \/api\/(?:accounts|audit|demo|teams\/import)(?:\/|$)|^POST \/api\/teams$/
/** What is said among the members of a team. */
const readByMembers =
  /^GET (?:\/sprints\/:id\/(?:retro(?:\.\w+)?|risks|minutes)|\/themes|\/actions\/repositories|\/meetings\/:id\/minutes)$/
const readByMasters = /^GET (?:\/export\.json|\/shares|\/github\/check|\/views\/preview)$/
/** Settings, people, roles, what leaves the team, and the steps of a sprint. */
const doneByMasters =
  /^\w+ (?:|\/visibility|\/github\/.*|\/views|\/members.*|\/people.*|\/shares.*|\/pictures\/key|\/reminder|\/import\/.*|\/sprints|\/sprints\/renumber|\/sprints\/:id\/(?:commit|close|reopen|amend))$/

function leastFor(route: string): Least {
  if (forAnybody.test(route)) return 'anybody'
  if (forAdministrators.test(route)) return 'administrator'
  if (route.includes(' /api/account/')) return 'person'
  if (route === 'GET /api/teams') return 'account'
  const ofTeam = route.replace('/api/teams/:team', '')
  // These name the team behind a question mark or in what is sent.
  if (ofTeam === route) return 'viewer'
  if (route.startsWith('GET '))
    return readByMasters.test(ofTeam) ? 'master' : readByMembers.test(ofTeam) ? 'member' : 'viewer'
  return doneByMasters.test(ofTeam) ? 'master' : 'member'
}

type What = 'through' | 'sign in' | 'hidden' | 'forbidden'

const ranks: Least[] = ['viewer', 'member', 'master']
const upTo = (rank: Least) => (least: Least) => ranks.indexOf(least) <= ranks.indexOf(rank)

/** What somebody gets who is known, with a role in the team or none. */
function known(
  rank: Least | null,
  { isScript = false, isReading = false, isAdministrator = false } = {},
): (least: Least, route: string) => What {
  return (least, route) => {
    if (least === 'person') return isScript ? 'forbidden' : 'through'
    if (least === 'administrator') return isAdministrator && !isScript ? 'through' : 'forbidden'
    if (least !== 'account' && rank === null) return 'hidden'
    if (isReading && !route.startsWith('GET ')) return 'forbidden'
    return least === 'account' || upTo(rank as Least)(least) ? 'through' : 'forbidden'
  }
}
const unknown = (): What => 'sign in'
const isScript = true

const expected: Record<Name, (least: Least, route: string) => What> = {
  nobody: unknown,
  'an expired session': unknown,
  'a cookie that nobody signed': unknown,
  'a blocked account': unknown,
  'a token of a blocked account': unknown,
  'an expired token': unknown,
  'a token that nobody made': unknown,
  'a wrong token beside a good cookie': unknown,
  'a viewer': known('viewer'),
  'a member': known('member'),
  'a scrum master': known('master'),
  'an administrator': known('master', { isAdministrator: true }),
  'a scrum master of another team': known(null),
  'an account without a team': known(null),
  'a reader of a public team': known('viewer'),
  'a reading token of a scrum master': known('master', { isScript, isReading: true }),
  'a writing token of a scrum master': known('master', { isScript }),
  'a writing token of a member, for the team': known('member', { isScript }),
  'a token of a scrum master for another team': known(null, { isScript }),
  'a writing token of an administrator': known('master', { isScript, isAdministrator: true }),
  'a token of an administrator for another team': known(null, { isScript, isAdministrator: true }),
}

const noTeam = 'There is no team under this address.'
const noRole = 'Your role does not allow this.'

/** Asks a route with nothing of use in its address and body: who gets past the rules is refused for that. */
async function ask({ app }: TestApp, route: string, { headers, team }: Asking): Promise<What> {
  const [method, path = ''] = route.split(' ') as ['GET' | 'POST', string]
  const url = path.replace(':team', team).replaceAll(/:\w+/g, 'nothing-of-the-kind')
  const isOfTeam = path === '/api/me' || path === '/api/events'
  const answer = await app.inject({
    ...{ method, headers, url: isOfTeam ? `${url}?team=${team}` : url },
    ...(method === 'GET' ? {} : { payload: isOfTeam ? { team, personId: null } : {} }),
    // One answer never ends.
    payloadAsStream: true,
  })
  const { statusCode } = answer
  const body = statusCode < 400 ? '' : await text(answer.stream())
  answer.stream().destroy()
  if (statusCode === 401 && path !== '/api/webhooks/github') return 'sign in'
  if (statusCode === 404 && body.includes(noTeam)) return 'hidden'
  return statusCode === 403 && body.includes(noRole) ? 'forbidden' : 'through'
}

/** Signs the asker out. */
const lastOfAll = new Set(['DELETE /api/session'])

describe('the table of rules', () => {
  test('has a line for each route there is, and none for one that there is not', async () => {
    const { app } = await makeAskers()
    expect(Object.keys(rules).sort()).toEqual((await documentedRoutes(app)).sort())
  })

  test('stops the start when a route has no line in it', async () => {
    const { app } = await buildTestApp()
    const api = fastify()
    authorise(api, app.knots)
    const add = (url: string) => () => api.get(url, async () => 'anything')
    expect(add('/api/teams/:team/home')).not.toThrow()
    expect(add('/api/teams/:team/treasure')).toThrow('GET /api/teams/:team/treasure')
  })
})

test('every route gives everybody exactly what they may have', async () => {
  const { app, askers } = await makeAskers()
  const routes = (await documentedRoutes(app)).filter(route => !lastOfAll.has(route))
  const wrong: string[] = []
  const given: Record<What, number> = { through: 0, 'sign in': 0, hidden: 0, forbidden: 0 }
  for (const name of Object.keys(expected) as Name[]) {
    for (const route of routes) {
      const least = leastFor(route)
      const wanted = least === 'anybody' ? 'through' : expected[name](least, route)
      const got = await ask(app, route, askers[name])
      given[got] += 1
      if (got !== wanted) wrong.push(`${name}: ${route}: ${got}, not ${wanted}`)
    }
  }
  expect(wrong).toEqual([])
  for (const count of Object.values(given)) expect(count).toBeGreaterThan(routes.length)
}, 240_000)
