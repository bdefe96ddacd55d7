/**
 * What a route needs. `anybody`: the whole world. `signed-in`: any account, and what it may see is up to the
 * route. `account`: somebody at a browser, never a token, about themselves. The next three: this role in the
 * team of the address. `administrator`: of this Knots, at a browser.
 */
export type Need =
  | 'anybody'
  | 'signed-in'
  | 'account'
  | 'viewer'
  | 'member'
  | 'scrum-master'
  | 'administrator'

/** Routes of a team: what is behind `/api/teams/:team`. */
const ofTeam: Record<string, Need> = {
  'GET ': 'viewer',
  'PATCH ': 'scrum-master',
  'PUT /visibility': 'scrum-master',
  'PUT /github/token': 'scrum-master',
  'DELETE /github/token': 'scrum-master',
  'GET /github/check': 'scrum-master',
  'GET /github/fields': 'viewer',
  'PATCH /github/fields': 'scrum-master',
  'GET /views': 'viewer',
  'PUT /views': 'scrum-master',
  'GET /views/preview': 'scrum-master',
  'GET /views/:role/items': 'viewer',
  'GET /webhooks': 'viewer',
  'GET /sync': 'viewer',
  'POST /sync': 'member',

  'GET /members': 'viewer',
  'POST /members': 'scrum-master',
  'PATCH /members/:id': 'scrum-master',
  'DELETE /members/:id': 'scrum-master',
  'GET /people': 'viewer',
  'POST /people': 'scrum-master',
  'PATCH /people/:id': 'scrum-master',
  'DELETE /people/:id': 'scrum-master',
  'GET /shares': 'scrum-master',
  'POST /shares': 'scrum-master',
  'DELETE /shares/:id': 'scrum-master',
  'POST /pictures/key': 'scrum-master',
  'DELETE /pictures/key': 'scrum-master',
  'GET /reminder': 'viewer',
  'PUT /reminder': 'scrum-master',
  'DELETE /reminder': 'scrum-master',
  'POST /reminder/posts': 'member',

  // Everything at once, with retrospectives in it.
  'GET /export.json': 'scrum-master',
  'POST /import/minutes': 'scrum-master',
  'POST /import/sprints': 'scrum-master',

  'GET /home': 'viewer',
  'GET /items': 'viewer',
  'GET /board-check': 'viewer',
  'POST /items/:id/aside': 'member',
  'DELETE /items/:id/aside': 'member',
  'GET /calendar.ics': 'viewer',
  'GET /team-events': 'viewer',
  'POST /team-events': 'member',
  'PATCH /team-events/:id': 'member',
  'DELETE /team-events/:id': 'member',
  'GET /writes': 'viewer',
  'POST /writes': 'member',
  'POST /writes/:id/undo': 'member',
  'DELETE /writes/:id': 'member',

  'GET /velocity': 'viewer',
  'GET /velocity.csv': 'viewer',
  'GET /velocity.svg': 'viewer',
  'GET /velocity.png': 'viewer',
  'GET /forecast': 'viewer',

  'GET /sprints': 'viewer',
  'GET /sprints.csv': 'viewer',
  'POST /sprints': 'scrum-master',
  'POST /sprints/renumber': 'scrum-master',
  'GET /sprints/:id': 'viewer',
  'PATCH /sprints/:id': 'member',
  'POST /sprints/:id/commit': 'scrum-master',
  'POST /sprints/:id/close': 'scrum-master',
  'POST /sprints/:id/reopen': 'scrum-master',
  'POST /sprints/:id/amend': 'scrum-master',
  'GET /sprints/:id/items': 'viewer',
  'GET /sprints/:id/burndown': 'viewer',
  'GET /sprints/:id/burndown.svg': 'viewer',
  'GET /sprints/:id/burndown.png': 'viewer',
  'GET /sprints/current/burndown.svg': 'viewer',
  'GET /sprints/current/burndown.png': 'viewer',
  'GET /sprints/:id/pull-requests': 'viewer',
  'GET /sprints/:id/projection': 'viewer',
  'GET /sprints/:id/backlog': 'viewer',
  'GET /sprints/:id/capacity': 'viewer',
  'GET /sprints/:id/availability': 'viewer',
  'PUT /sprints/:id/availability/:personId': 'member',

  'GET /sprints/:id/report': 'viewer',
  'GET /sprints/:id/report.csv': 'viewer',
  'GET /sprints/:id/history': 'viewer',
  'GET /sprints/:id/learned': 'viewer',
  'PUT /sprints/:id/outside/:itemId': 'member',
  'POST /sprints/:id/adjustments': 'member',
  'PATCH /adjustments/:id': 'member',
  'DELETE /adjustments/:id': 'member',
  'PUT /sprints/:id/items/:itemId/note': 'member',

  'GET /goals': 'viewer',
  'POST /goals': 'member',
  'PUT /goals/order': 'member',
  'PATCH /goals/:id': 'member',
  'DELETE /goals/:id': 'member',
  'POST /goals/:id/merge': 'member',
  'GET /sprints/:id/goals': 'viewer',
  'POST /sprints/:id/targets': 'member',
  'PATCH /targets/:id': 'member',
  'DELETE /targets/:id': 'member',
  'PUT /sprints/:id/goals/:goalId/review': 'member',

  'GET /refinement': 'viewer',
  'PUT /items/:itemId/triage-note': 'member',
  'PUT /items/:itemId/wait': 'member',
  'DELETE /items/:itemId/wait': 'member',

  'GET /sprints/:id/poker': 'viewer',
  'POST /sprints/:id/poker': 'member',
  'DELETE /sprints/:id/poker': 'member',
  'GET /poker/references': 'viewer',
  'PUT /sprints/:id/poker/facilitator': 'member',
  'PUT /poker/rounds/:id/vote': 'member',
  'POST /poker/rounds/:id/:step': 'member',
  'PUT /poker/rounds/:id/estimate': 'member',

  // What is said in a retrospective stays among those who are in the team.
  'GET /sprints/:id/retro': 'member',
  'GET /sprints/:id/retro.md': 'member',
  'GET /sprints/:id/retro.csv': 'member',
  'GET /sprints/:id/risks': 'member',
  'GET /sprints/:id/minutes': 'member',
  'POST /sprints/:id/retro': 'member',
  'PATCH /sprints/:id/retro': 'member',
  'POST /sprints/:id/retro/phase': 'member',
  'PUT /sprints/:id/retro/facilitator': 'member',
  'PUT /sprints/:id/retro/timer': 'member',
  'PUT /sprints/:id/retro/topic': 'member',
  'PUT /sprints/:id/retro/ready': 'member',
  'PUT /sprints/:id/retro/presence': 'member',
  'PUT /sprints/:id/retro/rating': 'member',
  'PUT /sprints/:id/retro/votes/:targetId': 'member',
  'DELETE /sprints/:id/retro/votes': 'member',
  'POST /sprints/:id/retro/cards': 'member',
  'POST /sprints/:id/retro/cards/own': 'member',
  'PATCH /cards/:id': 'member',
  'DELETE /cards/:id': 'member',
  'PUT /cards/:id/group': 'member',
  'PATCH /groups/:id': 'member',
  'DELETE /groups/:id': 'member',
  'GET /themes': 'member',
  'POST /themes': 'member',
  'PATCH /themes/:id': 'member',
  'DELETE /themes/:id': 'member',

  'GET /actions': 'viewer',
  'POST /actions': 'member',
  'GET /actions/repositories': 'member',
  'POST /actions/:id/issue': 'member',
  'PATCH /actions/:id': 'member',

  'GET /meeting': 'viewer',
  'GET /meetings': 'viewer',
  'POST /meetings': 'member',
  'GET /meetings/:id': 'viewer',
  'PATCH /meetings/:id': 'member',
  'POST /meetings/:id/move': 'member',
  'POST /meetings/:id/end': 'member',
  'PUT /meetings/:id/attendance': 'member',
  'POST /meetings/:id/lines': 'member',
  'PATCH /minute-lines/:id': 'member',
  'GET /meetings/:id/minutes': 'member',
}

