import { describe, expect, test } from 'vitest'
import { sprints, syncs } from '../../db/schema.ts'
import { missingScopes } from '../../scripts/stand-in/faults.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { Conflict, Invalid } from '../../server/errors.ts'
import { sprintRow } from '../support/rows.ts'
import { boardWith, startWriting } from './write-setup.ts'

describe('a move', () => {
  test('into another sprint reaches GitHub, and the ledger has it with GitHub’s own time', async () => {
    const { ask, settled, sprintId, onGitHub, news, known, mutations, topics } =
      await startWriting()
    const [one, two] = [await sprintId('Sprint 1'), await sprintId('Sprint 2')]
    await ask('Tides', 'sprint', two)
    expect(await settled()).toMatchObject([
      { state: 'done', error: null, from: one, to: two, field: 'sprint' },
    ])
    expect(onGitHub('Tides')).toMatchObject({ Sprint: 'Sprint 2' })
    expect(await known('Tides')).toMatchObject({ sprintId: two })
    expect(await news()).toEqual(['06-03T10:00 Tides: sprint Sprint 2 (exact, value-date)'])
    expect(mutations()).toEqual(['KnotsSetValue'])
    expect(topics).toEqual(expect.arrayContaining(['writes', 'board']))
  })

  test('out of the sprint clears the column', async () => {
    const { ask, settled, onGitHub, known, mutations } = await startWriting()
    await ask('Tides', 'sprint', null)
    expect(await settled()).toMatchObject([{ state: 'done', to: null }])
    expect(onGitHub('Tides')).not.toHaveProperty('Sprint')
    expect(await known('Tides')).toMatchObject({ sprintId: null })
    expect(mutations()).toEqual(['KnotsClearValue'])
  })

  test('of a draft and of a pull request works as well', async () => {
    const { ask, settled, sprintId, onGitHub } = await startWriting()
    const two = await sprintId('Sprint 2')
    await ask('Ropes', 'sprint', two)
    await ask('Lights', 'sprint', two)
    expect((await settled()).map(({ state }) => state)).toEqual(['done', 'done'])
    expect(onGitHub('Ropes')).toMatchObject({ Sprint: 'Sprint 2' })
    expect(onGitHub('Lights')).toMatchObject({ Sprint: 'Sprint 2' })
  })
})

