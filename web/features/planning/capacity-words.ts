import type { Capacity } from '#contract/capacity.ts'
import { formatOne, formatPoints, plural } from '../../lib/format.ts'

/** On what the FTE rests: "from 11 of 19; 5.1 if the others are as usual". */
export function fteWords({ from, answered, total, likely, later }: Capacity['fte']): string {
  const answers = `from ${answered} of ${total}`
  switch (from) {
    case 'committed': {
      const more = later ? `; ${later > 0 ? '+' : '−'}${formatOne(Math.abs(later))} since` : ''
      return `as committed, ${answers}${more}`
    }
    case 'answered':
      return answered < total && likely !== null
        ? `${answers}; ${formatOne(likely)} if the others are as usual`
        : answers
    case 'likely':
      return 'as usual: nobody has answered yet'
    case 'recorded':
      return 'as written down'
    case 'nobody':
      return 'nobody has answered yet'
  }
}

const tenths = (points: number) => Math.round(points * 10) / 10

/** Points beside what is expected, as both are shown: "26.7 over" of 52 and 25.3, "12 more fit"; empty where they are the same. */
export function besideExpected(points: number, expected: number | null): string {
  if (expected === null) return ''
  const over = tenths(points - tenths(expected))
  if (over === 0) return ''
  return over > 0 ? `${formatPoints(over)} over` : `${formatPoints(-over)} more fit`
}

/** What is in the sprint beside what is expected, with what has no estimate. */
export function contentWords({ inSprint, expected }: Capacity): string {
  if (inSprint === null) return 'no board is read for it'
  const beside = besideExpected(inSprint.points, expected?.points.expected ?? null)
  const unknown =
    inSprint.unestimated > 0 ? `${plural(inSprint.unestimated, 'item')} without estimate` : ''
  return [beside, unknown].filter(Boolean).join(', ') || plural(inSprint.items, 'item')
}

export const announcedWords = ({ sprints }: NonNullable<Capacity['announced']>) =>
  `FTE, over ${plural(sprints, 'sprint')}`

/** What is missing for an expectation, and what to do about it. */
export function whyNotExpected({ fte, average }: Capacity): string {
  if (fte.used === null)
    return 'Once people have given their percentages below, this shows what may fit.'
  if (average.value === null)
    return 'There is no finished sprint with an FTE yet. Import minutes, or type FTE on the Sprints page.'
  return 'What may fit is not known.'
}
