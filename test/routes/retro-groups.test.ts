import { beforeEach, describe, expect, test } from 'vitest'
import { cardGroups } from '../../db/schema.ts'
import { Retro } from '../../server/contract/retro.ts'
import { makeTeam } from '../support/app.ts'
import { holdRetro, type Meeting, TeamUrl } from '../support/retro.ts'

let meeting: Meeting
let ids: string[]

beforeEach(async () => {
  meeting = await holdRetro(['Ada Lund', 'Bo Fisk'])
  await meeting.open()
  ids = []
  for (const text of ['Slow reviews', 'Slow tests', 'Slow mail'])
    ids.push((await meeting.write(0, 'anchor', text)).id)
  await meeting.go('group')
})

const lay = (index: number, target: object | null) =>
  meeting.app.put(`${TeamUrl}/cards/${ids[index]}/group`, { with: target })
const onto = async (index: number, other: number) =>
  Retro.parse((await lay(index, { cardId: ids[other] })).json())
const groupOf = (board: Retro, index: number) =>
  board.cards.find(card => card.id === ids[index])?.groupId
const vote = (targetId: string, dots: number, index = 0) =>
  meeting.app.put(`${meeting.url}/votes/${targetId}`, { dots }, meeting.as(index))

describe('a group', () => {
  test('is made by laying one card to another, and takes more', async () => {
    const two = await onto(0, 1)
    expect(two.groups).toMatchObject([{ name: '', version: 1, votes: null }])
    const three = await onto(2, 0)
    expect(three.groups).toHaveLength(1)
    expect(new Set([0, 1, 2].map(index => groupOf(three, index)))).toEqual(
      new Set([three.groups[0]?.id]),
    )
    expect((await onto(2, 1)).groups).toEqual(three.groups)
  })

  test('of one card is none', async () => {
    await onto(0, 1)
    const alone = Retro.parse((await lay(0, null)).json())
    expect(alone.groups).toEqual([])
    expect([0, 1].map(index => groupOf(alone, index))).toEqual([null, null])
    await onto(0, 1)
    await meeting.app.remove(`${TeamUrl}/cards/${ids[1]}`)
    expect((await meeting.look()).groups).toEqual([])
  })

  test('goes on when a card moves to another one', async () => {
    const first = (await onto(0, 1)).groups[0]?.id
    const { id } = await meeting.write(1, 'rock', 'Fog')
    ids.push(id)
    await onto(2, 3)
    const moved = Retro.parse((await lay(3, { groupId: first })).json())
    expect(moved.groups.map(group => group.id)).toEqual([first])
    expect(groupOf(moved, 3)).toBe(first)
    expect(groupOf(moved, 2)).toBeNull()
  })

  test('gets a name, on the state that was seen', async () => {
    const [group] = (await onto(0, 1)).groups
    const url = `${TeamUrl}/groups/${group?.id}`
    const named = await meeting.app.patch(url, { version: 1, name: 'Waiting' })
    expect(named.json()).toMatchObject({ name: 'Waiting', version: 2 })
    const late = await meeting.app.patch(url, { version: 1, name: 'Slow' })
    expect(late.statusCode).toBe(409)
    expect(late.json().current.name).toBe('Waiting')
    await makeTeam(meeting.app, 'Port')
    const other = url.replace('fleet', 'port')
    expect((await meeting.app.patch(other, { version: 2, name: 'x' })).statusCode).toBe(404)
  })

  test('that is dissolved leaves its cards', async () => {
    const [group] = (await onto(0, 1)).groups
    const after = Retro.parse((await meeting.app.remove(`${TeamUrl}/groups/${group?.id}`)).json())
    expect(after.groups).toEqual([])
    expect(after.cards.map(({ groupId }) => groupId)).toEqual([null, null, null])
  })

  test('is refused before the reveal, at the end, of a card with itself, and across boards', async () => {
    expect((await lay(0, { cardId: ids[0] })).statusCode).toBe(400)
    const next = await holdNext()
    expect((await lay(0, { cardId: next })).statusCode).toBe(404)
    const early = await meeting.app.put(`${TeamUrl}/cards/${next}/group`, { with: null })
    expect(early.json().message).toBe('Cards can be grouped once they are shown.')
    await meeting.go('done')
    expect((await lay(0, { cardId: ids[1] })).statusCode).toBe(409)
    expect(await meeting.app.db.read.$count(cardGroups)).toBe(0)
  })
})

