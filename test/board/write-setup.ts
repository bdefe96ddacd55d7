import { expect, onTestFinished } from 'vitest'
import { writes } from '../../db/schema.ts'
import { type Player, type Scenario, scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import type { Item } from '../../scripts/stand-in/world/types.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { makeWriteBack, type WriteBackParts } from '../../server/board/write-back.ts'
import type { NewWrite } from '../../server/contract/write.ts'
import { makeLive } from '../../server/live.ts'
import { getTeam } from '../../server/store/teams.ts'
import { ledgerOf, setUp } from './board-setup.ts'

type Points = Parameters<typeof scenario>[0]

/** Two sprints and four items, each of another kind but two issues; one sprint more is typed in by a test. */
export function boardWith(points: Points = {}): Scenario {
  return scenario({ firstDay: '2026-05-01', ...points })
    .person('Mara Lind')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })
    .on('2026-05-20', '09:00', team => {
      team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
      team.issue('b', 'Charts').status('Todo')
      team.draft('c', 'Ropes').status('Todo')
      team.pullRequest('d', 'Lights').moveTo('Sprint 1')
    })
}

type Given = { made?: Scenario; token?: string; parts?: Partial<WriteBackParts> }

/** A team whose board was read once on June 2nd, and what writes to it on the 3rd. */
export async function startWriting({
  made = boardWith(),
  token = TOKENS.writes,
  parts,
}: Given = {}) {
  const player: Player = made.play()
  player.advanceTo(made.instant('2026-06-02', '12:00'))
  const { owner, projectNumber: number } = made.setup
  const live = makeLive(async () => undefined)
  const setup = await setUp(player.world, { owner, number, token, parts: { live } })
  const { db, board, standIn, teamId } = setup
  await board.syncTeam(teamId)
  standIn.forget()
  player.advanceTo(made.instant('2026-06-03', '10:00'))
  const topics: string[] = []
  live.subscribe(teamId, topic => void topics.push(topic))
  const faults: unknown[] = []
  onTestFinished(() => expect(faults).toEqual([]))
  const slept: number[] = []
  const backWith = (others: Partial<WriteBackParts> = {}) =>
    makeWriteBack({
      db,
      board,
      live,
      now: player.world.now,
      sleep: async milliseconds => void slept.push(milliseconds),
      onFault: error => void faults.push(error),
      ...parts,
      ...others,
    })
  const back = backWith()
  const before = new Set(await ledgerOf(db, made))
  const team = () => getTeam(db.read, teamId)
  const item = (title: string): Item => {
    const found = player.project.items.find(({ content }) => content.title === title)
    if (!found) throw new Error(`There is no ${title} on the board`)
    return found
  }
  const itemId = (title: string) => item(title).id
  const rows = () => db.read.select().from(writes).orderBy(writes.askedAt)
  return {
    ...setup,
    made,
    player,
    live,
    topics,
    faults,
    slept,
    back,
    backWith,
    team,
    item,
    rows,
    /** A sprint's id by its title. */
    sprintId: async (title: string) =>
      (await db.read.query.sprints.findMany()).find(sprint => sprint.title === title)?.id ?? '',
    ask: async (title: string, field: NewWrite['field'], to: NewWrite['to'], id?: string) => {
      const asked = { itemId: itemId(title), field, to, ...(id && { id }) }
      await back.requestWrites(await team(), [asked], null)
    },
    /** The writes once none waits any more. */
    settled: async () => {
      for (;;) {
        const all = await rows()
        if (all.every(({ state }) => state !== 'waiting')) return all
        await new Promise(resolve => setImmediate(resolve))
      }
    },
    /** What GitHub has: points, sprint and status of an item. */
    onGitHub: (title: string) => {
      const { values } = item(title)
      return Object.fromEntries(
        values.map(({ field, input }) => {
          if ('number' in input) return [field.name, input.number]
          if ('iterationId' in input) {
            const { iterationId } = input
            return [field.name, field.iterations.find(({ id }) => id === iterationId)?.title]
          }
          if ('singleSelectOptionId' in input) {
            const { singleSelectOptionId } = input
            return [field.name, field.options.find(({ id }) => id === singleSelectOptionId)?.name]
          }
          return [field.name, null]
        }),
      )
    },
    known: async (title: string) =>
      (await db.read.query.items.findMany()).find(row => row.title === title),
    news: async () => (await ledgerOf(db, made)).filter(line => !before.has(line)),
    /** Mutations that reached GitHub. */
    mutations: () =>
      standIn.requests
        .map(({ query }) => /mutation (\w+)/.exec(query)?.[1])
        .filter(name => name !== undefined),
  }
}