const others: Record<string, Need> = {
  'GET /api/health': 'anybody',
  'GET /api/ready': 'anybody',
  'GET /api/session': 'anybody',
  'DELETE /api/session': 'anybody',
  'GET /api/sign-in/github': 'anybody',
  'GET /api/sign-in/github/callback': 'anybody',
  'GET /api/sign-in/oidc': 'anybody',
  'GET /api/sign-in/oidc/callback': 'anybody',
  // Whoever has the address of these has the key, or signs what is sent.
  'GET /api/shares/:key': 'anybody',
  'GET /api/shares/:key/calendar.ics': 'anybody',
  'GET /api/pictures/:key/velocity.svg': 'anybody',
  'GET /api/pictures/:key/velocity.png': 'anybody',
  'GET /api/pictures/:key/burndown.svg': 'anybody',
  'GET /api/pictures/:key/burndown.png': 'anybody',
  'GET /api/pictures/:key/sprints/:number/burndown.svg': 'anybody',
  'GET /api/pictures/:key/sprints/:number/burndown.png': 'anybody',
  'POST /api/webhooks/github': 'anybody',

  // These name a team outside of their path, or list several: they ask `access` themselves.
  'GET /api/me': 'signed-in',
  'PUT /api/me': 'signed-in',
  'GET /api/events': 'signed-in',
  'GET /api/teams': 'signed-in',

  'GET /api/account/sessions': 'account',
  'DELETE /api/account/sessions': 'account',
  'DELETE /api/account/sessions/:id': 'account',
  'GET /api/account/tokens': 'account',
  'POST /api/account/tokens': 'account',
  'DELETE /api/account/tokens/:id': 'account',

  'POST /api/teams': 'administrator',
  'POST /api/teams/import': 'administrator',
  'GET /api/demo': 'administrator',
  'POST /api/demo': 'administrator',
  'GET /api/accounts': 'administrator',
  'PATCH /api/accounts/:id': 'administrator',
  'DELETE /api/accounts/:id': 'administrator',
  'GET /api/audit': 'administrator',
}

/** Who may do what: one line for each route there is. */
export const rules: Record<string, Need> = {
  ...others,
  ...Object.fromEntries(
    Object.entries(ofTeam).map(([key, need]) => {
      const [method, path] = key.split(' ')
      return [`${method} /api/teams/:team${path}`, need]
    }),
  ),
}
