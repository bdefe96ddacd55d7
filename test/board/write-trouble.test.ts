import { describe, expect, test } from 'vitest'
import { writes } from '../../db/schema.ts'
import {
  badGateway,
  dropped,
  type Fault,
  type Received,
  secondaryLimit,
} from '../../scripts/stand-in/faults.ts'
import { removeItem } from '../../scripts/stand-in/world/items.ts'
import { startWriting } from './write-setup.ts'

const isMutation = ({ query }: Pick<Received, 'query'>) => query.trimStart().startsWith('mutation')

/** GitHub says yes and does nothing. */
const sayingYes: Fault = () => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({
    data: {
      written: {
        projectV2Item: {
          id: 'PVTI_1',
          updatedAt: '2026-06-03T08:00:00Z',
          value: { __typename: 'ProjectV2ItemFieldNumberValue', number: 5 },
        },
      },
    },
  }),
})

/** Lets a test stop mutations on their way and let them through. */
function gate() {
  let open = () => undefined as undefined
  const opened = new Promise<void>(resolve => {
    open = () => void resolve()
  })
  let reached = () => undefined as undefined
  const arrived = new Promise<void>(resolve => {
    reached = () => void resolve()
  })
  const fault: Fault = async (_, usual) => {
    reached()
    await opened
    return usual()
  }
  return { fault, arrived, open: () => open() }
}

describe('an answer', () => {
  test('that says yes without a change is a failure, said in words and not tried again', async () => {
    const { ask, settled, standIn, mutations, onGitHub, known } = await startWriting()
    standIn.faults.when(isMutation, sayingYes)
    await ask('Tides', 'points', 8)
    const [row] = await settled()
    expect(row).toMatchObject({ state: 'failed', to: 8 })
    expect(row?.error).toContain('answered that it took this, but the item still has another value')
    expect(mutations()).toHaveLength(1)
    expect(onGitHub('Tides')).toMatchObject({ 'Story Points': 5 })
    expect(await known('Tides')).toMatchObject({ points: 5 })
  })

  test('that is lost on its way back is looked for, and what landed is done', async () => {
    const { ask, settled, standIn, mutations, known } = await startWriting()
    standIn.faults.when(isMutation, dropped)
    await ask('Tides', 'points', 8)
    expect(await settled()).toMatchObject([{ state: 'done', error: null, from: 5 }])
    expect(mutations()).toHaveLength(1)
    expect(await known('Tides')).toMatchObject({ points: 8 })
  })

  test('of a busy GitHub that did nothing is a failure, and the item stays as it is', async () => {
    const { ask, settled, standIn, mutations, known } = await startWriting()
    standIn.faults.when(isMutation, badGateway)
    await ask('Tides', 'points', 8)
    const [row] = await settled()
    expect(row).toMatchObject({ state: 'failed' })
    expect(row?.error).toContain('Nothing was tried again')
    expect(mutations()).toHaveLength(1)
    expect(await known('Tides')).toMatchObject({ points: 5 })
  })

  test('of nobody at all fails before anything is sent', async () => {
    const { ask, settled, standIn, mutations } = await startWriting()
    standIn.faults.when(() => true, dropped)
    await ask('Tides', 'points', 8)
    expect(await settled()).toMatchObject([
      { state: 'failed', error: expect.stringContaining('nothing was changed') },
    ])
    expect(mutations()).toEqual([])
  })

  test('that asks to wait longer than a request does leaves the write waiting, and then it is sent', async () => {
    const { ask, settled, standIn, slept, mutations } = await startWriting()
    standIn.faults.next(secondaryLimit({ retryAfterSeconds: 600 }))
    await ask('Tides', 'points', 8)
    expect(await settled()).toMatchObject([{ state: 'done' }])
    expect(slept.some(milliseconds => milliseconds >= 590_000)).toBe(true)
    expect(mutations()).toHaveLength(1)
  })
})

test('an item taken off the board meanwhile is said so, and then Knots knows it too', async () => {
  const { back, team, settled, item, player, known, mutations } = await startWriting()
  const { id } = item('Tides')
  removeItem(player.world, item('Tides'), { at: player.world.now(), by: null })
  await back.requestWrites(await team(), [{ itemId: id, field: 'points', to: 8 }], null)
  expect(await settled()).toMatchObject([
    { state: 'failed', error: expect.stringContaining('taken off the board') },
  ])
  expect(await known('Tides')).toMatchObject({ isPresent: false, points: 5 })
  expect(mutations()).toEqual([])
})

