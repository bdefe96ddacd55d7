import { beforeEach, describe, expect, test } from 'vitest'
import { actionStates, actions } from '../../db/schema.ts'
import { Availability } from '../../server/contract/availability.ts'
import { Home } from '../../server/contract/home.ts'
import { Sprint } from '../../server/contract/sprint.ts'
import { saveAvailability } from '../../server/store/availability.ts'
import { closeSprint } from '../../server/store/closes.ts'
import { commitSprint } from '../../server/store/commitments.ts'
import { getTeam } from '../../server/store/teams.ts'
import { on } from '../domain/facts.ts'
import { makeWatchedTeam, type WatchedTeam } from './watched-team.ts'

let board: WatchedTeam

beforeEach(async () => {
  board = await makeWatchedTeam({ country: 'DE', region: 'BE' })
  await board.sprint('may', '2026-05-29', 14)
  await board.sprint('june', '2026-06-12', 13)
  await board.person('ada', { usualPercent: 80 })
  await board.person('bo', { usualPercent: 50, country: 'FR' })
  await board.person('cy')
})

async function say(sprintId: string, personId: string, plannedPercent: number | null, now: number) {
  const by = { enteredBy: null, now }
  await saveAvailability(board.db, board.teamId, sprintId, personId, { plannedPercent }, by)
}

async function sprint(id: string, now: number) {
  const { body } = await board.figures.sprint(board.teamId, id, now)
  return Sprint.parse(JSON.parse(body.toString()))
}

async function availability(id: string, now: number) {
  const { body } = await board.figures.availability(board.teamId, id, now)
  return Availability.parse(JSON.parse(body.toString()))
}

const home = async (now: number) =>
  Home.omit({ sync: true }).parse(await board.figures.home(board.teamId, now))

async function commit(id: string, now: number) {
  await commitSprint(board.db, await getTeam(board.db.read, board.teamId), id, { by: null, now })
}

test('what somebody without a usual percentage last said counts as likely, however long ago that was', async () => {
  const later = ['2026-06-26', '2026-07-10', '2026-07-24', '2026-08-07', '2026-08-21']
  for (const firstDay of later) await board.sprint(firstDay, firstDay, 14)
  await say('may', 'cy', 40, on(5, 28))
  const { fte, people, beside } = await availability('2026-08-21', on(6, 10))
  expect(fte).toMatchObject({ planned: null, likely: 1.7, answered: 0, total: 3 })
  expect(people.map(({ announced }) => announced)).toEqual([
    [null, null, null],
    [null, null, null],
    [null, null, null],
  ])
  expect(beside.map(({ firstDay }) => firstDay)).toEqual(later.slice(1, 4))
  expect((await sprint('2026-08-21', on(6, 10))).fte.likely).toBe(1.7)
})

describe('FTE of a sprint', () => {
  test('is null until somebody answers, and 0 when all say 0', async () => {
    expect((await sprint('june', on(6, 10))).fte).toEqual({
      planned: null,
      likely: 1.3,
      actual: null,
    })
    await say('june', 'ada', 0, on(6, 10))
    expect(await sprint('june', on(6, 10))).toMatchObject({
      fte: { planned: 0, likely: 0.5 },
      people: { answered: 1, total: 3 },
    })
  })

  test('is frozen by the commitment; who answers later is there for the actual FTE', async () => {
    await say('june', 'ada', 80, on(6, 11))
    await commit('june', on(6, 12))
    await say('june', 'bo', 50, on(6, 13))
    await say('june', 'ada', 40, on(6, 13))
    expect(await sprint('june', on(6, 14))).toMatchObject({
      fte: { planned: 0.8, likely: 0.9, actual: 0.9 },
      people: { answered: 2, total: 3 },
    })
    expect((await availability('june', on(6, 14))).fte).toEqual({
      planned: 0.9,
      likely: 0.9,
      actual: 0.9,
      answered: 2,
      total: 3,
    })
  })

  test('with nobody committing is what had been answered by the end of the time for it', async () => {
    await say('june', 'ada', 80, on(6, 15))
    await say('june', 'bo', 50, on(6, 16))
    expect(await sprint('june', on(6, 17))).toMatchObject({
      commitment: { by: 'nobody', day: null },
      fte: { planned: 0.8, actual: 1.3 },
    })
  })

  test('of a sprint without board and commitment is what people say, whenever they say it', async () => {
    await board.writtenSprint('typed', '2026-05-01', 14)
    await say('typed', 'ada', 80, on(6, 16))
    expect(await sprint('typed', on(6, 17))).toMatchObject({
      commitment: null,
      fte: { planned: 0.8, actual: 0.8 },
    })
  })

  test('of those who do not answer is likely as usual, else as in the sprints before', async () => {
    await say('may', 'cy', 30, on(5, 28))
    expect((await sprint('june', on(6, 10))).fte.likely).toBe(1.6)
  })

  test('of a closed sprint counts real percentages where given', async () => {
    await say('june', 'ada', 80, on(6, 11))
    await say('june', 'bo', 50, on(6, 11))
    await commit('june', on(6, 12))
    const by = { enteredBy: null, now: on(6, 24) }
    await saveAvailability(board.db, board.teamId, 'june', 'ada', { actualPercent: 60 }, by)
    const team = await getTeam(board.db.read, board.teamId)
    await closeSprint(board.db, team, 'june', { by: null, now: on(6, 25) }, read =>
      board.figures.snapshot(read, board.teamId, 'june', on(6, 25)),
    )
    expect(await sprint('june', on(6, 26))).toMatchObject({
      fte: { planned: 1.3, actual: 1.1 },
      people: { answered: 2, total: 3 },
    })
  })
})

