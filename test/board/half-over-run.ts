import type { Db } from '../../db/open.ts'
import { commitments, items, sprints } from '../../db/schema.ts'
import type { HalfOver } from '../../scripts/stand-in/scenario/half-over.ts'
import { replay, type TrueState } from '../../scripts/stand-in/scenario/replay.ts'
import type { Scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import type { Burndown } from '../../server/contract/burndown.ts'
import type { Sprint } from '../../server/contract/sprint.ts'
import { endOfDay } from '../../server/domain/calendar.ts'
import type { Change } from '../../server/domain/change.ts'
import { makeFigures } from '../../server/figures.ts'
import { createGitHub, type GitHub } from '../../server/github/client.ts'
import { listChanges } from '../../server/store/ledger.ts'
import { freshDb } from '../support/db.ts'
import { setUp } from './board-setup.ts'

const names = [
  'committed',
  'added',
  'removed',
  'reestimated',
  'scope',
  'completed',
  'remaining',
] as const

/** What came of one scenario: how many figures said to be exact, of how many, and every one that is not true. */
export type Outcome = { exact: number; told: number; wrong: string[] }

/** Reads a board that is half over once, and once more later, and compares all that is said with the truth. */
export async function runHalfOver(
  { made, sprint: title, firstRead, lastRead }: HalfOver,
  given: { newer?: boolean; withoutTimelines?: boolean } = {},
): Promise<Outcome> {
  const player = made.play()
  player.advanceTo(firstRead)
  const db = freshDb()
  const figures = makeFigures(db)
  const parts = { snapshot: figures.snapshot }
  const setup = await setUp(player.world, { db, parts, newer: given.newer ?? true })
  const board = given.withoutTimelines
    ? setup.boardWith({ github: withoutTimelines(setup.standIn.url, player.world.now) })
    : setup.board
  for (const at of readTimes(made, firstRead, lastRead)) {
    player.advanceTo(at)
    const sync = await board.syncTeam(setup.teamId)
    if (sync.error || setup.faults.length > 0) throw new Error(sync.error ?? String(setup.faults))
  }
  const { id = '' } = (await db.read.select().from(sprints)).find(row => row.title === title) ?? {}
  const pressedAt = made.sprints.find(plan => plan.title === title)?.committedAt
  if (pressedAt != null)
    await db.write(async tx => {
      await tx
        .insert(commitments)
        .values({ id: 'press', sprintId: id, at: pressedAt, people: [], plannedFte: null })
    })
  const read = async <Answer>(answer: Promise<{ body: Uint8Array }>) =>
    JSON.parse(Buffer.from((await answer).body).toString()) as Answer
  const sprint = await read<Sprint>(figures.sprint(setup.teamId, id, lastRead))
  const burndown = await read<Burndown>(figures.burndown(setup.teamId, id, lastRead))
  const outcome: Outcome = { exact: 0, told: 0, wrong: [] }
  compareFigures(outcome, sprint, made.truth(title, { at: lastRead }))
  for (const day of burndown.days) {
    if (day.scope === null) continue
    const at = Math.min(endOfDay(day.day, made.setup.timeZone), lastRead)
    const truth = made.truth(title, { at })
    outcome.told += 1
    if (day.certainty === 'assumed' && burndown.exactFrom !== null && day.day >= burndown.exactFrom)
      outcome.wrong.push(`${day.day} is assumed, and the chart exact from ${burndown.exactFrom} on`)
    if (day.certainty !== 'exact') continue
    outcome.exact += 1
    // Until the commitment the chart draws what was going to be committed, done as far as it was.
    if (at < truth.committedAt) continue
    for (const name of ['scope', 'completed', 'remaining'] as const)
      if (day[name] !== truth[name])
        outcome.wrong.push(`${name} on ${day.day}: ${day[name]}, in truth ${truth[name]}`)
  }
  outcome.wrong.push(...(await wrongFacts(db, setup.teamId, made)))
  return outcome
}

/** The first read, one half an hour after each time that anything happened, and the last. */
function readTimes(made: Scenario, firstRead: number, lastRead: number): Set<number> {
  const halfAnHour = 1_800_000
  const later = made.steps().map(({ at }) => Math.ceil(at / halfAnHour + 0.5) * halfAnHour)
  return new Set([firstRead, ...later.filter(at => firstRead < at && at < lastRead), lastRead])
}

function compareFigures(
  outcome: Outcome,
  { points, doubts, certainty }: Sprint,
  truth: ReturnType<HalfOver['made']['truth']>,
) {
  for (const name of names) {
    if (points[name] === null) continue
    outcome.told += 1
    if (doubts?.[name]) continue
    outcome.exact += 1
    if (points[name] !== truth[name])
      outcome.wrong.push(`${name}: ${points[name]}, in truth ${truth[name]}`)
  }
  if (certainty === 'exact' && Object.keys(doubts ?? {}).length > 0)
    outcome.wrong.push('exact, with doubts')
}

/** The rows of the ledger that are not true: exact ones at their instant, bounded ones anywhere in their span. */
async function wrongFacts(db: Db, teamId: string, made: Scenario): Promise<string[]> {
  const keys = new Map((await db.read.select().from(items)).map(row => [row.itemId, row.title]))
  const titles = new Map((await db.read.select().from(sprints)).map(row => [row.id, row.title]))
  const valueIn = ({ field }: Change, state: TrueState | undefined, archived: boolean) => {
    if (!state) return undefined
    if (field === 'present') return state.onBoard
    if (field === 'archived') return archived
    return field === 'aside' ? null : state[field]
  }
  const steps = made.steps()
  const wrong: string[] = []
  for (const change of await listChanges(db.read, teamId)) {
    if (change.certainty === 'assumed') continue
    const key = keys.get(change.itemId) ?? ''
    const value = change.field === 'sprint' ? titles.get(change.value ?? '') : change.value
    const own = steps.filter(step => 'key' in step && step.key === key)
    const instants = [
      change.at,
      ...own.map(step => step.at).filter(at => (change.notBefore ?? at) < at && at <= change.at),
    ]
    const isTrue = instants.some(at => {
      const archive = own.findLast(step => step.at <= at && step.do === 'archive')
      const isArchived = archive?.do === 'archive' && archive.archived
      const state = replay(made, own, at).get(key)
      return (valueIn(change, state, isArchived) ?? null) === (value ?? null)
    })
    if (!isTrue)
      wrong.push(`${key} ${change.field} ${value} (${change.certainty}, ${change.source})`)
  }
  return wrong
}

/** A GitHub that remembers nothing. */
function withoutTimelines(apiUrl: string, now: () => number): GitHub {
  const github = createGitHub({ apiUrl, now, sleep: async () => undefined })
  return {
    ...github,
    connect: options => ({ ...github.connect(options), readTimelines: async () => [] }),
  }
}
