import { beforeEach, describe, expect, test } from 'vitest'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { sendText } from '../support/import.ts'
import { holdRetro, type Meeting, TeamUrl } from '../support/retro.ts'

let meeting: Meeting

const out = (format: string) => meeting.app.get(`${meeting.url}.${format}`)
const minutes = () => meeting.app.get(`${TeamUrl}/sprints/${meeting.sprintId}/minutes`)

beforeEach(async () => {
  meeting = await holdRetro(['Ada Lund', 'Bo Fisk'])
  await meeting.app.post(`${TeamUrl}/sprints/${meeting.sprintId}/commit`, {})
  for (const { id } of meeting.people) {
    const path = `${TeamUrl}/sprints/${meeting.sprintId}/availability/${id}`
    await meeting.app.put(path, { plannedPercent: 50 })
  }
})

/** Two cards in a group with a name, one by itself, dots on both, an action. */
async function holdAll(format: 'boat' | 'start-stop-continue' = 'boat') {
  const [slow, risky] = format === 'boat' ? ['anchor', 'rock'] : ['stop', 'start']
  await meeting.open({ format })
  const first = await meeting.write(0, slow, 'Reviews were slow')
  const second = await meeting.write(1, slow, '=cmd|reviews')
  const fog = await meeting.write(1, risky, 'Fog')
  await meeting.go('group')
  const target = { with: { cardId: first.id } }
  await meeting.app.put(`${TeamUrl}/cards/${second.id}/group`, target, meeting.as(0))
  const [group] = (await meeting.look()).groups
  const named = { version: group?.version, name: 'Reviews' }
  await meeting.app.patch(`${TeamUrl}/groups/${group?.id}`, named, meeting.as(0))
  await meeting.go('vote')
  await meeting.app.put(`${meeting.url}/votes/${group?.id}`, { dots: 1 }, meeting.as(0))
  await meeting.app.put(`${meeting.url}/votes/${fog.id}`, { dots: 2 }, meeting.as(1))
  await meeting.go('discuss')
  await meeting.app.post(`${TeamUrl}/actions`, { text: 'Review in the morning', owner: 'everyone' })
  return { names: [first, second, fog] }
}

describe('a retrospective that goes out', () => {
  test('is the Markdown of the minutes, a group being a point with its cards below it', async () => {
    await holdAll()
    await meeting.go('done')
    const answer = await out('md')
    expect(answer.headers).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename="fleet-retrospective-1.md"',
    })
    const [head, board] = answer.body.split('#### Sprint retrospective\n\n')
    expect(head).toContain('<!-- knots 2026-06-12..2026-06-25 -->')
    const lines = (board ?? '').split('\n')
    const [place, name, ...below] = lines
    expect([place, name]).toEqual(['**:anchor: Anchors (what slowed you down)**', '- Reviews'])
    expect(new Set(below.slice(0, 2))).toEqual(
      new Set(['  - Reviews were slow', '  - =cmd|reviews']),
    )
    expect(board).toContain('**🪨 Rocks (risks for next sprint)**\n- Fog')
    expect(board).toContain('- **Action:** Review in the morning\n  - Owner: everyone')
    expect((await minutes()).body).toContain(board?.split('####')[0]?.trim())
  })

  test('is a CSV with places, groups and dots, without authors and formulas', async () => {
    await holdAll()
    const answer = await out('csv')
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [head, ...rows] = answer.body.trim().split('\r\n')
    expect(head).toBe('place,group,under,card,votes,discussed')
    expect(new Set(rows)).toEqual(
      new Set([
        'anchor,Reviews,,Reviews were slow,1,no',
        "anchor,Reviews,,'=cmd|reviews,1,no",
        'rock,,,Fog,2,no',
      ]),
    )
    for (const { name } of meeting.people) expect(answer.body).not.toContain(name)
  })

  test('holds no card before they are shown', async () => {
    await meeting.open()
    await meeting.write(0, 'anchor', 'Reviews were slow')
    for (const answer of [await out('md'), await out('csv'), await minutes()]) {
      expect(answer.statusCode).toBe(200)
      expect(answer.body).not.toContain('Reviews were slow')
    }
  })

  test.each(['boat', 'start-stop-continue'] as const)(
    'read back changes nothing, and gives another team the same cards (%s)',
    async format => {
      await holdAll(format)
      for (const text of [(await out('md')).body, (await minutes()).body]) {
        const again = (await sendText(meeting.app, `${TeamUrl}/import/minutes`, text)).json()
        expect(again).toMatchObject({ hasChanges: false, conflicts: [], warnings: [] })
        const other = await buildTestApp()
        const { slug } = await makeTeam(other, 'Port')
        await sendText(other, `/api/teams/${slug}/import/minutes`, text)
        const [sprint] = (await other.get(`/api/teams/${slug}/sprints`)).json().sprints
        const { cards } = (await other.get(`/api/teams/${slug}/sprints/${sprint.id}/retro`)).json()
        const texts = cards.map(({ text: words }: { text: string }) => words)
        expect(texts.sort()).toEqual(['=cmd|reviews', 'Fog', 'Reviews', 'Reviews were slow'])
        const copied = (await other.get(`/api/teams/${slug}/sprints/${sprint.id}/retro.csv`)).body
        expect(copied).toContain(
          `${format === 'boat' ? 'anchor' : 'stop'},,Reviews,Reviews were slow`,
        )
      }
    },
  )

  test('of another team is not found', async () => {
    await makeTeam(meeting.app, 'Port')
    for (const format of ['md', 'csv']) {
      const path = `/api/teams/port/sprints/${meeting.sprintId}/retro.${format}`
      expect((await meeting.app.get(path)).statusCode).toBe(404)
    }
  })
})
