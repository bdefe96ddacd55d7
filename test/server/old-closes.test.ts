import { beforeEach, expect, test } from 'vitest'
import { closes } from '../../db/schema.ts'
import { Report } from '../../server/contract/review.ts'
import { raiseRevision } from '../../server/store/revision.ts'
import { teamWithJune } from './review-team.ts'

let june: Awaited<ReturnType<typeof teamWithJune>>

/** What closes kept before names, classes, decisions and blanks were kept. */
beforeEach(async () => {
  june = await teamWithJune()
  await june.close()
  const [row] = await june.db.read.select().from(closes)
  const { classes: _, blanks: __, averageWith: ___, ...figures } = row!.figures as Kept
  const { items, burndown } = row!.items as { items: Kept[]; burndown: unknown }
  const old = items.map(({ called: _, offeredSure: __, aside: ___, ...item }) => item)
  await june.db.write(async tx => {
    await tx.update(closes).set({ figures, items: { items: old, burndown } })
    await raiseRevision(tx, june.teamId)
  })
})
type Kept = Record<string, unknown>

test('a close of before names items as they are called now, and knows the shares it kept', async () => {
  await june.rename('a', 'A better title')
  const report = Report.parse(await june.report())
  expect(report.items.map(({ title, class: one, share }) => [title, one, share])).toEqual([
    ['A better title', 'committed-done', 5],
    ['Title of b', 'committed-done', 7],
    ['Title of c', 'carried-over', 5],
    ['Title of d', 'carried-over', 3],
    ['Title of e', 'done-outside', 5],
  ])
  expect(report).toMatchObject({
    scope: { filled: '12 + 0 + 8 = 20' },
    shares: [{ sayDo: null, unplanned: 0, carriedOver: 0.4 }],
    adjustments: [],
    blanks: 0,
    average: { value: null },
  })
  const { days } = (await june.app.get(`${june.url}/sprints/june/burndown`)).json()
  const titles = days.flatMap((day: { changes: { title: string }[] }) =>
    day.changes.map(({ title }) => title),
  )
  expect(titles).toContain('A better title')
})

test('a close of before can be corrected and compared with the board', async () => {
  const body = { decision: 'accepted', reason: 'Ours after all' }
  const report = Report.parse((await june.decide('e', body)).json())
  expect(report.sprint.points).toMatchObject({ outside: 5, counted: 17, completed: 12 })
  expect(report.outside[0]).toMatchObject({ decision: 'accepted' })
  const learned = await june.app.get(`${june.url}/sprints/june/learned`)
  expect(learned.json()).toEqual({ figures: [], items: [] })
})
