import type { Page } from 'playwright-core'
import { startProgram } from '../../test/e2e/program.ts'
import { bigWorld } from '../stand-in/scenario/big.ts'
import { startStandIn } from '../stand-in/server.ts'
import { TOKENS } from '../stand-in/world/world.ts'

/** One way the pages can look: a running Knots, the team to show, and what to change in its answers. */
export type State = {
  name: string
  url: string
  /** Null: only the start page. */
  team: string | null
  prepare: (page: Page) => Promise<void>
  close: () => Promise<void>
}

const asItIs = async () => {}

/** The same call a page would make; throws what the server answered if it refuses. */
export async function send<Answer>(method: string, url: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** A Knots that was started for the first time. */
export async function firstRun(): Promise<State> {
  const { url, stop } = await startProgram()
  return {
    name: 'first-run',
    url,
    team: null,
    prepare: asItIs,
    close: async () => void (await stop()),
  }
}

/** A team of which nothing is known yet. */
export async function emptyTeam(): Promise<State> {
  const { url, stop } = await startProgram()
  const team = await send<{ slug: string }>('POST', `${url}/api/teams`, {
    name: 'Night watch',
    timeZone: 'Europe/Berlin',
  })
  return {
    name: 'empty',
    url,
    team: team.slug,
    prepare: asItIs,
    close: async () => void (await stop()),
  }
}

/** The demo team with its year of sprints. */
export async function demo(): Promise<State> {
  const { url, stop } = await startProgram('scripts/demo.ts')
  const { teams } = await send<{ teams: { slug: string }[] }>('GET', `${url}/api/teams`)
  const team = teams[0]?.slug ?? null
  return { name: 'demo', url, team, prepare: asItIs, close: async () => void (await stop()) }
}

/** The same Knots while every answer about the team is a refusal. */
export function failing(state: State): State {
  const prepare = async (page: Page) => {
    await page.route('**/api/teams/*/**', route =>
      route.fulfill({
        status: 500,
        json: { code: 'internal', message: 'Something went wrong in Knots. Try again.' },
      }),
    )
  }
  return { ...state, name: 'failing', prepare, close: async () => {} }
}

/** Forty people and three hundred items in six sprints, or more. */
export async function full(items = 300, sprints = 6): Promise<State> {
  const today = new Date().toISOString().slice(0, 10)
  const { world, project } = bigWorld({ items, sprints, today })
  const standIn = await startStandIn({ world })
  const { url, stop } = await startProgram('server/main.ts', { GITHUB_API_URL: standIn.url })
  const { slug } = await send<{ slug: string }>('POST', `${url}/api/teams`, {
    name: 'Everybody of the harbour and of the institutes around it',
    timeZone: 'Europe/Berlin',
    github: { owner: project.owner.login, number: project.number },
  })
  const team = `${url}/api/teams/${slug}`
  await send('PUT', `${team}/github/token`, { token: TOKENS.reads })
  for (let index = 1; index <= 40; index += 1)
    await send('POST', `${team}/people`, {
      name: `Person ${index} of a rather long-named institute`,
      usualPercent: (index * 10) % 110,
    })
  await send('POST', `${team}/sync`)
  await synced(team)
  return {
    name: 'full',
    url,
    team: slug,
    prepare: asItIs,
    close: async () => {
      await stop()
      await standIn.close()
    },
  }
}

async function synced(team: string): Promise<void> {
  const sync = await send<{ state: string; error: string | null }>('GET', `${team}/sync`)
  if (sync.state === 'failed') throw new Error(`The board could not be read: ${sync.error}`)
  if (sync.state === 'ok') return
  await new Promise(resolve => setTimeout(resolve, 100))
  await synced(team)
}