/** A card of the next sprint's board, which is not shown yet. */
async function holdNext(): Promise<string> {
  const next = await meeting.addSprint('2026-06-26', '2026-07-09')
  const url = meeting.url.replace(meeting.sprintId, next)
  await meeting.app.post(url, {})
  const secret = 's'.repeat(40)
  return (await meeting.app.post(`${url}/cards`, { place: 'rock', text: 'Fog', secret })).json().id
}

describe('dots', () => {
  beforeEach(async () => {
    await meeting.go('vote')
  })

  test('on cards that are grouped are then on the group, for each person', async () => {
    await vote(ids[0] ?? '', 2)
    await vote(ids[1] ?? '', 2)
    await vote(ids[1] ?? '', 1, 1)
    const [group] = (await onto(0, 1)).groups
    expect((await vote(ids[2] ?? '', 2)).statusCode).toBe(409)
    expect((await vote(ids[2] ?? '', 1)).statusCode).toBe(200)
    const { groups, cards } = await meeting.go('discuss')
    expect(groups).toMatchObject([{ id: group?.id, votes: 5 }])
    expect(cards.map(({ id, votes }) => [ids.indexOf(id), votes]).sort()).toEqual([
      [0, null],
      [1, null],
      [2, 1],
    ])
  })

  test('on a group go back to who gave them when it is dissolved while people vote', async () => {
    const [group] = (await onto(0, 1)).groups
    await vote(group?.id ?? '', 5)
    await meeting.app.remove(`${TeamUrl}/groups/${group?.id}`)
    expect((await meeting.look()).dotsGiven).toBe(0)
    expect((await vote(ids[0] ?? '', 5)).statusCode).toBe(200)
  })

  test('of a group with one card left are that card’s', async () => {
    const [group] = (await onto(0, 1)).groups
    await vote(group?.id ?? '', 3)
    await lay(0, null)
    expect((await meeting.look()).dotsGiven).toBe(3)
    const { cards } = await meeting.go('discuss')
    expect(cards.find(({ id }) => id === ids[1])?.votes).toBe(3)
    expect(cards.find(({ id }) => id === ids[0])?.votes).toBe(0)
  })

  test('are not lost by grouping after the vote, nor by dissolving', async () => {
    await vote(ids[0] ?? '', 2)
    await vote(ids[1] ?? '', 1)
    await meeting.go('discuss')
    const [group] = (await onto(0, 1)).groups
    expect(group?.votes).toBe(3)
    const refused = await meeting.app.remove(`${TeamUrl}/groups/${group?.id}`)
    expect(refused.statusCode).toBe(409)
    const left = Retro.parse((await lay(0, null)).json())
    expect(left.cards.find(({ id }) => id === ids[1])?.votes).toBe(3)
  })
})

test('what is talked about stays so when it is grouped, and ends when it is removed', async () => {
  await meeting.go('discuss')
  await meeting.app.put(`${meeting.url}/topic`, { id: ids[0] })
  const grouped = await onto(0, 1)
  expect(grouped.board?.topicId).toBe(grouped.groups[0]?.id)
  const inGroup = await meeting.app.put(`${meeting.url}/topic`, { id: ids[1] })
  expect(inGroup.json().message).toBe('This card is in a group now. Choose the group instead.')
  expect(Retro.parse((await lay(0, null)).json()).board?.topicId).toBe(ids[1])
  await meeting.app.remove(`${TeamUrl}/cards/${ids[1]}`)
  expect((await meeting.look()).board?.topicId).toBeNull()
})