describe('points and status', () => {
  test('are set, with decimals, and cleared', async () => {
    const { ask, settled, onGitHub, known } = await startWriting()
    await ask('Charts', 'points', 0.5)
    await ask('Tides', 'points', null)
    await ask('Tides', 'status', 'Done')
    expect((await settled()).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(onGitHub('Charts')).toMatchObject({ 'Story Points': 0.5 })
    expect(onGitHub('Tides')).toMatchObject({ Status: 'Done' })
    expect(await known('Tides')).toMatchObject({ points: null, status: 'Done' })
  })

  test('kept as options of a list go by the option that holds the number', async () => {
    const points = { kind: 'single-select' as const, name: 'Size', options: [1, 2, 5, 8] }
    const { ask, settled, onGitHub, known } = await startWriting({ made: boardWith({ points }) })
    await ask('Tides', 'points', 8)
    expect(await settled()).toMatchObject([{ state: 'done', from: 5 }])
    expect(onGitHub('Tides')).toMatchObject({ Size: '8' })
    expect(await known('Tides')).toMatchObject({ points: 8 })
    await expect(ask('Tides', 'points', 3)).rejects.toThrow('No option of “Size” stands for 3.')
  })

  test('kept as a field of the organisation’s issues are set on the issue, and drafts have none', async () => {
    const points = { kind: 'issue-field' as const, name: 'Story Points' }
    const { ask, settled, known, mutations } = await startWriting({ made: boardWith({ points }) })
    await ask('Tides', 'points', 8)
    await ask('Charts', 'points', 3)
    await ask('Ropes', 'points', 2)
    await ask('Lights', 'points', 2)
    const rows = await settled()
    expect(rows.map(({ state }) => state)).toEqual(['done', 'done', 'failed', 'failed'])
    expect(rows[2]?.error).toContain('drafts and pull requests have none')
    expect(await known('Tides')).toMatchObject({ points: 8 })
    expect(await known('Charts')).toMatchObject({ points: 3 })
    // What stands in the column is known of Tides alone: for the others the column itself is tried first.
    expect(mutations().filter(name => name === 'KnotsSetIssueField')).toHaveLength(2)
    await ask('Tides', 'points', null)
    expect((await settled()).at(-1)).toMatchObject({ state: 'done' })
    expect(await known('Tides')).toMatchObject({ points: null })
  })

  test('that are there already change nothing and are done at once', async () => {
    const { ask, rows, standIn, sprintId } = await startWriting()
    await ask('Tides', 'points', 5)
    await ask('Tides', 'sprint', await sprintId('Sprint 1'))
    await ask('Charts', 'sprint', null)
    expect((await rows()).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(standIn.requests).toEqual([])
  })
})

describe('what cannot be written is refused in words, and leaves nothing:', () => {
  test('a sprint without an iteration', async () => {
    const { ask, rows, db, teamId } = await startWriting()
    const typed = sprintRow({ teamId, number: 9, title: 'Regatta' })
    await db.write(async tx => {
      await tx.insert(sprints).values(typed)
    })
    const refusal = ask('Tides', 'sprint', typed.id)
    await expect(refusal).rejects.toThrow(
      'Regatta has no iteration on the board. Add one on GitHub',
    )
    await expect(refusal).rejects.toBeInstanceOf(Invalid)
    expect(await rows()).toEqual([])
  })

  test('one of several, and then none is taken', async () => {
    const { back, team, item, rows } = await startWriting()
    const asked = [
      { itemId: item('Tides').id, field: 'points' as const, to: 8 },
      { itemId: item('Tides').id, field: 'status' as const, to: 'Sunk' },
    ]
    await expect(back.requestWrites(await team(), asked, null)).rejects.toThrow(
      '“Status” has no option “Sunk”',
    )
    expect(await rows()).toEqual([])
  })

  test('an iteration that vanished between two reads', async () => {
    const { ask, settled, sprintId, player, onGitHub, mutations } = await startWriting()
    const two = await sprintId('Sprint 2')
    const field = player.project.fields.find(({ name }) => name === 'Sprint')
    field?.iterations.splice(1, 1)
    await ask('Tides', 'sprint', two)
    const [row] = await settled()
    expect(row).toMatchObject({ state: 'failed' })
    expect(row?.error).toContain('has no iteration on the board')
    expect(onGitHub('Tides')).toMatchObject({ Sprint: 'Sprint 1' })
    expect(mutations()).toEqual([])
  })
})

describe('undo', () => {
  test('writes back what was there, also nothing', async () => {
    const { ask, back, team, settled, onGitHub, known } = await startWriting()
    await ask('Tides', 'points', 8, 'eight-points')
    await ask('Charts', 'points', 3, 'three-points')
    await settled()
    await back.undo(await team(), 'eight-points', null)
    await back.undo(await team(), 'three-points', null)
    await back.undo(await team(), 'three-points', null)
    expect((await settled()).slice(2)).toMatchObject([
      { state: 'done', from: 8, to: 5, undoes: 'eight-points' },
      { state: 'done', from: 3, to: null, undoes: 'three-points' },
    ])
    expect(onGitHub('Tides')).toMatchObject({ 'Story Points': 5 })
    expect(onGitHub('Charts')).not.toHaveProperty('Story Points')
    expect(await known('Charts')).toMatchObject({ points: null })
  })

  test('of what GitHub had in truth, when that was not what Knots had read', async () => {
    const { ask, back, team, settled, onGitHub, item } = await startWriting()
    const value = item('Tides').values.find(({ field }) => field.name === 'Story Points')
    if (value) value.input = { number: 13 }
    await ask('Tides', 'points', 8, 'eight-points')
    expect(await settled()).toMatchObject([{ state: 'done', from: 13 }])
    await back.undo(await team(), 'eight-points', null)
    await settled()
    expect(onGitHub('Tides')).toMatchObject({ 'Story Points': 13 })
  })

  test('of what was not sent yet gives it up, and of what somebody changed since is refused', async () => {
    const { ask, back, backWith, team, rows, settled, player, made, board, teamId, mutations } =
      await startWriting({
        made: boardWith().on('2026-06-03', '11:00', told => told.item('a').estimate(2)),
      })
    back.end()
    await ask('Tides', 'points', 8, 'eight-points')
    await back.undo(await team(), 'eight-points', null)
    expect(await rows()).toMatchObject([{ state: 'cancelled', error: null }])
    expect(mutations()).toEqual([])
    const next = backWith()
    const undo = async (id: string) => next.undo(await team(), id, null)
    await expect(undo('eight-points')).rejects.toThrow('never changed on the board')
    const asked = { id: 'three-points', itemId: 'x', field: 'points' as const, to: 3 }
    const [first] = await rows()
    await next.requestWrites(await team(), [{ ...asked, itemId: first?.itemId ?? '' }], null)
    await settled()
    player.advanceTo(made.instant('2026-06-03', '11:01'))
    await board.syncTeam(teamId)
    await expect(undo('three-points')).rejects.toThrow('was changed again since')
    await expect(undo('three-points')).rejects.toBeInstanceOf(Conflict)
  })
})

describe('without write access', () => {
  test('a change is to be done by hand, and is done as soon as the board shows it', async () => {
    const made = boardWith().on('2026-06-03', '11:00', told => told.item('a').estimate(8))
    const { ask, back, team, rows, settled, player, board, teamId, mutations } = await startWriting(
      { made, token: TOKENS.reads },
    )
    await ask('Tides', 'points', 8)
    await ask('Charts', 'points', 3)
    const { why, open, ...access } = await back.show(await team())
    expect(access).toMatchObject({ canWrite: false, account: 'knots-reader', recent: [] })
    expect(why).toContain('GitHub does not let @knots-reader change this project.')
    expect(open).toMatchObject([
      { title: 'Tides', state: 'by-hand', from: 5, to: 8 },
      { title: 'Charts', state: 'by-hand', from: null, to: 3 },
    ])
    player.advanceTo(made.instant('2026-06-03', '11:01'))
    await board.syncTeam(teamId)
    await settled()
    while ((await rows())[0]?.state === 'by-hand') await new Promise(setImmediate)
    const after = await back.show(await team())
    expect(after.open).toMatchObject([{ title: 'Charts' }])
    expect(after.recent).toMatchObject([{ title: 'Tides', state: 'done' }])
    expect(mutations()).toEqual([])
  })

  test('of which GitHub speaks only when it is asked to change something, all is by hand until the next read', async () => {
    const { ask, back, backWith, team, rows, settled, standIn, db, mutations } =
      await startWriting()
    standIn.faults.when(
      ({ query }) => query.includes('mutation'),
      missingScopes('updateProjectV2ItemFieldValue', ['project'], ['read:project']),
    )
    back.end()
    await ask('Tides', 'points', 8)
    await ask('Charts', 'points', 3)
    const next = backWith()
    await next.begin()
    await settled()
    expect((await rows()).map(({ state }) => state)).toEqual(['by-hand', 'by-hand'])
    expect(mutations()).toHaveLength(1)
    expect(await next.show(await team())).toMatchObject({
      canWrite: false,
      why: expect.stringContaining('The token lacks the scope project.'),
    })
    await db.write(async tx => {
      await tx.update(syncs).set({ startedAt: Date.parse('2026-06-03T12:00:00Z') })
    })
    expect(await next.show(await team())).toMatchObject({ canWrite: true, why: null })
  })
})

describe('an issue', () => {
  test('is closed as not planned, which drops it, and opened again by the undo', async () => {
    const { ask, settled, known, mutations, back, team, rows } = await startWriting()
    await ask('Tides', 'state', 'not-planned')
    expect(await settled()).toMatchObject([{ state: 'done', error: null, from: 'open' }])
    expect(await known('Tides')).toMatchObject({ state: 'not-planned' })
    const [row] = await rows()
    await back.undo(await team(), row?.id ?? '', null)
    expect((await settled()).map(({ state }) => state)).toEqual(['done', 'done'])
    expect(await known('Tides')).toMatchObject({ state: 'open' })
    expect(mutations()).toEqual(['KnotsCloseIssue', 'KnotsReopenIssue'])
  })

  test('that is closed already is left alone, and what is no issue is refused in words', async () => {
    const { ask, settled, mutations } = await startWriting()
    await ask('Tides', 'state', 'not-planned')
    await ask('Tides', 'state', 'not-planned')
    expect((await settled()).map(({ state }) => state)).toEqual(['done', 'done'])
    expect(mutations()).toEqual(['KnotsCloseIssue'])
    await expect(ask('Ropes', 'state', 'not-planned')).rejects.toThrow('is no issue')
    await expect(ask('Lights', 'state', 'not-planned')).rejects.toThrow('Close a pull request')
  })
})
