import { beforeEach, describe, expect, test } from 'vitest'
import { cards } from '../../db/schema.ts'
import { Card, Cards } from '../../server/contract/retro.ts'
import { makeTeam } from '../support/app.ts'
import { holdRetro, type Meeting, randomId, randomSecret, TeamUrl } from '../support/retro.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await holdRetro(['Ada Lund', 'Bo Fisk'])
})

const add = (body: object, index = -1) =>
  meeting.app.post(`${meeting.url}/cards`, body, meeting.as(index))
const edit = (id: string, body: object, index = -1, secret?: string) =>
  meeting.app.patch(`${TeamUrl}/cards/${id}`, body, {
    ...meeting.as(index),
    ...(secret && { 'knots-card-secret': secret }),
  })
const remove = (id: string, index = -1, secret?: string) =>
  meeting.app.remove(`${TeamUrl}/cards/${id}`, {
    ...meeting.as(index),
    ...(secret && { 'knots-card-secret': secret }),
  })
const own = async (written: { id: string; secret: string }[]) =>
  Cards.parse((await meeting.app.post(`${meeting.url}/cards/own`, { cards: written })).json()).cards

describe('a card on an anonymous board', () => {
  beforeEach(async () => {
    await meeting.open()
  })

  test('is sent to nobody before the reveal, only that there is one more in its place', async () => {
    await meeting.write(0, 'rock', 'The mast creaks')
    await meeting.write(1, 'anchor', 'Slow reviews')
    await meeting.write(1, 'anchor', 'Slow tests')
    for (const index of [-1, 0, 1]) {
      const { cards, hidden } = await meeting.look(index)
      expect(cards).toEqual([])
      expect(hidden).toEqual([
        { place: 'anchor', cards: 2 },
        { place: 'rock', cards: 1 },
      ])
    }
  })

  test('comes back to whoever holds its secret, and to nobody who guesses one', async () => {
    const mine = await meeting.write(0, 'wind', 'Pair sessions')
    const other = await meeting.write(1, 'wind', 'Good weather')
    expect((await own([mine, other])).map(({ text }) => text).sort()).toEqual([
      'Good weather',
      'Pair sessions',
    ])
    expect(await own([{ id: mine.id, secret: other.secret }])).toEqual([])
    expect(await own([{ id: randomId(), secret: mine.secret }])).toEqual([])
  })

  test('keeps no author and no secret, only its hash, and that until the end', async () => {
    const { secret } = await meeting.write(0, 'wind', 'Pair sessions')
    const [row] = await meeting.app.db.read.select().from(cards)
    expect(row).toMatchObject({ authorId: null, position: null })
    expect(row?.secretHash).toHaveLength(43)
    expect(JSON.stringify(row)).not.toContain(secret)
    await meeting.go('done')
    expect((await meeting.app.db.read.select().from(cards))[0]?.secretHash).toBeNull()
  })

  test('does not tell by its hash that another one has the same secret', async () => {
    const secret = randomSecret()
    for (const text of ['One', 'Two']) await add({ place: 'wind', text, secret })
    const rows = await meeting.app.db.read.select().from(cards)
    expect(new Set(rows.map(({ secretHash }) => secretHash)).size).toBe(2)
  })

  test('needs a secret of its own', async () => {
    const answer = await add({ place: 'wind', text: 'Pair sessions' }, 0)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().issues[0].path).toBe('secret')
    expect((await add({ place: 'wind', text: 'x', secret: 'short' })).statusCode).toBe(400)
  })

  test('written twice with the same id and secret is one, and a stranger cannot take its id', async () => {
    const card = { id: randomId(), place: 'wind', text: 'Pair sessions', secret: randomSecret() }
    const answers = await Promise.all([add(card), add(card)])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(answers[1]?.json()).toEqual(answers[0]?.json())
    expect((await add({ ...card, secret: randomSecret() })).statusCode).toBe(409)
    const next = await meeting.addSprint('2026-06-26', '2026-07-09')
    const there = meeting.url.replace(meeting.sprintId, next)
    await meeting.app.post(there, {})
    expect((await meeting.app.post(`${there}/cards`, card)).statusCode).toBe(409)
    expect(await meeting.app.db.read.$count(cards)).toBe(1)
  })

  test('is changed and removed with its secret alone before the reveal', async () => {
    const { id, secret } = await meeting.write(0, 'wind', 'Pair sesions')
    const refused = await edit(id, { version: 1, text: 'Changed' }, 0)
    expect(refused.statusCode).toBe(403)
    expect(refused.json().message).toBe(
      'Until the cards are shown, only who wrote a card can change it.',
    )
    expect((await edit(id, { version: 1, text: 'Changed' }, 1, randomSecret())).statusCode).toBe(
      403,
    )
    expect((await remove(id, 1)).statusCode).toBe(403)
    const changed = await edit(id, { version: 1, text: 'Pair sessions' }, -1, secret)
    expect(Card.parse(changed.json())).toMatchObject({ version: 2, text: 'Pair sessions' })
    const old = await edit(id, { version: 1, place: 'rock' }, -1, secret)
    expect(old.statusCode).toBe(409)
    expect(old.json().current.version).toBe(2)
    expect((await remove(id, -1, secret)).statusCode).toBe(204)
    expect((await remove(id, -1, secret)).statusCode).toBe(404)
  })

  test('is everybody’s after the reveal, and still has no author', async () => {
    const { id } = await meeting.write(0, 'wind', 'Pair sesions')
    const { cards, hidden } = await meeting.go('group')
    expect(hidden).toEqual([])
    expect(cards).toMatchObject([{ id, text: 'Pair sesions', author: null, votes: null }])
    expect((await edit(id, { version: 1, text: 'Pair sessions' }, 1)).statusCode).toBe(200)
    expect((await remove(id, 1)).statusCode).toBe(204)
  })

  test('can come later than the reveal, and is seen at once', async () => {
    await meeting.go('discuss')
    await meeting.write(0, 'rock', 'One more thing')
    expect((await meeting.look(1)).cards).toHaveLength(1)
  })

  test('stays as it is once the retrospective is over', async () => {
    const { id } = await meeting.write(0, 'rock', 'The mast creaks')
    await meeting.go('done')
    expect((await edit(id, { version: 1, text: 'It broke' })).statusCode).toBe(409)
    expect((await remove(id)).statusCode).toBe(409)
    expect((await add({ place: 'wind', text: 'x', secret: randomSecret() })).json().message).toBe(
      'This retrospective is over. Go back to an earlier phase to change it.',
    )
    expect((await edit(id, { version: 1, wasHit: true })).statusCode).toBe(200)
  })

  test('lies in a place of the format, and the island is none', async () => {
    const answer = await add({ place: 'island', text: 'x', secret: randomSecret() })
    expect(answer.json().issues[0].path).toBe('place')
    const { id, secret } = await meeting.write(0, 'rock', 'The mast creaks')
    expect((await edit(id, { version: 1, place: 'start' }, -1, secret)).statusCode).toBe(400)
    expect((await edit(id, { version: 1, place: 'anchor' }, -1, secret)).statusCode).toBe(200)
  })

  test('cannot be empty or endless', async () => {
    const answer = await add({ place: 'rock', text: '   ', secret: randomSecret() })
    expect(answer.json().message).toBe('text: Write something on the card')
    const long = { place: 'rock', text: 'x'.repeat(1001), secret: randomSecret() }
    expect((await add(long)).statusCode).toBe(400)
  })
})

