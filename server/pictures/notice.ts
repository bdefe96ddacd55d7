import { framed } from './frame.ts'
import type { Look } from './look.ts'
import { text } from './svg.ts'
import { wrap } from './words.ts'

type Notice = { title: string; subtitle: string; why: string; asOf: string }

/** A picture that says why there is no chart: a page that embeds it shows no broken image. */
export function drawNotice(look: Look, { title, subtitle, why, asOf }: Notice): string {
  const size = 14
  const lines = wrap(why, look.width - 96, size)
  return framed(look, {
    title,
    subtitle,
    asOf,
    legend: [],
    description: why,
    note: '',
    height: Math.max(96, lines.length * 20 + 56),
    draw: ({ width, height }, colors) =>
      lines
        .map((line, index) =>
          text(line, width / 2, (height - (lines.length - 1) * 20) / 2 + index * 20 + 4, {
            size,
            color: colors.ink,
            anchor: 'middle',
          }),
        )
        .join(''),
  })
}
