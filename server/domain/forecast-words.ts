import { type Formula, shown } from './explain.ts'
import { forecastRuns, furthestSprint } from './forecast.ts'
import type { ComingSprint } from './forecast-coming.ts'

type Basis = {
  velocities: readonly { velocity: number }[]
  fte: readonly { number: number; fte: number }[]
  laterFte: number | null
  growth: readonly number[] | null
  /** Numbers of the sprints that are over and that nobody closed yet. */
  unclosed: readonly number[]
}
type Answer = { percent: number; sprints: number | null }

const runs = forecastRuns.toLocaleString('en-US')

/** How many sprints work takes, in words and with its numbers. `label`: the work is that of a label alone. */
export function explainSprints(
  points: number,
  answers: readonly Answer[],
  basis: Basis & { first: ComingSprint; label: string | undefined },
): Formula {
  const after = answers.map(({ percent, sprints }) =>
    sprints === null
      ? `${percent} % not within ${furthestSprint}`
      : `${percent} % after ${sprints}`,
  )
  const growing = basis.growth === null ? '' : ' - growth'
  return {
    figure: 'Sprints until it is done',
    formula: `sprints until the sum of velocity x FTE${growing} reaches the points, in ${runs} runs`,
    filled: `${shown(points)} points: ${after.join(', ')} sprints`,
    notes: [
      ...drawnFrom(basis),
      ...timeNotes([basis.first]),
      ...(basis.label === undefined
        ? []
        : ['As if the team worked on nothing without this label before it is done.']),
      ...(basis.growth === null
        ? ['The work is taken not to grow.']
        : [
            `In each sprint of each run the work grows by one of ${list(basis.growth)} points: what came onto the board in each of the last sprints, with the points that stand on it now.`,
          ]),
    ],
  }
}

/** How much gets done in these sprints, in words and with its numbers. */
export function explainPoints(
  answers: readonly { percent: number; points: number }[],
  basis: Basis & { times: readonly ComingSprint[]; day: string | undefined },
): Formula {
  const least = answers.map(({ percent, points }) => `${percent} % at least ${shown(points)}`)
  const { length } = basis.times
  const span = length === 1 ? '1 sprint' : `${length} sprints`
  return {
    figure: basis.day === undefined ? `Points in ${span}` : `Points by ${basis.day}`,
    formula: `sum of velocity x FTE over the coming sprints, in ${runs} runs`,
    filled: `${span}: ${least.join(', ')}`,
    notes: [...drawnFrom(basis), ...timeNotes(basis.times)],
  }
}

/**
 * Why even the half of the runs has no end, in a sentence; null when it has one. Answers come with the lowest
 * percentage first; `isGrowing`: the work was taken to grow.
 */
export function whyNotDone(
  answers: readonly Answer[],
  ended: readonly number[],
  isGrowing: boolean,
): string | null {
  if (answers[0]?.sprints !== null) return null
  const done = ended.reduce((total, count) => total + count, 0) / forecastRuns
  const reason = isGrowing
    ? 'The work grows about as fast as it gets done'
    : 'At this pace the work does not come to an end'
  return `${reason}: it was done within ${furthestSprint} sprints in ${shown(done * 100)} % of the runs.`
}

function drawnFrom({ velocities, fte, laterFte, unclosed }: Basis): string[] {
  const planned = fte.map(one => `${shown(one.fte)} in sprint ${one.number}`)
  const later = `${planned.length === 0 ? '' : 'then '}${shown(laterFte)}, the mean of the last sprints' actual FTE`
  return [
    `In each sprint of each run the velocity is one of ${list(velocities.map(({ velocity }) => velocity))}: those of the last ${velocities.length} closed sprints.`,
    `FTE: ${[...planned, later].join(', ')}.`,
    ...unclosed.map(number => `Sprint ${number} is over and not closed yet: it is not among them.`),
  ]
}

function timeNotes(times: readonly ComingSprint[]): string[] {
  return times
    .filter(({ share }) => share !== 1)
    .map(({ number, lastDay, share, counting, workingDays }) => {
      const name = number === null ? `The sprint to ${lastDay}` : `Sprint ${number}`
      const days = counting === workingDays ? `${counting}` : `${counting} of its ${workingDays}`
      return `${name} counts with ${days} working days, ${shown(share)} of a usual sprint.`
    })
}

function list(values: readonly number[]): string {
  return values.map(shown).join(', ')
}
