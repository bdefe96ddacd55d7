import { describe, expect, test } from 'vitest'
import { drawBurndown } from '../../../server/pictures/burndown.ts'
import { toPng } from '../../../server/pictures/png.ts'
import { aSprint, fourDays, textsOf, wordsOf } from './pictured.ts'

const look = { theme: 'light' as const, width: 800 }
const draw = (given: Partial<Parameters<typeof drawBurndown>[1]> = {}) =>
  drawBurndown(look, {
    team: 'Fleet',
    sprint: aSprint(7),
    burndown: fourDays,
    closedOn: null,
    ...given,
  })

describe('a burn-down as a picture', () => {
  test('says what it is, of whom, which day it is and as of when', () => {
    expect(wordsOf(draw())).toEqual(
      expect.arrayContaining([
        'Burn-down: Sprint 7',
        'Fleet · 15 – 18 Jun 2026 · working day 3 of 4',
        'As of 17 Jun 2026',
        'Remaining',
        'Guideline',
        'Scope and its changes',
        'Completed',
      ]),
    )
  })

  test('draws a day as a band and its value at the end of the band', () => {
    // 800 wide: the plot is 752 with 34 for the scale. The latest value stands at the third of four days, which
    // leaves 179.5 beside it: more than its words need, so 8 remain at the right. 710 / 4 = 177.5 for each day.
    // 336 high without 34 for the days' names: 25 points at the top (8), 0 at 302.
    const y = (points: number) => Number((302 - ((302 - 8) * points) / 25).toFixed(2))
    const x = (days: number) => 34 + 177.5 * days
    const at = (days: number, points: number) => `${x(days)},${y(points)}`
    const remaining = `M${at(0, 20)}L${at(1, 15)}L${at(2, 20)}L${at(3, 10)}`
    const guideline = `M${at(0, 20)}L${at(1, 15)}L${at(2, 10)}L${at(3, 5)}L${at(4, 0)}`
    const completed = `M${at(0, 0)}L${at(1, 5)}L${at(2, 5)}L${at(3, 15)}`
    const scope = `M${at(0, 20)}H${x(1)}V${y(20)}H${x(2)}V${y(25)}H${x(3)}V${y(25)}`
    const paths = [...draw().matchAll(/ d="([^"]*)"/g)].map(([, d]) => d)
    for (const path of [remaining, guideline, completed, scope]) expect(paths).toContain(path)
  })

  test('writes the latest values beside their lines and changes of scope below their day', () => {
    const texts = textsOf(draw())
    const latest = texts.filter(({ words }) => / (left|done|in all)$/.test(words))
    expect(latest.map(({ words }) => words)).toEqual(['25 in all', '15 done', '10 left'])
    expect(new Set(latest.map(({ x }) => x))).toEqual(new Set([34 + 177.5 * 3 + 11]))
    expect(texts.find(({ words }) => words === '+5')?.x).toBe(34 + 177.5 * 1.5)
  })

  test('tells every day in words', () => {
    const [, words] = /<desc id="desc">([^<]*)<\/desc>/.exec(draw()) ?? []
    expect(words).toBe(
      '20 points committed. 15 Jun: 15 remaining, 5 completed of 20. 16 Jun: 20 remaining, 5 completed of 25. 17 Jun: 10 remaining, 15 completed of 25. As of 17 Jun 2026.',
    )
  })

  test('of a closed sprint names the day of the close and never changes again', () => {
    const closed = { sprint: aSprint(7, { state: 'closed' }), closedOn: '2026-06-19' }
    const picture = draw(closed)
    expect(wordsOf(picture)).toContain('Closed on 19 Jun 2026')
    expect(draw({ ...closed, burndown: { ...fourDays, today: '2026-11-02' } })).toBe(picture)
  })

  test('says why there is none', () => {
    const why = 'Only totals of this sprint are known, so nothing tells how it went day by day.'
    const picture = draw({ burndown: { ...fourDays, why, days: [] } })
    expect(wordsOf(picture)).toEqual([
      'Burn-down: Sprint 7',
      'Fleet · 15 – 18 Jun 2026',
      why,
      'As of 17 Jun 2026',
    ])
  })

  test('keeps what people typed from being markup, and shows it', async () => {
    const title = `<script>alert("1")</script> & 'ropes' \u0000\uD800`
    const picture = draw({ sprint: aSprint(7, { title }), team: ']]><!--' })
    expect(picture).not.toContain('<script')
    expect(picture).not.toContain('<!--')
    expect(wordsOf(picture)[0]).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp;')
    expect((await toPng(picture, 1)).byteLength).toBeGreaterThan(1000)
  })

  test('needs no style sheet, script, font or address', () => {
    for (const theme of ['light', 'dark'] as const) {
      const picture = drawBurndown(
        { theme, width: 400 },
        { team: 'Fleet', sprint: aSprint(7), burndown: fourDays, closedOn: null },
      )
      expect(picture).not.toMatch(/<style|style=|class=|href|url\(|<script|<foreignObject/)
    }
  })

  test('fits a long title into any width', () => {
    const title = 'A sprint with a title that goes on for longer than any picture is wide'
    const [words] = wordsOf(
      drawBurndown(
        { theme: 'light', width: 320 },
        { team: 'Fleet', sprint: aSprint(7, { title }), burndown: fourDays, closedOn: null },
      ),
    )
    expect(words).toMatch(/^Burn-down: A sprint .*…$/)
  })
})

describe('a picture as a PNG', () => {
  test('has the size of the picture times its scale', async () => {
    const picture = draw()
    const [, height] = /height="(\d+)"/.exec(picture) ?? []
    for (const scale of [1, 2]) {
      const png = Buffer.from(await toPng(picture, scale))
      expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
        800 * scale,
        Number(height) * scale,
      ])
    }
  })

  test('that cannot be made fails alone', async () => {
    const [bad, good] = await Promise.allSettled([toPng('<svg', 1), toPng(draw(), 1)])
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled'])
  })

  test('shows words: another title is another picture', async () => {
    const other = draw({ sprint: aSprint(7, { title: 'Regatta' }) })
    const [one, two] = await Promise.all([toPng(draw(), 1), toPng(other, 1)])
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false)
  })
})
