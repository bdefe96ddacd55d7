import { expect, onTestFinished } from 'vitest'
import type { Year } from '../../scripts/stand-in/scenario/year/year.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import type { Report } from '../../server/contract/review.ts'
import type { Sprint } from '../../server/contract/sprint.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp } from '../support/app.ts'
import type { SprintPlan } from './year-plan.ts'

/** The real app and a board of the stand-in, for a team that closes one sprint after another. */
export async function startYear({ made }: Year) {
  const player = made.play()
  const clock = { at: made.instant(made.setup.firstDay, '12:00') }
  const now = () => clock.at
  const sleep = async () => undefined
  const standIn = await startStandIn({ world: player.world })
  onTestFinished(() => standIn.close())
  const app = await buildTestApp({
    now,
    sleep,
    github: createGitHub({ apiUrl: standIn.url, now, sleep }),
    environment: { GITHUB_TOKEN: TOKENS.reads },
  })
  const { owner, projectNumber: number, timeZone } = made.setup
  const asked = { name: 'Harbour crew', timeZone, github: { owner, number } }
  const team = (await app.post('/api/teams', asked)).json()
  const path = `/api/teams/${team.slug}`
  const person = (await app.post(`${path}/people`, { name: 'Mara Lind' })).json()

  const readAt = async (at: number) => {
    clock.at = at
    player.advanceTo(at)
    const { error, warnings } = await app.app.knots.board.syncTeam(team.id)
    expect({ error, warnings }).toEqual({ error: null, warnings: [] })
  }
  const ask = async <Answer>(address: string): Promise<Answer> => {
    const answer = await app.get(path + address)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json()
  }
  const tell = async (method: 'post' | 'put', address: string, body: object = {}) => {
    const answer = await app[method](path + address, body)
    expect(answer.statusCode, answer.body).toBeLessThan(300)
  }
  const reportOf = (id: string) => ask<Report>(`/sprints/${id}/report`)
  const idOf = async (title: string) => {
    const { sprints } = await ask<{ sprints: Sprint[] }>('/sprints')
    return sprints.find(sprint => sprint.title === title)?.id ?? ''
  }

  /** Plays a sprint to its close and says how it is shown then. */
  const playSprint = async (plan: SprintPlan): Promise<Report> => {
    const times = [...plan.readAt, ...(plan.pressedAt === null ? [] : [plan.pressedAt])]
    const id = await idOf(plan.title)
    const announced = { plannedPercent: plan.percent }
    await tell('put', `/sprints/${id}/availability/${person.id}`, announced)
    for (const at of times.sort((a, b) => a - b)) {
      await readAt(at)
      if (at === plan.pressedAt) await tell('post', `/sprints/${id}/commit`)
    }
    await readAt(plan.closedAt)
    const decision = plan.accepts ? 'accepted' : 'refused'
    for (const { item } of (await reportOf(id)).outside)
      await tell('put', `/sprints/${id}/outside/${item.id}`, { decision })
    await tell('post', `/sprints/${id}/close`)
    return reportOf(id)
  }
  await readAt(clock.at)
  return { playSprint, reportOf, readAt, ask, idOf }
}