describe('a new process', () => {
  test('takes up what waited, in its order, and starts a second after the last may have ended', async () => {
    const { ask, back, backWith, settled, rows, slept, known } = await startWriting()
    back.end()
    await ask('Tides', 'points', 8)
    await ask('Charts', 'points', 3)
    expect((await rows()).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    await backWith().begin()
    expect((await settled()).map(({ state }) => state)).toEqual(['done', 'done'])
    expect(slept[0]).toBe(1000)
    expect(await known('Charts')).toMatchObject({ points: 3 })
  })

  test('sends nothing twice when the last one ended before it could say that it was done', async () => {
    const { ask, backWith, settled, db, mutations } = await startWriting()
    await ask('Tides', 'points', 8)
    await settled()
    await db.write(async tx => {
      await tx.update(writes).set({ state: 'waiting', finishedAt: null })
    })
    await backWith().begin()
    expect(await settled()).toMatchObject([{ state: 'done', from: 5, to: 8 }])
    expect(mutations()).toHaveLength(1)
  })
})

describe('two people at one item', () => {
  test('get the value asked for last; what was not sent yet gives way', async () => {
    const { ask, back, backWith, settled, onGitHub, mutations } = await startWriting()
    back.end()
    await ask('Tides', 'points', 8)
    await ask('Tides', 'points', 3)
    await backWith().begin()
    expect(await settled()).toMatchObject([
      { state: 'cancelled', to: 8, error: expect.stringContaining('Another value') },
      { state: 'done', from: 5, to: 3 },
    ])
    expect(onGitHub('Tides')).toMatchObject({ 'Story Points': 3 })
    expect(mutations()).toHaveLength(1)
  })

  test('whose first write is on its way have both sent, one after the other', async () => {
    const { ask, back, team, settled, standIn, onGitHub, mutations, known } = await startWriting()
    const { fault, arrived, open } = gate()
    standIn.faults.when(request => isMutation(request) && mutations().length === 0, fault)
    await ask('Tides', 'points', 8, 'eight-points')
    await arrived
    await ask('Tides', 'points', 5, 'five-points')
    await expect(back.cancel(await team(), 'eight-points')).rejects.toThrow('right now')
    open()
    expect(await settled()).toMatchObject([
      { id: 'eight-points', state: 'done', from: 5, to: 8 },
      { id: 'five-points', state: 'done', from: 8, to: 5 },
    ])
    expect(onGitHub('Tides')).toMatchObject({ 'Story Points': 5 })
    expect(await known('Tides')).toMatchObject({ points: 5 })
  })

  test('one of whom undoes a write that is on its way has it written back', async () => {
    const { ask, back, team, settled, standIn, onGitHub, mutations } = await startWriting()
    const { fault, arrived, open } = gate()
    standIn.faults.when(request => isMutation(request) && mutations().length === 0, fault)
    await ask('Tides', 'points', 8, 'eight-points')
    await arrived
    await back.undo(await team(), 'eight-points', null)
    open()
    expect(await settled()).toMatchObject([
      { state: 'done', to: 8 },
      { state: 'done', to: 5, undoes: 'eight-points' },
    ])
    expect(onGitHub('Tides')).toMatchObject({ 'Story Points': 5 })
  })
})

test('no two mutations reach GitHub within a second', async () => {
  let at = Date.parse('2026-06-03T08:00:00Z')
  const now = () => at
  const sleep = async (milliseconds: number) => {
    at += milliseconds
  }
  const { ask, settled, standIn } = await startWriting({ parts: { now, sleep } })
  const times: number[] = []
  standIn.faults.before(received => {
    at += 7
    if (isMutation(received)) times.push(at)
  })
  for (const points of [1, 2, 3, 8]) {
    await ask('Tides', 'points', points)
    await ask('Charts', 'points', points)
    await ask('Ropes', 'points', points)
    await settled()
  }
  expect(times).toHaveLength(12)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
})

test('a read writes nothing, whatever there is to be read', async () => {
  const { back, team, board, teamId, mutations, rows } = await startWriting()
  await back.begin()
  await back.show(await team())
  await board.syncTeam(teamId)
  expect(mutations()).toEqual([])
  expect(await rows()).toEqual([])
})
