import { type Call, good } from './call.ts'

type WithId = { id: string; version: number }

/** What the writers write on, all of one team. */
export type WriteTeam = {
  people: string[]
  /** Cookies of these people, in the same order. */
  cookies: string[]
  sprints: { old: string; past: string; present: string; next: string }
  /** A card that a person may give dots. */
  votedCard: string
  ownCard: string
  round: string
  meeting: string
  line: string
  goal: string
  target: string
  action: string
  event: string
}

export const slug = 'harbour'
export const team = `/api/teams/${slug}`
const days = 24 * 60 * 60_000

const dayFrom = (now: number, offset: number) =>
  new Date(now + offset * days).toISOString().slice(0, 10)

/** A team whose people are in the middle of all that a team does. */
export async function makeWriteTeam(call: Call, now: number): Promise<WriteTeam> {
  const post = <Body = WithId>(path: string, body?: unknown, cookie = '') =>
    good<Body>(call('POST', team + path, body, { cookie }))
  await good(call('POST', '/api/teams', { name: 'Harbour', timeZone: 'UTC' }))
  const people: string[] = []
  const cookies: string[] = []
  for (const name of ['Mara Lind', 'Jon Baas', 'Ida Quist', 'Per Sund', 'Ana Lobo', 'Olu Ade']) {
    const { id } = await post('/people', { name })
    people.push(id)
    const { cookies: given } = await call('PUT', '/api/me', { team: slug, personId: id })
    cookies.push(given[0] ?? '')
  }
  const sprint = async (title: string, from: number) => {
    const span = { firstDay: dayFrom(now, from), lastDay: dayFrom(now, from + 13) }
    return (await post('/sprints', { title, ...span })).id
  }
  const old = await sprint('Old', -31)
  const past = await sprint('Past', -17)
  const present = await sprint('Present', -3)
  const next = await sprint('Next', 11)
  const [first = ''] = cookies

  const retro = async (sprintId: string, until: string[]) => {
    const path = `/sprints/${sprintId}/retro`
    await post(path, { isAnonymous: false, votesEach: 20, areTotalsLive: true })
    let from = 'look-back'
    for (const to of until) {
      await post(`${path}/phase`, { from, to }, first)
      from = to
    }
    return path
  }
  const card = (path: string) => post(`${path}/cards`, { place: 'anchor', text: 'A card' }, first)
  const writing = await retro(present, ['write'])
  const ownCard = await card(writing)
  const voting = await retro(past, ['write'])
  const votedCard = await card(voting)
  await post(`${voting}/phase`, { from: 'write', to: 'group' }, first)
  await post(`${voting}/phase`, { from: 'group', to: 'vote' }, first)

  const poker = await post<{ game: { rounds: WithId[] } }>(
    `/sprints/${next}/poker`,
    { topics: ['Tide tables'] },
    first,
  )
  const round = poker.game.rounds[0]?.id ?? ''
  await post(`/poker/rounds/${round}/open`, undefined, first)

  const meeting = (await post('/meetings', { reviewSprintId: past, planSprintId: next })).id
  await post(`/meetings/${meeting}/lines`, {
    id: 'the-written-line',
    section: 'opening',
    text: 'A line',
  })
  const goal = await post('/goals', { name: 'Berths' })
  await post(`/sprints/${next}/targets`, {
    id: 'the-written-target',
    goalId: goal.id,
    text: 'A target',
  })
  const action = await post('/actions', { text: 'An action', owner: 'everyone' })
  const event = await post('/team-events', {
    name: 'Review week',
    firstDay: dayFrom(now, 12),
    lastDay: dayFrom(now, 13),
  })
  return {
    people,
    cookies,
    sprints: { old, past, present, next },
    votedCard: votedCard.id,
    ownCard: ownCard.id,
    round,
    meeting,
    line: 'the-written-line',
    goal: goal.id,
    target: 'the-written-target',
    action: action.id,
    event: event.id,
  }
}
