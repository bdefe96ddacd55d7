import type { Sprint } from '#contract/sprint.ts'
import { formatDay, formatOne, formatPoints, plural } from '../../lib/format.ts'
import type { Step } from './api.ts'

type StepWords = { title: string; sentences: string[]; button: string }

/** What a step is taken beside: the day of the team, and all sprints. */
export type Around = { today: string | null; sprints: Sprint[] }

const answered = ({ people }: Sprint) =>
  people.total > 0 ? `, from ${people.answered} of ${people.total} people` : ''

function beginsLater({ id, firstDay }: Sprint, { today, sprints }: Around): string[] {
  if (today === null || firstDay <= today) return []
  const open = sprints.find(other => other.state === 'active' && other.id !== id)
  const still = open ? `; sprint ${open.number} is still open` : ''
  return [`This sprint begins on ${formatDay(firstDay)}${still}.`]
}

function contents(sprint: Sprint): string {
  const { points, items, fte } = sprint
  if (items?.total === 0) return 'There is nothing in this sprint yet.'
  const inItems = items ? ` in ${plural(items.total, 'item')}` : ''
  return `${formatPoints(points.scope)} points${inItems} with ${formatOne(fte.planned)} FTE${answered(sprint)}.`
}

function commitWords(sprint: Sprint, around: Around): StepWords {
  const { items, number } = sprint
  return {
    title: `Commit sprint ${number}`,
    sentences: [
      ...beginsLater(sprint, around),
      contents(sprint),
      ...(items && items.unestimated > 0
        ? [`${plural(items.unestimated, 'item')} without an estimate will count 0.`]
        : []),
      'What is in the sprint now, its points and the availability are kept as the commitment. What comes in later counts as added, what leaves as removed.',
    ],
    button: 'Commit',
  }
}

function results({ completed, counted, scope }: Sprint['points']): string {
  const done = completed ?? counted
  if (done === null)
    return 'No points are known of this sprint. They can be typed on the Sprints page first.'
  const verb = done === 1 ? 'is' : 'are'
  const whole = scope === null ? '' : ` of ${formatPoints(scope)} in scope`
  return `${plural(done, 'point')} ${verb} completed${whole}.`
}

/** Closed before its time, a sprint counts less than it might. */
function endsLater({ lastDay }: Sprint, { today }: Around): string[] {
  if (today === null || lastDay <= today) return []
  return [`It runs until ${formatDay(lastDay)}. Closed now, only what is done by now counts.`]
}

function closeWords(sprint: Sprint, around: Around): StepWords {
  const { number, points, items } = sprint
  const open = items ? items.total - items.done : 0
  return {
    title: `Close sprint ${number}`,
    sentences: [
      results(points),
      ...(open > 0 ? [`${plural(open, 'unfinished item')} will be listed as carried over.`] : []),
      ...endsLater(sprint, around),
      'The figures are kept as they are now. What the board says later changes nothing here; corrections stay visible as amendments.',
    ],
    button: 'Close sprint',
  }
}

const reopenWords = ({ number }: Sprint): StepWords => ({
  title: `Reopen sprint ${number}`,
  sentences: [
    'Its figures follow the board again until it is closed once more, and averages leave it out until then. What was kept at the first close stays on record.',
  ],
  button: 'Reopen',
})

/** What a step is called and what it means, with the sprint's own figures. */
export function stepWords(step: Step, sprint: Sprint, around: Around): StepWords {
  if (step === 'commit') return commitWords(sprint, around)
  return step === 'close' ? closeWords(sprint, around) : reopenWords(sprint)
}
