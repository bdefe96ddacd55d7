import { onTestFinished } from 'vitest'
import type { Player, Scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

/** The app with a team whose board is played on a stand-in for GitHub; its clock is that of the board. */
export async function playBoard(made: Scenario, from: number) {
  const player: Player = made.play()
  player.advanceTo(from)
  const standIn = await startStandIn({ world: player.world })
  onTestFinished(() => standIn.close())
  const clock = testClock(new Date(from).toISOString())
  const app = await buildTestApp({
    clock,
    github: createGitHub({ apiUrl: standIn.url, now: clock.now, sleep: async () => undefined }),
    environment: { GITHUB_TOKEN: TOKENS.reads, KNOTS_SYNC_MINUTES: '0' },
  })
  const github = { owner: made.setup.owner, number: made.setup.projectNumber }
  const { timeZone } = made.setup
  const answer = await app.post('/api/teams', { name: 'Fleet', timeZone, github })
  const { id, slug } = answer.json()
  const url = `/api/teams/${slug}`
  const get = async (path: string) => (await app.get(`${url}${path}`)).json()
  return {
    app,
    url,
    get,
    post: (path: string, body?: object) => app.post(`${url}${path}`, body),
    put: (path: string, body: object) => app.put(`${url}${path}`, body),
    /** The bytes of an answer, as the page gets them. */
    text: async (path: string) => (await app.get(`${url}${path}`)).body,
    /** Lets everything happen until then and reads the board. */
    async readAt(at: number) {
      player.advanceTo(at)
      await clock.advance(at - clock.now())
      return app.app.knots.board.syncTeam(id)
    },
    sprintId: async (title: string): Promise<string> => {
      const { sprints } = await get('/sprints')
      return sprints.find((one: { title: string }) => one.title === title).id
    },
  }
}
