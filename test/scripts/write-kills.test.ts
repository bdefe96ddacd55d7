import { expect, test } from 'vitest'
import { playBackups } from '../../scripts/faults/backup-run.ts'
import type { Call } from '../../scripts/faults/call.ts'
import { playWriteKills } from '../../scripts/faults/write-kill-run.ts'
import { writersOf } from '../../scripts/faults/write-load.ts'
import type { WriteTeam } from '../../scripts/faults/write-team.ts'
import { freshFolder } from '../support/folder.ts'

const unhurried = { timeout: 300_000 }

/** A short part of `npm run kills:writes`. */
test('a process killed while many write keeps all that it answered', unhurried, async () => {
  const run = await playWriteKills({ seed: 3, kills: 1, folder: freshFolder() })
  expect(run).toMatchObject({ kills: 1, problems: [] })
  expect(run.answered).toBeGreaterThan(0)
})

/** A short part of `npm run backups:writes`. */
test('a backup taken while many write can be restored and lacks nothing', unhurried, async () => {
  const run = await playBackups({ seed: 2, commands: 1, scheduled: 0, folder: freshFolder() })
  expect(run).toMatchObject({ taken: 1, restored: 1, problems: [] })
})

const nowhere: WriteTeam = {
  people: [],
  cookies: [],
  sprints: { old: '', past: '', present: '', next: '' },
  votedCard: '',
  ownCard: '',
  round: '',
  meeting: '',
  line: '',
  goal: '',
  target: '',
  action: 'typed',
  event: '',
}
const writer = (name: string) => {
  const found = writersOf(nowhere).find(one => one.name === name)
  if (!found) throw new Error(`Nobody writes ${name}`)
  return found
}
const answering =
  (actions: object[]): Call =>
  async () => ({ status: 200, body: { actions }, cookies: [] })

test.each([
  ['all that was answered', [1, 2, 3], []],
  ['one more that was under way', [1, 2, 3, 4], []],
  ['a loss', [1, 2], [/answered 3, and 3 is missing/]],
  ['a gap', [1, 3, 4], [/2 is missing/]],
  ['one twice', [1, 2, 3, 3], [/3 is there 2 times/]],
  ['what nobody sent', [1, 2, 3, 4, 5], [/nobody sent/]],
])('of what was added, %s is seen', async (_, numbers, wanted) => {
  const added = numbers.map(n => ({
    id: `added-00000${n}`,
    text: `Added ${n}`,
    owner: `crew ${n}`,
  }))
  const wrong = await writer('new actions').wrongIn(answering(added), '', { answered: 3, sent: 4 })
  expect(wrong).toEqual(wanted.map(pattern => expect.stringMatching(pattern)))
})

test.each([
  ['the last one answered', 3, 3, 4, true],
  ['the one under way', 4, 4, 5, true],
  ['an older one', 2, 2, 3, false],
  ['half of one', 3, 4, 4, false],
  ['the right words with another version', 3, 3, 9, false],
])('of what was typed over, %s is seen', async (_, text, owner, version, isRight) => {
  const typed = (words: object) => answering([{ id: 'typed', version: 1, ...words }])
  const action = writer('an action')
  await action.begin(typed({ text: 'An action', owner: '' }), '')
  const there = typed({ text: `Action ${text}`, owner: `crew ${owner}`, version })
  const wrong = await action.wrongIn(there, '', { answered: 3, sent: 4 })
  expect(wrong).toHaveLength(isRight ? 0 : 1)
})
