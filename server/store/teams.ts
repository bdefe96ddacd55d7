import { asc, eq, or, sql } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { members, projects, syncs, teams, tokens } from '../../db/schema.ts'
import { type NewTeam, RetroSettings, type Team, type TeamEdit } from '../contract/team.ts'
import { isTimeZone } from '../domain/calendar.ts'
import { stepsInOrder } from '../domain/meeting.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { regionAfter } from './place.ts'
import { freeSlug } from './slug.ts'

export type TeamRow = typeof teams.$inferSelect

/** Asked with every request, so the statement is made once for each connection. */
const teamQueries = new WeakMap<Read, ReturnType<typeof makeTeamQuery>>()

function makeTeamQuery(read: Read) {
  const key = sql.placeholder('key')
  return read
    .select()
    .from(teams)
    .where(or(eq(teams.slug, key), eq(teams.id, key)))
    .prepare()
}

/** By its id or its slug. */
export async function findTeam(read: Read, idOrSlug: string): Promise<TeamRow | undefined> {
  const query = teamQueries.get(read) ?? makeTeamQuery(read)
  teamQueries.set(read, query)
  const [team] = await query.execute({ key: idOrSlug })
  return team
}

/** Said of a team that is not there, and of one that who asks may not see. */
export const noTeam = () => new NotFound('There is no team under this address.')

export async function getTeam(read: Read, idOrSlug: string): Promise<TeamRow> {
  const team = await findTeam(read, idOrSlug)
  if (!team) throw noTeam()
  return team
}

export async function listTeamRows(read: Read): Promise<TeamRow[]> {
  return read.select().from(teams).orderBy(asc(teams.name))
}

/** What a team without a token of its own reads with. */
export type DefaultToken = 'app' | 'environment' | null

/** All teams as they are shown. */
export async function listTeams(read: Read, defaultToken: DefaultToken): Promise<Team[]> {
  const rows = await selectTeams(read).orderBy(asc(teams.name))
  return rows.map(row => publicTeam(row, defaultToken))
}

export async function showTeam(
  read: Read,
  teamId: string,
  defaultToken: DefaultToken,
): Promise<Team> {
  const [row] = await selectTeams(read).where(eq(teams.id, teamId))
  if (!row) throw new NotFound('This team is gone.')
  return publicTeam(row, defaultToken)
}

function selectTeams(read: Read) {
  return read
    .select({
      team: teams,
      projectTitle: projects.title,
      projectUrl: projects.url,
      tokenSavedAt: tokens.savedAt,
    })
    .from(teams)
    .leftJoin(projects, eq(projects.teamId, teams.id))
    .leftJoin(tokens, eq(tokens.teamId, teams.id))
}

type ShownRow = Awaited<ReturnType<typeof selectTeams>>[number]

/** The one way from a row to what the wire carries: names each field, so that nothing else gets out. */
function publicTeam(row: ShownRow, defaultToken: DefaultToken): Team {
  const { team } = row
  const hasOwnToken = row.tokenSavedAt !== null
  return {
    id: team.id,
    slug: team.slug,
    version: team.version,
    name: team.name,
    timeZone: team.timeZone,
    weekdays: team.weekdays,
    closures: team.closures,
    country: team.country,
    region: team.region,
    commitmentDays: team.commitmentDays,
    graceDays: team.graceDays,
    average: { method: team.averageMethod, last: asLast(team.averageLast) },
    doneStatuses: team.doneStatuses,
    pointScale: team.pointScale,
    splitLimit: team.splitLimit,
    velocityWords: team.velocityWords,
    pokerCards: team.pokerCards,
    retro: retroSettings(team),
    meetingSteps: stepsInOrder(team.meetingSteps),
    pictureKey: team.pictureKey,
    isPublic: team.isPublic,
    isDemo: team.isDemo,
    github:
      team.githubOwner === null || team.githubNumber === null
        ? null
        : {
            owner: team.githubOwner,
            number: team.githubNumber,
            title: row.projectTitle || null,
            url: row.projectUrl || null,
          },
    hasToken: hasOwnToken || defaultToken !== null,
    tokenFrom: hasOwnToken ? 'team' : defaultToken,
  }
}

/** How retrospectives of a team begin. */
export function retroSettings(team: TeamRow): Team['retro'] {
  return RetroSettings.parse({
    format: team.retroFormat,
    isAnonymous: team.retroIsAnonymous,
    votesEach: team.retroVotes,
    areTotalsLive: team.retroAreTotalsLive,
    skips: team.retroSkips,
  })
}

