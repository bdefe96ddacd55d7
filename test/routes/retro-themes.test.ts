import { beforeEach, describe, expect, test } from 'vitest'
import { Retro, Risks, Theme, Themes } from '../../server/contract/retro.ts'
import { makeTeam } from '../support/app.ts'
import { holdRetro, type Meeting, randomSecret, TeamUrl } from '../support/retro.ts'

let meeting: Meeting
let sprintIds: string[]

beforeEach(async () => {
  meeting = await holdRetro([])
  sprintIds = [
    await meeting.addSprint('2026-05-15', '2026-05-28'),
    await meeting.addSprint('2026-05-29', '2026-06-11'),
    meeting.sprintId,
    await meeting.addSprint('2026-06-26', '2026-07-09'),
  ]
})

const retroUrl = (index: number) => `${TeamUrl}/sprints/${sprintIds[index]}/retro`
const look = async (index: number) => Retro.parse((await meeting.app.get(retroUrl(index))).json())
const edit = (id: string, body: object) => meeting.app.patch(`${TeamUrl}/cards/${id}`, body)

/** A board of a sprint with these cards, shown to all. Returns the ids of the cards. */
async function hold(index: number, texts: [place: string, text: string][], to = 'discuss') {
  await meeting.app.post(retroUrl(index), {})
  const ids: string[] = []
  for (const [place, text] of texts) {
    const card = { place, text, secret: randomSecret() }
    ids.push((await meeting.app.post(`${retroUrl(index)}/cards`, card)).json().id)
  }
  await meeting.app.post(`${retroUrl(index)}/phase`, { from: 'look-back', to })
  return ids
}
const risksOf = async (index: number) =>
  Risks.parse((await meeting.app.get(`${TeamUrl}/sprints/${sprintIds[index]}/risks`)).json()).risks

describe('risks', () => {
  test('are the rocks of the retrospective before, asked again: did we hit it?', async () => {
    const [, rock] = await hold(1, [
      ['anchor', 'Slow reviews'],
      ['rock', 'Certificates end'],
    ])
    const risks = await risksOf(2)
    expect(risks).toMatchObject([
      { cardId: rock, text: 'Certificates end', sprintId: sprintIds[1], wasHit: null },
    ])
    await hold(2, [['wind', 'Pair sessions']], 'done')
    await meeting.app.post(`${retroUrl(1)}/phase`, { from: 'discuss', to: 'done' })
    await edit(risks[0]?.cardId ?? '', { version: risks[0]?.version, wasHit: true })
    expect((await look(2)).risks).toMatchObject([{ cardId: rock, version: 2, wasHit: true }])
  })

  test('are those of the last one that had any, which its number tells', async () => {
    await hold(0, [['rock', 'Fog']])
    await hold(1, [['wind', 'Sun']])
    const numbers = (await risksOf(3)).map(({ text, number }) => [text, number])
    const { sprints } = (await meeting.app.get(`${TeamUrl}/sprints`)).json()
    expect(numbers).toEqual([['Fog', sprints[0].number]])
    expect(await risksOf(0)).toEqual([])
  })

  test('are not told before their cards are shown', async () => {
    await hold(1, [['rock', 'Fog']], 'write')
    expect(await risksOf(2)).toEqual([])
  })
})

describe('a theme', () => {
  const make = async (name: string) =>
    Theme.parse((await meeting.app.post(`${TeamUrl}/themes`, { name })).json())
  const all = async () => Themes.parse((await meeting.app.get(`${TeamUrl}/themes`)).json()).themes

  test('counts in how many of the last retrospectives it came up', async () => {
    const theme = await make('Reviews were slow')
    const boards = [
      await hold(0, [
        ['anchor', 'Reviews wait'],
        ['anchor', 'Reviews take days'],
      ]),
      await hold(1, [['wind', 'Sun']]),
      await hold(2, [['anchor', 'Reviews again']]),
    ]
    for (const id of [boards[0]?.[0], boards[0]?.[1], boards[2]?.[0]])
      await edit(id ?? '', { version: 1, themeId: theme.id })
    const { sprints } = (await meeting.app.get(`${TeamUrl}/sprints`)).json()
    const numbers = sprints.map(({ number }: { number: number }) => number)
    expect(await all()).toMatchObject([
      { name: 'Reviews were slow', sprints: [numbers[0], numbers[2]], recent: 2, of: 3 },
    ])
    expect((await look(1)).themes).toMatchObject([{ sprints: [numbers[0]], recent: 1, of: 2 }])
  })

  test('of the same name is the same, and another one cannot take its name', async () => {
    const theme = await make('Reviews were slow')
    expect(await make('reviews were SLOW ')).toEqual(theme)
    const other = await make('Fog')
    const url = `${TeamUrl}/themes/${other.id}`
    expect((await meeting.app.patch(url, { version: 1, name: theme.name })).statusCode).toBe(409)
    expect((await meeting.app.patch(url, { version: 1, name: 'Bad fog' })).json().version).toBe(2)
    expect((await meeting.app.patch(url, { version: 1, name: 'Worse' })).statusCode).toBe(409)
  })

  test('that is removed leaves its cards, and one of another team is not found', async () => {
    const theme = await make('Fog')
    const [id] = await hold(0, [['rock', 'Fog']])
    await edit(id ?? '', { version: 1, themeId: theme.id })
    await makeTeam(meeting.app, 'Port')
    expect((await meeting.app.remove(`/api/teams/port/themes/${theme.id}`)).statusCode).toBe(404)
    expect((await meeting.app.remove(`${TeamUrl}/themes/${theme.id}`)).statusCode).toBe(204)
    expect((await look(0)).cards).toMatchObject([{ text: 'Fog', themeId: null }])
    expect((await edit(id ?? '', { version: 2, themeId: theme.id })).statusCode).toBe(404)
  })
})