describe('suggestion', () => {
  test('is the usual percentage less the public holidays where the person lives', async () => {
    // 14 May 2026 is Ascension Day in both; 8 May is a holiday in France alone.
    await board.sprint('spring', '2026-05-04', 14)
    const { people } = await availability('spring', on(4, 30))
    expect(people.map(one => [one.name, one.suggestedPercent])).toEqual([
      ['ada', 72],
      ['bo', 40],
      ['cy', null],
    ])
  })
})

describe('home', () => {
  test('of a team without anything says so', async () => {
    board = await makeWatchedTeam({ githubOwner: null })
    expect(await home(on(6, 18))).toEqual({
      sprint: null,
      burndown: null,
      boardCheck: { findings: 0 },
      daysLeft: null,
      notAnswered: [],
      actionsDue: [],
      toClose: [],
      warnings: [],
      has: { sprints: 0, people: 0, items: 0, github: false },
    })
  })

  test('shows the sprint of today, who has not answered, what is due and what to close', async () => {
    await say('june', 'ada', 80, on(6, 11))
    await board.item('a', [on(6, 1), 'sprint', 'june'], [on(6, 1), 'points', 5])
    await board.db.write(async tx => {
      for (const [id, state, dueSprintId, madeInSprintId] of [
        ['due', 'open', 'june', null],
        ['late', 'in-progress', 'may', null],
        ['done', 'done', 'june', null],
        ['some day', 'open', null, null],
        ['again', 'open', null, 'may'],
      ] as const) {
        const row = { id, teamId: board.teamId, text: id, state, dueSprintId, origin: 'page' }
        await tx.insert(actions).values({ ...row, madeInSprintId, createdAt: on(6, 1) })
        await tx
          .insert(actionStates)
          .values({ id, actionId: id, state, note: '', recordedAt: on(6, 1) })
      }
    })
    const shown = await home(on(6, 18))
    expect(shown).toMatchObject({
      sprint: { id: 'june', points: { committed: 5, remaining: 5 } },
      burndown: { sprintId: 'june', today: '2026-06-18', committed: 5 },
      daysLeft: 5,
      notAnswered: [{ name: 'bo' }, { name: 'cy' }],
      toClose: [{ id: 'may', number: 1 }],
      has: { sprints: 2, people: 3, items: 1, github: true },
    })
    expect(
      shown.actionsDue.map(({ id, isOverdue, cameBack }) => [id, isOverdue, cameBack]),
    ).toEqual([
      ['late', true, 1],
      ['due', false, 0],
      ['again', false, 1],
      ['some day', false, 0],
    ])
  })

  test('after the last sprint shows the one that nobody closed', async () => {
    expect(await home(on(7, 20))).toMatchObject({
      sprint: { id: 'june', state: 'active' },
      daysLeft: 0,
      toClose: [{ id: 'may' }, { id: 'june' }],
    })
  })

  test('says when numbers do not follow the days', async () => {
    await board.sprint('early', '2026-05-01', 14)
    expect((await home(on(6, 18))).warnings).toEqual([
      'The numbers of the sprints do not follow their days. The page Sprints can number them anew.',
    ])
  })
})
