import { beforeEach, describe, expect, test } from 'vitest'
import { items } from '../../db/schema.ts'
import { Poker } from '../../server/contract/poker.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { itemRow } from '../support/rows.ts'

const T = '/api/teams/fleet'
let app: TestApp
let url: string
let people: { id: string; cookie: string }[]

async function join(name: string) {
  const { id } = (await app.post(`${T}/people`, { name })).json()
  const me = await app.put('/api/me', { team: 'fleet', personId: id })
  return { id, cookie: String(me.headers['set-cookie']).split(';')[0] ?? '' }
}

beforeEach(async () => {
  app = await buildTestApp()
  const team = await makeTeam(app)
  await app.db.write(async tx => {
    const done = { teamId: team.id, state: 'completed' as const }
    await tx
      .insert(items)
      .values([
        itemRow({ teamId: team.id, itemId: 'tides', title: 'Show the tides' }),
        itemRow({ teamId: team.id, itemId: 'buoys', title: 'Count the buoys' }),
        itemRow({ ...done, itemId: 'old', title: 'An old 5', points: 5, stateAt: 1 }),
        itemRow({ ...done, itemId: 'newer', title: 'A newer 5', points: 5, stateAt: 2 }),
        itemRow({ ...done, itemId: 'newest', title: 'The newest 5', points: 5, stateAt: 3 }),
      ])
  })
  const days = { firstDay: '2026-06-12', lastDay: '2026-06-25' }
  url = `${T}/sprints/${(await app.post(`${T}/sprints`, days)).json().id}/poker`
  people = [await join('Ada Lund'), await join('Bo Fisk'), await join('Cleo Marsh')]
})

const as = (index: number) => ({ cookie: people[index]?.cookie ?? '' })
const start = async (index = 0) =>
  Poker.parse((await app.post(url, { itemIds: ['tides', 'buoys'] }, as(index))).json())
const vote = (roundId: string, index: number, label: string | null) =>
  app.put(`${T}/poker/rounds/${roundId}/vote`, { label }, as(index))
const step = (roundId: string, name: string, index = 0) =>
  app.post(`${T}/poker/rounds/${roundId}/${name}`, undefined, as(index))

async function firstRound() {
  const [round] = (await start()).game?.rounds ?? []
  if (!round) throw new Error('There is no round')
  return round
}
const roundNow = async (id: string) =>
  Poker.parse((await app.get(url)).json()).game?.rounds.find(round => round.id === id)

describe('a game', () => {
  test('has a round for each item, the first one open, and is led by who began it', async () => {
    const { game, cards } = await start()
    expect(game?.facilitator).toEqual({ personId: people[0]?.id, name: 'Ada Lund' })
    expect(game?.rounds.map(({ title, state }) => `${title}: ${state}`)).toEqual([
      'Show the tides: voting',
      'Count the buoys: waiting',
    ])
    expect(cards.map(card => card.label)).toEqual(['1', '2', '3', '5', '8', '13+', '?'])
  })

  test('takes more items and topics, and none of them twice', async () => {
    await start()
    await app.post(url, { itemIds: ['tides'], topics: ['The new pier'] }, as(0))
    const { game } = Poker.parse((await app.get(url)).json())
    expect(game?.rounds.map(({ title }) => title)).toEqual([
      'Show the tides',
      'Count the buoys',
      'The new pier',
    ])
  })

  test('of an item that is not on the board is refused and begins nothing', async () => {
    expect((await app.post(url, { itemIds: ['ghost'] }, as(0))).statusCode).toBe(404)
    expect((await app.get(url)).json().game).toBeNull()
  })

  test('shows the two items of each size that were finished last', async () => {
    const { references } = (await app.get(`${T}/poker/references`)).json()
    expect(references).toMatchObject([
      { label: '5', items: [{ title: 'The newest 5' }, { title: 'A newer 5' }] },
    ])
  })
})