describe('a card on a board with names', () => {
  beforeEach(async () => {
    await meeting.open({ isAnonymous: false })
  })
  const named = { place: 'wind', text: 'Pair sessions' }

  test('needs to know who writes, and is sent to them alone before the reveal', async () => {
    expect((await add(named)).statusCode).toBe(403)
    const card = Card.parse((await add(named, 0)).json())
    expect(card.author).toEqual({ personId: meeting.people[0]?.id, name: 'Ada Lund' })
    expect((await meeting.look(0)).cards).toEqual([card])
    expect((await meeting.look(0)).hidden).toEqual([])
    expect((await meeting.look(1)).cards).toEqual([])
    expect((await meeting.look(1)).hidden).toEqual([{ place: 'wind', cards: 1 }])
    expect((await meeting.look()).cards).toEqual([])
    expect((await edit(card.id, { version: 1, text: 'No' }, 1)).statusCode).toBe(403)
    expect((await meeting.go('group')).cards).toEqual([card])
  })

  test('is not written by a browser that takes the board for an anonymous one', async () => {
    const answer = await add({ ...named, secret: randomSecret() }, 0)
    expect(answer.statusCode).toBe(409)
    expect(answer.json().message).toMatch('shows names now')
    expect(await meeting.app.db.read.$count(cards)).toBe(0)
  })
})

test('what is said about cards that are shown cannot be said before', async () => {
  await meeting.open()
  const { id, secret } = await meeting.write(0, 'wind', 'Pair sessions')
  expect((await edit(id, { version: 1, isDiscussed: true }, 0, secret)).statusCode).toBe(409)
  await meeting.go('discuss')
  expect((await edit(id, { version: 1, isDiscussed: true })).json().isDiscussed).toBe(true)
  const hit = await edit(id, { version: 2, wasHit: true })
  expect(hit.json().issues).toEqual([{ path: 'wasHit', message: 'Only a rock can be hit.' }])
})

test('a card of another team is not found', async () => {
  await meeting.open()
  const { id, secret } = await meeting.write(0, 'wind', 'Pair sessions')
  await makeTeam(meeting.app, 'Port')
  const there = await meeting.app.patch(
    `/api/teams/port/cards/${id}`,
    { version: 1, text: 'x' },
    { 'knots-card-secret': secret },
  )
  expect(there.statusCode).toBe(404)
})

test('cards need a board, and those of minutes can be reworded and removed but not moved', async () => {
  expect((await add({ place: 'wind', text: 'x', secret: randomSecret() })).statusCode).toBe(409)
  const { sprintId } = meeting
  await meeting.app.db.write(async tx => {
    await tx.insert(cards).values({ id: 'old', sprintId, place: 'wind', text: 'Old', position: 1 })
  })
  expect((await edit('old', { version: 1, text: 'New' })).json().text).toBe('New')
  expect((await edit('old', { version: 2, place: 'rock' })).statusCode).toBe(409)
  expect((await remove('old')).statusCode).toBe(204)
})
