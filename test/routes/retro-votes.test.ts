import { beforeEach, describe, expect, test } from 'vitest'
import { retroVotes } from '../../db/schema.ts'
import { Retro } from '../../server/contract/retro.ts'
import { holdRetro, type Meeting, TeamUrl } from '../support/retro.ts'

let meeting: Meeting
let first: string
let second: string

async function begin(settings: object) {
  meeting = await holdRetro(['Ada Lund', 'Bo Fisk'])
  await meeting.open(settings)
  first = (await meeting.write(0, 'anchor', 'Slow reviews')).id
  second = (await meeting.write(1, 'rock', 'Fog')).id
  await meeting.go('vote')
}

const vote = (targetId: string, dots: number, index = 0) =>
  meeting.app.put(`${meeting.url}/votes/${targetId}`, { dots }, meeting.as(index))
const votesOf = ({ cards }: Retro) =>
  Object.fromEntries(cards.map(({ id, votes }) => [id === first ? 'first' : 'second', votes]))

describe('voting with totals at the end', () => {
  beforeEach(() => begin({ votesEach: 3 }))

  test('tells how many dots were given in all, and no more, until it ends', async () => {
    await vote(first, 2)
    await vote(first, 1, 1)
    const during = await meeting.look(0)
    expect(votesOf(during)).toEqual({ first: null, second: null })
    expect(during.dotsGiven).toBe(3)
    const after = await meeting.go('discuss')
    expect(votesOf(after)).toEqual({ first: 3, second: 0 })
    expect(after.dotsGiven).toBe(0)
    expect(await meeting.app.db.read.$count(retroVotes)).toBe(0)
  })

  test('sets dots as they are to be, so that a repeated click is one', async () => {
    await vote(first, 2)
    await vote(first, 2)
    await vote(first, 1)
    await vote(second, 2)
    expect((await meeting.look()).dotsGiven).toBe(3)
    const refused = await vote(first, 2)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().message).toBe(
      'Everybody has 3 dots, and 2 of yours lie elsewhere. Take some back first.',
    )
    await vote(second, 0)
    expect((await vote(first, 3)).statusCode).toBe(200)
  })

  test('20 clicks at once give no more than there are', async () => {
    const { cards } = await meeting.look()
    const targets = cards.map(({ id }) => id)
    for (let count = 0; count < 4; count += 1)
      targets.push((await meeting.write(0, 'wind', `Wind ${count}`)).id)
    const clicks = Array.from({ length: 20 }, (_, index) =>
      vote(targets[index % targets.length] ?? '', 1 + (index % 2)),
    )
    const codes = (await Promise.all(clicks)).map(({ statusCode }) => statusCode)
    expect(new Set(codes)).toEqual(new Set([200, 409]))
    expect((await meeting.look()).dotsGiven).toBe(3)
  })

  test('begins anew when the team goes back to it', async () => {
    await vote(first, 2)
    await meeting.go('discuss')
    const again = await meeting.go('vote')
    expect(votesOf(again)).toEqual({ first: null, second: null })
    expect(again.dotsGiven).toBe(0)
    await vote(second, 3)
    expect(votesOf(await meeting.go('discuss'))).toEqual({ first: 0, second: 3 })
  })

  test('can be begun anew by one person', async () => {
    await vote(first, 1)
    await vote(second, 1)
    await vote(second, 1, 1)
    const answer = await meeting.app.remove(`${meeting.url}/votes`, meeting.as(0))
    expect(Retro.parse(answer.json()).dotsGiven).toBe(1)
  })

  test('needs a person, something to vote on, and its phase', async () => {
    expect((await vote(first, 1, -1)).json().message).toBe('Say who you are first, then vote.')
    expect((await vote('ghost', 1)).statusCode).toBe(404)
    expect((await vote(first, -1)).statusCode).toBe(400)
    const { board } = await meeting.look()
    const fewer = { version: board?.version, votesEach: 1 }
    expect((await meeting.app.patch(meeting.url, fewer)).statusCode).toBe(409)
    await meeting.go('discuss')
    expect((await vote(first, 1)).json().message).toBe(
      'Nobody votes at the moment: dots are given in Vote.',
    )
  })

  test('a card that is removed gives its dots back', async () => {
    await vote(first, 3)
    await meeting.app.remove(`${TeamUrl}/cards/${first}`)
    expect((await meeting.look()).dotsGiven).toBe(0)
    expect((await vote(second, 3)).statusCode).toBe(200)
  })
})

test('totals can be seen live, where the team wants so', async () => {
  await begin({ areTotalsLive: true })
  await vote(first, 2)
  await vote(first, 1, 1)
  expect(votesOf(await meeting.look())).toEqual({ first: 3, second: 0 })
})
