import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Role } from '../contract/identity.ts'
import { Forbidden, Refusal } from '../errors.ts'
import { noTeam, type TeamRow } from '../store/teams.ts'
import { type Asker, type Decision, decide } from './decide.ts'
import { type Need, rules } from './rules.ts'

declare module 'fastify' {
  interface FastifyRequest {
    asker: Asker
    /** The team of the address, for everything under `/api/teams/:team`. */
    team: TeamRow
    /** What the asker is in that team. */
    role: Role | null
  }
  interface FastifyContextConfig {
    need?: Need
  }
}

const teamPath = '/api/teams/:team'
const isOfTeam = (path: string) => path === teamPath || path.startsWith(`${teamPath}/`)

/** What a route needs, by the table. A route that is not in it stops the start. */
function needOf(method: string, path: string): Need {
  const key = `${method === 'HEAD' ? 'GET' : method} ${path}`
  const need = rules[key]
  if (need === undefined) throw new Error(`No rule says who may do ${key}: add it to the table.`)
  return need
}

function refusal(decision: Exclude<Decision, 'yes'>): Refusal {
  if (decision === 'hidden') return noTeam()
  if (decision === 'sign-in') return new Refusal(401, 'unauthorised', 'Sign in first.')
  return new Forbidden(
    'Your role does not allow this. A scrum master of the team, or who administers this Knots, can change it.',
  )
}

/** The one hook that says who may do what, for all routes under `/api`. */
export function authorise(api: FastifyInstance, { access }: Pick<Context, 'access'>) {
  api.decorateRequest('asker')
  api.decorateRequest('team', null as unknown as TeamRow)
  api.decorateRequest('role', null)
  api.addHook('onRoute', route => {
    const methods = Array.isArray(route.method) ? route.method : [route.method]
    for (const method of methods)
      route.config = { ...route.config, need: needOf(method, route.url) }
  })
  api.addHook('onRequest', async request => {
    const { url = '', config } = request.routeOptions
    const { need } = config
    if (need === undefined) return
    const asker = await access.asker(request)
    request.asker = asker
    const name = isOfTeam(url) ? (request.params as { team: string }).team : null
    // Whoever may be nobody is told nothing of a team, not even that it is there.
    if (name !== null && asker.kind !== 'nobody') {
      request.team = await access.team(name)
      request.role = await access.role(asker, request.team)
    }
    const decision = decide(need, asker, request.role, isReading(request))
    if (decision !== 'yes') throw refusal(decision)
  })
}

const isReading = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD'

/** The team that a route names outside of its path, for those who may do there what needs this. Throws as the hook does. */
export async function teamFor(
  request: FastifyRequest,
  { access }: Pick<Context, 'access'>,
  name: string,
  need: Need,
): Promise<TeamRow> {
  const team = await access.team(name)
  const role = await access.role(request.asker, team)
  const decision = decide(need, request.asker, role, isReading(request))
  if (decision !== 'yes') throw refusal(decision)
  return team
}
