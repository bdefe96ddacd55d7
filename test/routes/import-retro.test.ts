import { beforeEach, expect, test } from 'vitest'
import { cards } from '../../db/schema.ts'
import { ImportResult } from '../../server/contract/import.ts'
import { sendText } from '../support/import.ts'
import { holdRetro, type Meeting, TeamUrl } from '../support/retro.ts'

let meeting: Meeting
let text: string

beforeEach(async () => {
  meeting = await holdRetro(['Ada Lund'])
  await meeting.app.post(`${TeamUrl}/sprints/${meeting.sprintId}/commit`, {})
  const printed = await meeting.app.get(`${TeamUrl}/sprints/${meeting.sprintId}/minutes`)
  const board = [
    '#### Sprint retrospective',
    '**:anchor: Anchors (what slowed you down)**',
    '- Slow reviews',
    '- The mast creaks',
    '**🪨 Rocks (risks for next sprint)**',
    '- Fog',
  ]
  text = `${printed.body.split('#### Sprint retrospective')[0]?.trimEnd()}\n\n${board.join('\n\n')}\n`
})

async function importText(query = '') {
  const answer = await sendText(meeting.app, `${TeamUrl}/import/minutes${query}`, text)
  return ImportResult.parse(answer.json())
}
const changesOf = ({ retrospectives }: ImportResult) =>
  retrospectives.flatMap(({ anchors, rocks }) => [...anchors, ...rocks]).map(one => one.change)

test('cards of minutes come to a sprint without a board, and only once', async () => {
  expect(changesOf(await importText())).toEqual(['new', 'new', 'new'])
  expect(changesOf(await importText())).toEqual(['same', 'same', 'same'])
  expect((await meeting.look()).cards).toHaveLength(3)
})

test('a board that is open gets no card from minutes, and a warning says so', async () => {
  await meeting.open()
  await meeting.write(0, 'anchor', 'Slow reviews')
  const preview = await importText('?dryRun=true')
  expect(changesOf(preview)).toEqual(['kept', 'kept', 'kept'])
  expect(preview.warnings).toMatchObject([
    {
      message:
        'The retrospective of sprint 1 is held in Knots: 3 cards of the text are not on its board and left out',
    },
  ])
  await importText()
  expect(await meeting.app.db.read.$count(cards)).toBe(1)
})

test('a text does not find out which cards are hidden, and does once they are shown', async () => {
  await meeting.open()
  await meeting.write(0, 'anchor', 'Slow reviews')
  expect(changesOf(await importText('?dryRun=true'))).toEqual(['kept', 'kept', 'kept'])
  await meeting.go('done')
  expect(changesOf(await importText())).toEqual(['same', 'kept', 'kept'])
  expect(await meeting.app.db.read.$count(cards)).toBe(1)
})
