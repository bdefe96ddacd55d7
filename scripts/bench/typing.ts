import type { Page } from 'playwright-core'
import { openBrowser, openPage } from '../../test/e2e/browser.ts'
import { full, type State, send } from '../pictures/states.ts'
import { type Line, median, printTable } from './numbers.ts'
import { timesOfKeys, watchKeys } from './typing-watch.ts'

type Size = { items: number; presses: number; eventsPerSecond: number; rounds: number }
type Sprint = { id: string; number: number; state: string }
type Plan = { page: Page; sprint: string; cells: string[]; others: string[] }
export type Typed = { painted: number[]; events: number[]; tasks: number[] }

/** Of the board's items every eighth waits in the backlog. */
const WAITING = 8
/** So many that few of the board's items are in the current one. */
const SPRINTS = 60
/** How long somebody takes from one key to the next. */
const KEY_MS = 80

const at = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0

async function openPlan(state: State, page: Page): Promise<Plan> {
  const team = `${state.url}/api/teams/${state.team}`
  const { sprints } = await send<{ sprints: Sprint[] }>('GET', `${team}/sprints`)
  const current = sprints.findLast(({ state }) => state === 'active')
  if (!current) throw new Error('No sprint is under way')
  const sprint = `${team}/sprints/${current.id}`
  const { people } = await send<{ people: { personId: string }[] }>('GET', `${sprint}/availability`)
  await page.goto(`${state.url}/${state.team}/sprints/${current.number}/plan`)
  await page.locator('[data-planned-list] [data-item]').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  const ids = people.map(({ personId }) => personId)
  const half = Math.floor(ids.length / 2)
  return { page, sprint, cells: ids.slice(0, half), others: ids.slice(half) }
}

/** Other people's cells, written one by one at the given pace until it is told to stop. */
function othersType({ sprint, others }: Plan, perSecond: number): () => Promise<void> {
  let count = 0
  let running = Promise.resolve()
  const write = async () => {
    const person = others[count % others.length]
    const plannedPercent = (count * 7) % 101
    count += 1
    await send('PUT', `${sprint}/availability/${person}`, { plannedPercent })
  }
  const timer = setInterval(() => {
    running = running.then(write)
  }, 1000 / perSecond)
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** Two digits and Enter, cell by cell down the upper half of the matrix, again and again. */
async function type({ page, cells }: Plan, presses: number, first: number): Promise<Typed> {
  const inputs = page.locator('input[data-cell]')
  await page.evaluate(watchKeys)
  for (let press = 0; press < presses; press += 1) {
    const row = Math.floor(press / 3) % cells.length
    const percent = String(10 + ((first + press) % 90))
    if (row === 0 && press % 3 === 0) await inputs.first().focus()
    await page.keyboard.press(['Enter', percent[0], percent[1]][(press + 1) % 3] ?? 'Enter')
    await page.waitForTimeout(KEY_MS)
  }
  return page.evaluate(timesOfKeys)
}

/** From a key in a cell of the matrix to the painted cell, on a full planning page while others fill in too. */
export async function benchTyping(size: Size): Promise<void> {
  const state = await full(size.items * WAITING, SPRINTS)
  const browser = await openBrowser()
  const alone: Typed[] = []
  const among: Typed[] = []
  try {
    const { page, complaints } = await openPage(browser)
    const plan = await openPlan(state, page)
    const shown = await page.locator('[data-planned-list] [data-item]').count()
    await type(plan, Math.min(30, size.presses), 0)
    for (let round = 0; round < size.rounds; round += 1) {
      alone.push(await type(plan, size.presses, 2 * round + 1))
      const stop = othersType(plan, size.eventsPerSecond)
      among.push(await type(plan, size.presses, 2 * round + 2))
      await stop()
    }
    if (complaints.length > 0) throw new Error(complaints.join('\n'))
    print(size, plan, shown, { among, alone })
  } finally {
    await browser.close()
    await state.close()
  }
}

function print(
  size: Size,
  { cells, others }: Plan,
  shown: number,
  { among, alone }: Record<'among' | 'alone', Typed[]>,
): void {
  const line = (what: string, aim: string, of: (typed: Typed) => number): Line => ({
    what,
    unit: 'ms',
    ours: median(among.map(of)),
    theirs: median(alone.map(of)),
    aim,
  })
  printTable(
    `${cells.length + others.length} people and ${shown} items on the planning page, ${size.presses} keys in the matrix, median of ${size.rounds}`,
    [`${size.eventsPerSecond} events a second`, 'nobody else'],
    [
      line('from a key to the painted cell, median', '', ({ painted }) => at(painted, 0.5)),
      line('from a key to the painted cell, p95', 'below 100', ({ painted }) => at(painted, 0.95)),
      line('from a key to the painted cell, longest', '', ({ painted }) => at(painted, 1)),
      line('the same as the browser tells it, p95', 'below 100', ({ events }) => at(events, 0.95)),
      line('longest task', 'at most 200', ({ tasks }) => at(tasks, 1)),
      line('tasks over 50 ms, together', '', ({ tasks }) => tasks.reduce((sum, ms) => sum + ms, 0)),
    ],
  )
}
