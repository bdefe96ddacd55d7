import { beforeEach, describe, expect, test } from 'vitest'
import { cards, retroRatings, retroReady } from '../../db/schema.ts'
import { Retro } from '../../server/contract/retro.ts'
import { makeTeam } from '../support/app.ts'
import { holdRetro, type Meeting, TeamUrl } from '../support/retro.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await holdRetro(['Ada Lund', 'Bo Fisk', 'Cleo Marsh'])
})

const put = (path: string, body: object, index = -1) =>
  meeting.app.put(`${meeting.url}/${path}`, body, meeting.as(index))

describe('a retrospective', () => {
  test('is not there until somebody opens it, with the settings of the team', async () => {
    expect((await meeting.look()).board).toBeNull()
    const team = (await meeting.app.get(TeamUrl)).json()
    const retro = { format: 'start-stop-continue', votesEach: 3, skips: ['look-back', 'act'] }
    await meeting.app.patch(TeamUrl, { version: team.version, retro })
    const { board } = await meeting.open()
    expect(board).toMatchObject({
      format: 'start-stop-continue',
      isAnonymous: true,
      votesEach: 3,
      areTotalsLive: false,
      phase: 'write',
      facilitator: null,
      startedAt: '2026-06-17T12:00:00.000Z',
      endedAt: null,
    })
  })

  test('opened twice is one, as the first opened it', async () => {
    await meeting.open({ votesEach: 4 })
    expect((await meeting.open({ votesEach: 7 })).board?.votesEach).toBe(4)
  })

  test('of a sprint of another team is not found', async () => {
    await makeTeam(meeting.app, 'Port')
    const there = meeting.url.replace('fleet', 'port')
    expect((await meeting.app.get(there)).statusCode).toBe(404)
    expect((await meeting.app.post(there, {})).statusCode).toBe(404)
  })

  test('that came from minutes is over: it has cards and no board, and none can be opened', async () => {
    const { app, sprintId } = meeting
    const row = { sprintId, place: 'wind' }
    await app.db.write(async tx => {
      await tx.insert(cards).values([
        { ...row, id: 'b', text: 'Pair sessions', position: 1 },
        { ...row, id: 'a', text: 'On Tuesdays', position: 2, parentId: 'b' },
      ])
    })
    const seen = await meeting.look()
    expect(seen.board).toBeNull()
    expect(seen.cards.map(({ text, author }) => [text, author])).toEqual([
      ['Pair sessions', null],
      ['On Tuesdays', null],
    ])
    const refused = await app.post(meeting.url, {})
    expect(refused.statusCode).toBe(409)
    expect(refused.json().message).toMatch('came from minutes and is over')
  })

  test('keeps its format and anonymity once there is a card', async () => {
    const { board } = await meeting.open()
    const version = board?.version
    const named = await meeting.app.patch(meeting.url, { version, isAnonymous: false })
    expect(Retro.parse(named.json()).board?.isAnonymous).toBe(false)
    const back = await meeting.app.patch(meeting.url, { version: 2, isAnonymous: true })
    expect(back.statusCode).toBe(200)
    await meeting.write(0, 'anchor', 'Slow reviews')
    const refused = await meeting.app.patch(meeting.url, { version: 3, isAnonymous: false })
    expect(refused.statusCode).toBe(409)
    const dots = await meeting.app.patch(meeting.url, { version: 3, votesEach: 2 })
    expect(Retro.parse(dots.json()).board?.votesEach).toBe(2)
  })

  test('changed on an old state is a conflict', async () => {
    await meeting.open()
    await meeting.app.patch(meeting.url, { version: 1, votesEach: 2 })
    expect((await meeting.app.patch(meeting.url, { version: 1, votesEach: 9 })).statusCode).toBe(
      409,
    )
  })
})

describe('phases', () => {
  test('two clicks at once are one step', async () => {
    await meeting.open()
    const step = () => meeting.app.post(`${meeting.url}/phase`, { from: 'look-back', to: 'write' })
    const answers = await Promise.all([step(), step()])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await meeting.look()).board?.phase).toBe('write')
  })

  test('can be gone back, but not to hidden cards', async () => {
    await meeting.open()
    await meeting.go('write')
    await meeting.go('look-back')
    await meeting.go('discuss')
    expect((await meeting.go('group')).board?.phase).toBe('group')
    const hide = { from: 'group', to: 'write' }
    const refused = await meeting.app.post(`${meeting.url}/phase`, hide)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().message).toMatch('cannot be hidden again')
  })

  test('each begins without a timer, a topic and anybody ready', async () => {
    await meeting.open()
    const { id } = await meeting.write(0, 'rock', 'Export format')
    await meeting.go('discuss')
    await put('topic', { id })
    await put('timer', { seconds: 60 })
    await put('ready', { isReady: true }, 0)
    expect(await meeting.look()).toMatchObject({
      ready: 1,
      board: { topicId: id, timer: { endsAt: '2026-06-17T12:01:00.000Z' } },
    })
    expect(await meeting.go('act')).toMatchObject({
      ready: 0,
      board: { topicId: null, timer: { endsAt: null, leftSeconds: null } },
    })
  })

  test('the end has its time, and can be taken back', async () => {
    await meeting.open()
    await meeting.app.clock.advance(60_000)
    expect((await meeting.go('done')).board?.endedAt).toBe('2026-06-17T12:01:00.000Z')
    expect((await put('timer', { seconds: 60 })).statusCode).toBe(409)
    expect((await meeting.go('close')).board?.endedAt).toBeNull()
  })
})

