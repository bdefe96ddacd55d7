import type { Player, Scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { type Program, startProgram } from './program.ts'

const timeZone = 'Europe/Berlin'

/** A day so many days from today, where the team is. */
export const day = (days: number) => Temporal.Now.plainDateISO(timeZone).add({ days }).toString()

/** How a scenario of these tests begins: a month ago. */
export const begun = { timeZone, firstDay: day(-30) }

export type Board = {
  knots: Program
  standIn: StandIn
  player: Player
  /** The team's part of its address. */
  team: string
  /** One request to the interface, answered by its JSON. */
  send: (method: string, path: string, body?: object) => Promise<Answer>
  stop: () => Promise<number | null>
}

/** What these tests read of answers are texts. */
type Answer = Record<string, string>

/** The program beside a stand-in that tells the scenario up to now, with a team whose board was read. */
export async function startBoard(
  told: Scenario,
  environment: Record<string, string>,
): Promise<Board> {
  const player = told.play()
  player.advanceTo(Date.now() - 60_000)
  const standIn = await startStandIn({ world: player.world })
  const knots = await startProgram('server/main.ts', {
    GITHUB_API_URL: standIn.url,
    ...environment,
  })
  const send = async (method: string, path: string, body?: object): Promise<Answer> => {
    const json = body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }
    return (await fetch(knots.url + path, { method, ...json })).json()
  }
  const github = { owner: told.setup.owner, number: told.setup.projectNumber }
  const { slug: team = '' } = await send('POST', '/api/teams', { name: 'Crew', timeZone, github })
  await send('POST', `/api/teams/${team}/sync`)
  for (let state: string | undefined = 'running'; state === 'running'; ) {
    state = (await send('GET', `/api/teams/${team}/sync`)).state
    if (state === 'failed') throw new Error('The board could not be read')
  }
  const stop = async () => {
    const code = await knots.stop()
    await standIn.close()
    return code
  }
  return { knots, standIn, player, team, send, stop }
}
