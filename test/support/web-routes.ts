import type { Routes } from './web-api.ts'
import { aBurndown, action, home, items, sprints, sync, team } from './web-data.ts'
import { forecast, projection } from './web-forecast.ts'
import { noPullRequests } from './web-pull-requests.ts'
import { velocity } from './web-velocity.ts'
import { views } from './web-views.ts'

const T = '/api/teams/crew'

/** The invented team as a whole: what every page of it asks for. */
export const crewRoutes: Routes = {
  'GET /api/teams': { teams: [team] },
  [`GET ${T}`]: team,
  [`GET ${T}/sync`]: sync,
  [`GET ${T}/views`]: views,
  [`GET ${T}/home`]: home,
  [`GET ${T}/sprints`]: { sprints },
  [`GET ${T}/sprints/s16/items`]: { items },
  [`GET ${T}/sprints/s16/burndown`]: aBurndown(),
  [`GET ${T}/sprints/s16/pull-requests`]: noPullRequests,
  [`GET ${T}/sprints/s16/projection`]: projection,
  [`GET ${T}/sprints/:id/goals`]: { goals: [], targets: [], reviews: [], shares: null },
  [`GET ${T}/velocity`]: velocity,
  [`GET ${T}/forecast`]: forecast,
  [`GET ${T}/meeting`]: { meeting: null, isChangeDay: false },
  [`GET ${T}/team-events`]: { events: [] },
  [`GET ${T}/actions`]: { actions: [action], inTime: [] },
  [`GET ${T}/shares`]: { links: [] },
}
