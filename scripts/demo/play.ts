import type { Db } from '../../db/open.ts'
import { type BoardParts, makeBoard } from '../../server/board/sync.ts'
import type { TeamEdit } from '../../server/contract/team.ts'
import { createGitHub } from '../../server/github/client.ts'
import {
  addTeam,
  getTeam,
  listTeamRows,
  removeTeam,
  saveTeam,
  type TeamRow,
} from '../../server/store/teams.ts'
import { type Player, USUAL } from '../stand-in/scenario/scenario.ts'
import { type Year, year } from '../stand-in/scenario/year/year.ts'
import { type StandIn, startStandIn } from '../stand-in/server.ts'
import type { OAuthApp } from '../stand-in/sign-in/types.ts'
import { TOKENS } from '../stand-in/world/world.ts'
import { addActions } from './action-life.ts'
import { addGoals } from './goal-life.ts'
import { playSprint } from './play-sprint.ts'
import type { DemoParts, Playing } from './playing.ts'
import { addPeople } from './team-life.ts'

export type DemoOptions = {
  /** Told after each sprint. */
  onProgress?: (done: number, total: number) => void
  /** The board to play on, if it is to be there afterwards; else one is made and ended. */
  board?: DemoBoard
}

/** A stand-in GitHub with the year's board on it, its clock moved by whoever plays. */
export type DemoBoard = { told: Year; player: Player; standIn: StandIn }

/** The name of a demo team until it is whole: found again, it was cut off and is made anew. */
const UNFINISHED = 'Demo (being made)'

/** The day it is for the demo team. */
export function demoToday(now: number): string {
  const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(USUAL.timeZone)
  return there.toPlainDate().toString()
}

export async function makeDemoBoard(
  today: string,
  finished = 25,
  oauth?: OAuthApp,
): Promise<DemoBoard> {
  const told = year({ today, finished })
  const player = told.made.play()
  const { world } = player
  world.webUrl = 'https://github.example'
  return { told, player, standIn: await startStandIn({ world, ...(oauth && { oauth }) }) }
}

/**
 * Makes the demo team: a year of its board read by the real sync at the times a team would have, with
 * availability, commitments, closes, retrospectives and actions. Returns the team's id; a demo team that
 * is there already is kept as it is. If anything fails no team is left behind.
 */
export async function playDemo(parts: DemoParts, options: DemoOptions = {}): Promise<string> {
  const known = await findDemo(parts.db)
  if (known) return known.id
  const board = options.board ?? (await makeDemoBoard(demoToday(parts.now())))
  let teamId: string | undefined
  try {
    const { owner, projectNumber: number, timeZone } = board.told.made.setup
    const started = board.told.made.instant(board.told.made.setup.firstDay)
    const name = board.told.teamName
    const demo = { name, timeZone, github: { owner, number }, isDemo: true }
    const team = await addTeam(parts.db, demo, started)
    teamId = team.id
    await change(parts.db, team.id, { name: UNFINISHED })
    await playYear(parts, board, team, options)
    // Without its board nothing may go and look for it at the real GitHub.
    await change(parts.db, team.id, options.board ? { name } : { name, github: null })
    return team.id
  } catch (error) {
    if (teamId !== undefined) await removeTeam(parts.db, teamId)
    throw error
  } finally {
    if (!options.board) await board.standIn.close()
  }
}

async function playYear(
  parts: DemoParts,
  { told, player, standIn }: DemoBoard,
  team: TeamRow,
  options: DemoOptions,
): Promise<void> {
  const clock = { at: told.made.instant(told.made.setup.firstDay) }
  const now = () => clock.at
  const faults: unknown[] = []
  const sleep = async () => undefined
  const boardParts: BoardParts = {
    db: parts.db,
    github: createGitHub({ apiUrl: standIn.url, now, sleep }),
    config: { githubToken: TOKENS.writes },
    live: { publish: () => undefined, subscribe: () => () => undefined },
    now,
    snapshot: (read, teamId, sprintId, at) => parts.figures.snapshot(read, teamId, sprintId, at),
    onFault: error => void faults.push(error),
  }
  const board = makeBoard(boardParts)
  const playing: Playing = {
    parts,
    told,
    player,
    team,
    clock,
    people: await addPeople(parts.db, team.id, told.people),
    async syncAt(at) {
      clock.at = at
      player.advanceTo(at)
      const { error } = await board.syncTeam(team.id)
      if (error) throw faults[0] ?? new Error(error)
    },
  }
  const end = parts.now()
  const total = told.currentIndex + 1
  for (let index = 0; index < total; index += 1) {
    await playSprint(playing, index, end)
    options.onProgress?.(index + 1, total)
  }
  player.world.now = parts.now
  await playing.syncAt(end)
  await addActions(playing)
  await addGoals(playing)
}

async function change(db: Db, teamId: string, edit: Omit<TeamEdit, 'version'>): Promise<void> {
  const { version } = await getTeam(db.read, teamId)
  await saveTeam(db, teamId, { ...edit, version }, null)
}

/** The demo team, if it is whole; what was left of one that was cut off is taken away. */
export async function findDemo(db: Db): Promise<TeamRow | undefined> {
  const demos = (await listTeamRows(db.read)).filter(team => team.isDemo)
  for (const team of demos) if (team.name === UNFINISHED) await removeTeam(db, team.id)
  return demos.find(team => team.name !== UNFINISHED)
}
