import type { Db } from '../../db/open.ts'
import { getTeam, type TeamRow } from './teams.ts'

/** Teams by id or slug as last written. Every request asks for its team, so a row is kept until the next write. */
export function rememberTeams({ read, version }: Db): (idOrSlug: string) => Promise<TeamRow> {
  const known = new Map<string, TeamRow>()
  let asOf = version()
  return async idOrSlug => {
    const present = version()
    if (present !== asOf) known.clear()
    asOf = present
    const team = known.get(idOrSlug) ?? (await getTeam(read, idOrSlug))
    if (version() === present) known.set(idOrSlug, team)
    return team
  }
}
