import { expect, test } from 'vitest'
import { cards, retroVotes } from '../../db/schema.ts'
import { Retro } from '../../server/contract/retro.ts'
import { holdRetro, randomId, randomSecret, TeamUrl } from '../support/retro.ts'

const people = 30
const cardsEach = 3
const votesEach = 4
const places = ['anchor', 'wind', 'rock']

test('30 people write, group and vote at once: nothing is lost or doubled, and the limits hold', async () => {
  const names = Array.from({ length: people }, (_, index) => `Sailor ${index}`)
  const meeting = await holdRetro(names)
  const { app, url, as } = meeting
  const everybody = names.map((_, index) => index)
  await meeting.open({ votesEach })

  // Each card is sent twice at once, as after an answer that got lost.
  const written = everybody.flatMap(person =>
    Array.from({ length: cardsEach }, (_, index) => ({
      person,
      card: {
        id: randomId(),
        place: places[index] ?? '',
        text: `Card ${index} of ${person}`,
        secret: randomSecret(),
      },
    })),
  )
  const sent = written.flatMap(({ person, card }) =>
    [1, 2].map(() => app.post(`${url}/cards`, card, as(person))),
  )
  expect((await Promise.all(sent)).map(({ statusCode }) => statusCode)).toEqual(sent.map(() => 201))
  expect((await meeting.look()).hidden.map(({ cards: count }) => count)).toEqual([30, 30, 30])

  const shown = await meeting.go('group')
  expect(shown.cards.map(({ text }) => text).sort()).toEqual(
    written.map(({ card }) => card.text).sort(),
  )
  const ids = shown.cards.map(({ id }) => id)
  const layings = everybody.map(person => {
    const [from, to] = [ids[person], ids[(person * 7 + 1) % 60]]
    return app.put(`${TeamUrl}/cards/${from}/group`, { with: { cardId: to } }, as(person))
  })
  for (const { statusCode } of await Promise.all(layings)) expect([200, 400]).toContain(statusCode)
  const grouped = await meeting.look()
  expect(grouped.cards.map(({ id }) => id)).toEqual(ids)
  const sizes = Map.groupBy(grouped.cards, ({ groupId }) => groupId)
  for (const { id } of grouped.groups) expect(sizes.get(id)?.length ?? 0).toBeGreaterThan(1)

  await meeting.go('vote')
  const targets = [
    ...grouped.groups.map(({ id }) => id),
    ...grouped.cards.filter(({ groupId }) => groupId === null).map(({ id }) => id),
  ]
  const clicks = everybody.flatMap(person =>
    Array.from({ length: 8 }, (_, click) =>
      app.put(
        `${url}/votes/${targets[(person + click * 5) % targets.length]}`,
        { dots: 1 + (click % 2) },
        as(person),
      ),
    ),
  )
  const accepted = (await Promise.all(clicks)).filter(({ statusCode }) => statusCode === 200)
  expect(accepted.length).toBeLessThan(clicks.length)
  const dots = await app.db.read.select().from(retroVotes)
  const byPerson = Map.groupBy(dots, ({ personId }) => personId)
  expect(byPerson.size).toBe(people)
  for (const own of byPerson.values())
    expect(own.reduce((total, vote) => total + vote.dots, 0)).toBe(votesEach)
  expect((await meeting.look()).dotsGiven).toBe(people * votesEach)

  const last = Retro.parse(await meeting.go('discuss'))
  const totals = [...last.cards, ...last.groups].map(({ votes }) => votes ?? 0)
  expect(totals.reduce((sum, votes) => sum + votes, 0)).toBe(people * votesEach)
  expect(await app.db.read.$count(cards)).toBe(people * cardsEach)
  expect(await app.db.read.$count(retroVotes)).toBe(0)
}, 60_000)
