import { describe, expect, test } from 'vitest'
import { makeAnswers } from '../../server/figures/answers.ts'
import { on } from '../domain/facts.ts'
import { makeWatchedTeam } from './watched-team.ts'

const state = { revision: 1, day: '2026-06-18' }

function counted(body = 'x') {
  let calls = 0
  return {
    calls: () => calls,
    work: async () => {
      calls += 1
      return { body, type: 'text/plain' }
    },
  }
}

describe('finished answers', () => {
  test('are made once while revision and day stay', async () => {
    const answers = makeAnswers()
    const { calls, work } = counted()
    const [first, second] = await Promise.all([
      answers('a', state, work),
      answers('a', state, work),
    ])
    expect(calls()).toBe(1)
    expect(second).toBe(first)
    await answers('a', { ...state, revision: 2 }, work)
    await answers('a', { ...state, revision: 2, day: '2026-06-19' }, work)
    expect(calls()).toBe(3)
    await answers('b', state, work)
    expect(calls()).toBe(4)
  })

  test('are known without work only while revision and day stay', async () => {
    const answers = makeAnswers()
    expect(answers.known('a', state)).toBeUndefined()
    const made = await answers('a', state, counted().work)
    expect(await answers.known('a', state)).toBe(made)
    expect(answers.known('a', { ...state, revision: 2 })).toBeUndefined()
  })

  test('carry a tag made of their bytes', async () => {
    const answers = makeAnswers()
    const one = await answers('a', state, counted('same').work)
    const two = await answers('a', { ...state, revision: 2 }, counted('same').work)
    const other = await answers('a', { ...state, revision: 3 }, counted('other').work)
    expect(one.body.toString()).toBe('same')
    expect(one.etag).toMatch(/^"[\w-]{22}"$/)
    expect(two.etag).toBe(one.etag)
    expect(other.etag).not.toBe(one.etag)
  })

  test('that failed are tried again', async () => {
    const answers = makeAnswers()
    const fails = async () => {
      throw new Error('gone')
    }
    await expect(answers('a', state, fails)).rejects.toThrow('gone')
    expect((await answers('a', state, counted('back').work)).body.toString()).toBe('back')
  })

  test('make room for others, the least lately asked for first', async () => {
    const answers = makeAnswers(25)
    const made = {
      a: counted('a'.repeat(10)),
      b: counted('b'.repeat(10)),
      c: counted('c'.repeat(10)),
    }
    await answers('a', state, made.a.work)
    await answers('b', state, made.b.work)
    await answers('a', state, made.a.work)
    await answers('c', state, made.c.work)
    await answers('a', state, made.a.work)
    expect(made.a.calls()).toBe(1)
    await answers('b', state, made.b.work)
    expect(made.b.calls()).toBe(2)
  })
})

test('an answer of a team changes with its revision and with the day', async () => {
  const team = await makeWatchedTeam()
  await team.sprint('june', '2026-06-12', 13)
  const at = async (now: number) =>
    JSON.parse((await team.figures.sprint(team.teamId, 'june', now)).body.toString())
  expect(await at(on(6, 11))).toMatchObject({ state: 'planned', items: { total: 0 } })
  expect(await at(on(6, 12))).toMatchObject({ state: 'active' })
  await team.item('a', [on(6, 1), 'sprint', 'june'])
  expect(await at(on(6, 12))).toMatchObject({ items: { total: 0 } })
  await team.raise()
  expect(await at(on(6, 12))).toMatchObject({ items: { total: 1, unestimated: 1 } })
})

test('a sprint of another team is not there', async () => {
  const team = await makeWatchedTeam()
  const other = await makeWatchedTeam()
  await other.sprint('june', '2026-06-12', 13)
  for (const ask of ['sprint', 'sprintItems', 'burndown', 'availability'] as const) {
    await expect(team.figures[ask](team.teamId, 'june', on(6, 18))).rejects.toThrow(
      'There is no such sprint in this team.',
    )
  }
})
