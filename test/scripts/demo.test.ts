import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDb } from '../../db/open.ts'
import { retroVotes } from '../../db/schema.ts'
import { type DemoBoard, findDemo, makeDemoBoard, playDemo } from '../../scripts/demo/play.ts'
import type { DemoParts } from '../../scripts/demo/playing.ts'
import { fteOf } from '../../scripts/stand-in/scenario/year/people.ts'
import type { Velocity } from '../../server/contract/velocity.ts'
import { makeFigures } from '../../server/figures.ts'
import { listActions } from '../../server/store/actions.ts'
import { showRetro } from '../../server/store/retro.ts'

const TODAY = '2026-01-21'

let db: Db
let board: DemoBoard
let parts: DemoParts
let teamId: string
let now: number

beforeAll(async () => {
  db = openDb(':memory:')
  board = await makeDemoBoard(TODAY, 5)
  now = board.told.made.instant(TODAY, '14:00')
  const live = { publish: () => undefined, subscribe: () => () => undefined }
  parts = { db, now: () => now, live, figures: makeFigures(db) }
  teamId = await playDemo(parts, { board })
}, 60_000)

afterAll(async () => {
  await board.standIn.close()
  await db.close()
})

async function velocity(): Promise<Velocity> {
  const { body } = await parts.figures.velocity(teamId, {}, now)
  return JSON.parse(body.toString())
}

describe('the demo team', () => {
  test('has the figures that its deeds must give, over the break and a short sprint', async () => {
    const { sprints } = await velocity()
    const { told } = board
    expect(sprints).toHaveLength(told.currentIndex + 3)
    for (const sprint of sprints.slice(0, told.currentIndex + 1)) {
      const truth = told.made.truth(sprint.title, { at: now })
      const { committed, added, removed, reestimated, scope, completed, remaining } = sprint.points
      expect({ committed, added, removed, reestimated, scope, completed, remaining }).toEqual({
        committed: truth.committed,
        added: truth.added,
        removed: truth.removed,
        reestimated: truth.reestimated,
        scope: truth.scope,
        completed: truth.completed,
        remaining: truth.remaining,
      })
    }
  })

  test('has closed sprints with an FTE, one under way and two ahead', async () => {
    const { sprints } = await velocity()
    const { told } = board
    expect(sprints.map(({ state }) => state)).toEqual([
      ...Array(told.currentIndex).fill('closed'),
      'active',
      'planned',
      'planned',
    ])
    for (const sprint of sprints.slice(0, told.currentIndex)) {
      const plan = told.sprints[sprint.number - 1]!
      expect(sprint.fte.planned).toBeCloseTo(fteOf(plan.answers, 'planned'), 9)
      expect(sprint.fte.actual).toBeCloseTo(fteOf(plan.answers, 'actual'), 9)
      expect(sprint.goal).not.toBe('')
    }
  })

  test('has retrospectives that are over, with groups, dots, ratings, themes and rocks that were asked for', async () => {
    const { sprints } = await velocity()
    const look = (index: number) =>
      showRetro(db.read, teamId, sprints[index]!.id, { personId: null, present: 0 })
    const last = await look(board.told.currentIndex - 1)
    expect(last.board).toMatchObject({ phase: 'done', isAnonymous: true })
    expect(last.cards.length).toBeGreaterThan(4)
    expect(last.groups).toMatchObject([{ name: 'Test rig', votes: 9 }])
    expect(last.ratings?.count).toBe(7)
    expect(last.risks.map(({ wasHit }) => wasHit).sort()).toEqual([false, true])
    expect(last.themes[0]).toMatchObject({ name: 'Reviews were slow', recent: 3, of: 5 })
    expect(await look(board.told.currentIndex)).toMatchObject({
      board: null,
      cards: [],
      risks: [{ wasHit: null }, { wasHit: null }],
    })
    expect(await db.read.$count(retroVotes)).toBe(0)
  })

  test('has actions in several states', async () => {
    const team = { id: teamId, timeZone: board.told.made.setup.timeZone }
    const actions = await listActions(db.read, team, now)
    const states = actions.map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['open', 'in-progress', 'done']))
    const answer = actions.find(({ text }) => text.startsWith('Answer a request'))
    expect(answer).toMatchObject({ owner: 'everyone', owners: [], age: 5, cameBack: 4 })
    const sources = new Set(actions.map(({ source }) => source?.kind))
    expect(sources).toEqual(new Set(['card', 'group', 'item', undefined]))
    expect(actions.map(({ helped }) => helped?.answer)).toContain('no')
  })

  test('asked for again is the one there is', async () => {
    expect(await playDemo(parts)).toBe(teamId)
  })
})

test('a demo that cannot be finished leaves no team behind', async () => {
  const other = openDb(':memory:')
  const short = await makeDemoBoard(TODAY, 1)
  const figures = makeFigures(other)
  const fail = async () => {
    throw new Error('no space left')
  }
  const broken = { ...parts, db: other, figures: { ...figures, snapshot: fail } }
  await expect(playDemo(broken, { board: short })).rejects.toThrow('no space left')
  expect(await findDemo(other)).toBeUndefined()
  await short.standIn.close()
  await other.close()
}, 30_000)