function asLast(last: number | null): Team['average']['last'] {
  return last === 3 || last === 5 || last === 8 ? last : null
}

const asSpoken = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/** `accountId`: who made it, and so is its first scrum master; null where nobody signs in. */
export async function addTeam(
  db: Db,
  team: NewTeam & { isDemo?: boolean },
  now: number,
  accountId: string | null = null,
): Promise<TeamRow> {
  refuseUnknownTimeZone(team.timeZone)
  const row = {
    id: newId(),
    name: team.name,
    timeZone: team.timeZone,
    weekdays: [1, 2, 3, 4, 5],
    closures: [],
    averageMethod: 'weighted' as const,
    pointScale: [1, 2, 3, 5, 8, 13],
    isDemo: team.isDemo ?? false,
    githubOwner: team.github?.owner ?? null,
    githubNumber: team.github?.number ?? null,
    createdAt: now,
  }
  return db.write(async tx => {
    const others = await tx.select({ name: teams.name, slug: teams.slug }).from(teams)
    if (others.some(({ name }) => asSpoken(name) === asSpoken(row.name))) {
      throw new Conflict(`There is already a team called ${team.name}. Give this one another name.`)
    }
    const slug = freeSlug(row.name, new Set(others.map(other => other.slug)))
    const [made] = await tx
      .insert(teams)
      .values({ ...row, slug })
      .returning()
    if (!made) throw new Error('The new team was not written')
    const { id: teamId } = made
    if (accountId !== null)
      await tx
        .insert(members)
        .values({ id: newId(), teamId, accountId, role: 'scrum-master', addedAt: now })
    return made
  })
}

export async function saveTeam(
  db: Db,
  teamId: string,
  edit: TeamEdit,
  defaultToken: DefaultToken,
): Promise<Team> {
  const { version, average, github, weekdays, pointScale, retro, ...same } = edit
  if (same.timeZone !== undefined) refuseUnknownTimeZone(same.timeZone)
  return db.write(async tx => {
    const current = await showTeam(tx, teamId, defaultToken)
    if (current.version !== version) {
      throw new Conflict('Somebody else changed these settings in the meantime.', current)
    }
    if (github !== undefined) await forgetProject(tx, current, github)
    await tx
      .update(teams)
      .set({
        ...same,
        region: regionAfter(current, edit),
        ...(weekdays && { weekdays: inOrder(weekdays) }),
        ...(pointScale && { pointScale: inOrder(pointScale) }),
        ...(average && { averageMethod: average.method, averageLast: average.last }),
        ...(retro && retroColumns(retro)),
        ...(github !== undefined && {
          githubOwner: github?.owner ?? null,
          githubNumber: github?.number ?? null,
        }),
        version: version + 1,
        revision: sql`${teams.revision} + 1`,
      })
      .where(eq(teams.id, teamId))
    return showTeam(tx, teamId, defaultToken)
  })
}

/** Only what is edited: drizzle leaves alone what is undefined. */
function retroColumns(retro: NonNullable<TeamEdit['retro']>) {
  return {
    retroFormat: retro.format,
    retroIsAnonymous: retro.isAnonymous,
    retroVotes: retro.votesEach,
    retroAreTotalsLive: retro.areTotalsLive,
    retroSkips: retro.skips,
  }
}

const inOrder = (values: number[]) => [...new Set(values)].sort((a, b) => a - b)

/** What the old project was called and how its last read went say nothing of another one. The ledger stays. */
async function forgetProject(tx: Tx, current: Team, github: TeamEdit['github']) {
  const isSame =
    current.github?.owner.toLowerCase() === github?.owner.toLowerCase() &&
    current.github?.number === github?.number
  if (isSame || github === null) return
  await tx.update(projects).set({ title: '', url: '' }).where(eq(projects.teamId, current.id))
  await tx.delete(syncs).where(eq(syncs.teamId, current.id))
}

function refuseUnknownTimeZone(timeZone: string) {
  if (isTimeZone(timeZone)) return
  throw new Invalid(
    `Knots knows no time zone ${timeZone}. Write it like Europe/Berlin or America/New_York.`,
    'timeZone',
  )
}

export async function removeTeam(db: Db, teamId: string): Promise<void> {
  await db.write(async tx => {
    await tx.delete(teams).where(eq(teams.id, teamId))
  })
}