describe('before the reveal', () => {
  test('no answer of the interface tells a vote, not even one’s own; only who has voted', async () => {
    const round = await firstRound()
    const answers = [
      await vote(round.id, 0, '8'),
      await vote(round.id, 1, '13+'),
      await app.get(url, as(0)),
      await app.get(url, as(1)),
      await app.get(`${T}/export.json`),
    ]
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(200)
      expect(body).not.toMatch(/"label":"(8|13\+)","(personId|name)"/)
      expect(body).not.toMatch(/"(personId|name)":"[^"]*","label"/)
    }
    const seen = await roundNow(round.id)
    expect(seen?.voted.map(({ name }) => name)).toEqual(['Ada Lund', 'Bo Fisk'])
    expect(seen?.votes).toBeNull()
    expect(seen?.spread).toBeNull()
    expect(app.log.join('')).not.toContain('13+')
  })

  test('a vote can be changed and taken back', async () => {
    const round = await firstRound()
    await vote(round.id, 0, '8')
    await vote(round.id, 0, '3')
    await vote(round.id, 1, '5')
    await vote(round.id, 1, null)
    await step(round.id, 'reveal')
    expect((await roundNow(round.id))?.votes).toMatchObject([{ name: 'Ada Lund', label: '3' }])
  })

  test('who has not said who they are cannot vote, and is told so', async () => {
    const round = await firstRound()
    const answer = await app.put(`${T}/poker/rounds/${round.id}/vote`, { label: '3' })
    expect(answer.statusCode).toBe(403)
    expect(answer.json().message).toBe('Say who you are first, then vote.')
  })

  test('a card that the team has not is refused', async () => {
    const round = await firstRound()
    expect((await vote(round.id, 0, '4')).json().issues[0].path).toBe('label')
  })

  test('20 people who vote at once are all counted, once each', async () => {
    const round = await firstRound()
    const others = await Promise.all(
      Array.from({ length: 17 }, (_, index) => join(`Voter ${index}`)),
    )
    people.push(...others)
    await Promise.all(
      people.flatMap((_, index) => [vote(round.id, index, '2'), vote(round.id, index, '5')]),
    )
    await step(round.id, 'reveal')
    const seen = await roundNow(round.id)
    expect(seen?.votes).toHaveLength(20)
  })
})

describe('the reveal', () => {
  test('waits for nobody, shows the spread, and asks the extremes to speak', async () => {
    const round = await firstRound()
    await vote(round.id, 0, '3')
    await vote(round.id, 1, '8')
    await step(round.id, 'reveal')
    expect((await roundNow(round.id))?.spread).toMatchObject({
      mean: 5.5,
      lowest: [people[0]?.id],
      highest: [people[1]?.id],
    })
    expect((await vote(round.id, 2, '5')).statusCode).toBe(409)
  })

  test('is of who leads alone, who can hand over; anybody can take the lead', async () => {
    const round = await firstRound()
    const refused = await step(round.id, 'reveal', 1)
    expect(refused.statusCode).toBe(403)
    expect(refused.json().message).toBe('Ada Lund leads the poker. Take over the lead first.')
    await app.put(`${url}/facilitator`, { personId: people[1]?.id }, as(1))
    expect((await step(round.id, 'reveal', 1)).statusCode).toBe(200)
    expect((await step(round.id, 'again', 0)).statusCode).toBe(403)
  })

  test('can be followed by another vote, which forgets the first', async () => {
    const round = await firstRound()
    await vote(round.id, 0, '3')
    await step(round.id, 'reveal')
    await step(round.id, 'again')
    const seen = await roundNow(round.id)
    expect(seen).toMatchObject({ state: 'voting', attempt: 2, voted: [], votes: null })
  })

  test('twice is the same as once', async () => {
    const round = await firstRound()
    await step(round.id, 'reveal')
    expect((await step(round.id, 'reveal')).statusCode).toBe(200)
    expect((await roundNow(round.id))?.state).toBe('revealed')
  })
})

describe('an estimate', () => {
  const accept = (roundId: string, points: number) =>
    app.put(`${T}/poker/rounds/${roundId}/estimate`, { points }, as(0))

  test('is accepted after the reveal and opens the next round', async () => {
    const round = await firstRound()
    expect((await accept(round.id, 5)).statusCode).toBe(409)
    await step(round.id, 'reveal')
    const { game } = Poker.parse((await accept(round.id, 5)).json())
    expect(game?.rounds.map(({ state, estimate }) => `${state} ${estimate}`)).toEqual([
      'estimated 5',
      'voting null',
    ])
  })

  test('stays when the game ends, and the votes do not', async () => {
    const round = await firstRound()
    await vote(round.id, 0, '5')
    await step(round.id, 'reveal')
    await accept(round.id, 5)
    const ended = await app.app.inject({ method: 'DELETE', url, headers: as(0) })
    expect(ended.json().game).toBeNull()
    expect(await app.db.read.query.pokerVotes.findMany()).toEqual([])
    expect((await vote(round.id, 1, '3')).statusCode).toBe(409)
  })
})

test('a round of another team is not found', async () => {
  const round = await firstRound()
  await makeTeam(app, 'Port')
  const other = await app.post(`/api/teams/port/poker/rounds/${round.id}/reveal`)
  expect(other.statusCode).toBe(404)
})
