/**
 * Routes of which nothing is written down: what is anonymous or nobody else's business by design. Who wrote, moved or
 * voted for what in a retrospective, and who voted what in planning poker, would be told by the time of an entry alone.
 */
const unnamed: ReadonlySet<string> = new Set([
  'PUT /api/teams/:team/sprints/:id/retro/ready',
  'PUT /api/teams/:team/sprints/:id/retro/presence',
  'PUT /api/teams/:team/sprints/:id/retro/rating',
  'PUT /api/teams/:team/sprints/:id/retro/votes/:targetId',
  'DELETE /api/teams/:team/sprints/:id/retro/votes',
  'POST /api/teams/:team/sprints/:id/retro/cards',
  'POST /api/teams/:team/sprints/:id/retro/cards/own',
  'PATCH /api/teams/:team/cards/:id',
  'DELETE /api/teams/:team/cards/:id',
  'PUT /api/teams/:team/cards/:id/group',
  'PATCH /api/teams/:team/groups/:id',
  'DELETE /api/teams/:team/groups/:id',
  'PUT /api/teams/:team/poker/rounds/:id/vote',
  // GitHub tells of a change of the board, which has a history of its own.
  'POST /api/webhooks/github',
])

/** In a retrospective and in poker these are said aloud, or are what everybody sees who leads or decided. */
const named: ReadonlySet<string> = new Set([
  'POST /api/teams/:team/sprints/:id/retro',
  'PATCH /api/teams/:team/sprints/:id/retro',
  'POST /api/teams/:team/sprints/:id/retro/phase',
  'PUT /api/teams/:team/sprints/:id/retro/facilitator',
  'PUT /api/teams/:team/sprints/:id/retro/timer',
  'PUT /api/teams/:team/sprints/:id/retro/topic',
  'POST /api/teams/:team/themes',
  'PATCH /api/teams/:team/themes/:id',
  'DELETE /api/teams/:team/themes/:id',
  'POST /api/teams/:team/sprints/:id/poker',
  'DELETE /api/teams/:team/sprints/:id/poker',
  'PUT /api/teams/:team/sprints/:id/poker/facilitator',
  'POST /api/teams/:team/poker/rounds/:id/:step',
  'PUT /api/teams/:team/poker/rounds/:id/estimate',
])

/** Where somebody could be found out, a route has to be in one of the two lists. */
const isDelicate = (key: string) => /\/(?:retro|cards|groups|themes|poker)(?:\/|$)/.test(key)

/** Whether it is written down who did this. One of a retrospective or of poker that nobody decided on is not. */
export function isKept(key: string): boolean {
  if (key.startsWith('GET ')) return false
  return isDelicate(key) ? named.has(key) : !unnamed.has(key)
}

/** Of a retrospective or of poker, and nobody has said whether it may be written down. */
export const isUndecided = (key: string) =>
  !key.startsWith('GET ') && isDelicate(key) && !named.has(key) && !unnamed.has(key)

/** What these make is found by nothing that was sent, or by nothing that may be written down. */
const namedByAnswer: ReadonlySet<string> = new Set([
  'POST /api/teams',
  'POST /api/teams/:team/members',
  'POST /api/teams/:team/shares',
  'POST /api/account/tokens',
])

/** Whether an entry tells the id of what was made. Others leave it out: less is said of who did what. */
export const tellsWhatWasMade = (key: string) => namedByAnswer.has(key)

/** Settings whose values are no secret, nobody's own words and say nothing of how much somebody works. */
const harmless: ReadonlySet<string> = new Set([
  'role',
  'isPublic',
  'isAdministrator',
  'isBlocked',
  'scope',
  'page',
  'state',
])

const mostFields = 40

type Sent = {
  params: Record<string, unknown>
  /** As the schema of the route let it in; null where a route has none, so that nothing else is taken for a name. */
  body: Record<string, unknown> | null
}

/** What an entry tells of a request: ids of its address beside the first, the names of fields, and values of a few. */
export function detailsOf({ params, body }: Sent): Record<string, unknown> {
  const { team: _, id: __, key: ___, ...others } = params
  if (body === null) return others
  const values = Object.entries(body).filter(
    ([name, value]) => harmless.has(name) && isPlain(value),
  )
  const fields = Object.keys(body).slice(0, mostFields)
  return { ...others, ...(fields.length > 0 && { fields }), ...Object.fromEntries(values) }
}

const isPlain = (value: unknown) =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && /^[\w-]{0,40}$/.test(value))