describe('who leads', () => {
  test('is nobody at first, and everybody may go on', async () => {
    await meeting.open()
    expect((await meeting.go('write')).board?.phase).toBe('write')
  })

  test('takes phase, timer and topic, and others are told what to do', async () => {
    await meeting.open()
    await put('facilitator', { personId: meeting.people[0]?.id }, 0)
    const refused = await put('timer', { seconds: 60 }, 1)
    expect(refused.statusCode).toBe(403)
    expect(refused.json().message).toBe(
      'Ada Lund leads the retrospective. If they are gone, take over the lead.',
    )
    expect((await put('timer', { seconds: 60 }, 0)).statusCode).toBe(200)
    await expect(meeting.go('write', 1)).rejects.toThrow('leads the retrospective')
  })

  test('can hand over; others can only take over themselves', async () => {
    await meeting.open()
    const [ada, bo, cleo] = meeting.people.map(({ id }) => id)
    await put('facilitator', { personId: ada }, 0)
    expect((await put('facilitator', { personId: cleo }, 1)).statusCode).toBe(403)
    expect((await put('facilitator', { personId: null })).statusCode).toBe(403)
    expect((await put('facilitator', { personId: bo }, 0)).json().board.facilitator.name).toBe(
      'Bo Fisk',
    )
    expect((await put('facilitator', { personId: cleo }, 2)).statusCode).toBe(200)
    expect((await put('facilitator', { personId: 'ghost' }, 2)).statusCode).toBe(404)
    expect((await put('facilitator', { personId: null }, 2)).json().board.facilitator).toBeNull()
  })
})

test('the timer rests and goes on where it was', async () => {
  await meeting.open()
  await put('timer', { seconds: 120 })
  await meeting.app.clock.advance(30_500)
  const { board } = Retro.parse((await put('timer', { step: 'pause' })).json())
  expect(board?.timer).toEqual({ endsAt: null, leftSeconds: 90 })
  await meeting.app.clock.advance(10_000)
  const on = Retro.parse((await put('timer', { step: 'go-on' })).json())
  expect(on.board?.timer).toEqual({ endsAt: '2026-06-17T12:02:10.500Z', leftSeconds: null })
})

describe('what each person says', () => {
  test('needs to know who they are, and only numbers are told', async () => {
    await meeting.open()
    const refused = await put('ready', { isReady: true })
    expect(refused.statusCode).toBe(403)
    expect(refused.json().message).toBe('Say who you are first, then say that you are ready.')
    await put('ready', { isReady: true }, 0)
    await put('ready', { isReady: true }, 0)
    await put('ready', { isReady: true }, 1)
    await put('ready', { isReady: false }, 0)
    expect((await meeting.look()).ready).toBe(1)
  })

  test('a rating is asked for at the close, told at the end as a mean, and then nobody’s', async () => {
    await meeting.open()
    expect((await put('rating', { rating: 4 }, 0)).statusCode).toBe(409)
    await meeting.go('close')
    expect((await put('rating', { rating: 6 }, 0)).statusCode).toBe(400)
    await put('rating', { rating: 1 }, 0)
    await put('rating', { rating: 5 }, 0)
    const last = Retro.parse((await put('rating', { rating: 2 }, 1)).json())
    expect(last.ratings).toBeNull()
    const { ratings } = await meeting.go('done')
    expect(ratings).toEqual({ count: 2, mean: 3.5 })
    expect(await meeting.app.db.read.$count(retroRatings)).toBe(0)
    expect(await meeting.app.db.read.$count(retroReady)).toBe(0)
  })

  test('ratings stay when a meeting is opened again, until others are given', async () => {
    await meeting.open()
    await meeting.go('close')
    await put('rating', { rating: 2 }, 0)
    await meeting.go('done')
    await meeting.go('close')
    expect((await meeting.go('done')).ratings).toEqual({ count: 1, mean: 2 })
    await meeting.go('close')
    await put('rating', { rating: 5 }, 1)
    expect((await meeting.go('done')).ratings).toEqual({ count: 1, mean: 5 })
  })

  test('a tab that is open counts for 45 seconds, and pages hear of it when the number changes', async () => {
    await meeting.open()
    const heard: string[] = []
    const team = (await meeting.app.get(TeamUrl)).json()
    await meeting.app.clock.advance(1000)
    meeting.app.live.subscribe(team.id, topic => void heard.push(topic))
    const here = (tab: string) => put('presence', { tab })
    expect((await here('tab-of-ada')).statusCode).toBe(204)
    await meeting.app.clock.advance(20_000)
    await here('tab-of-bo')
    await meeting.app.clock.advance(1000)
    expect((await meeting.look()).present).toBe(2)
    expect(heard).toEqual(['retro', 'retro'])
    await here('tab-of-ada')
    await meeting.app.clock.advance(44_500)
    expect(heard).toEqual(['retro', 'retro'])
    expect((await meeting.look()).present).toBe(1)
    await here('tab-of-ada')
    expect(heard).toEqual(['retro', 'retro', 'retro'])
  })
})
