export type FigureCertainty = 'exact' | 'bounded' | 'assumed' | 'recorded'

/** What of a sprint its figures are explained with. The sprint as the interface gives it fits. */
export type ExplainedSprint = {
  state: 'planned' | 'active' | 'closed'
  /** `known`: of how many a real or an announced percentage is known, where that differs from `answered`. */
  people: { answered: number; total: number; known?: number | undefined }
  items: { total: number; done: number; unestimated: number; redacted: number } | null
  fte: { planned: number | null; likely: number | null; actual: number | null }
  points: Readonly<Record<PointsFigure, number | null>>
  velocity: { expected: number | null; actual: number | null }
  certainty: FigureCertainty
  /** The figures that are not exact, each with the reasons; missing where that is not known of each. */
  doubts?:
    | Partial<Record<PointsFigure, { certainty: 'bounded' | 'assumed'; why: string[] } | undefined>>
    | undefined
  commitment: { by: 'pressed' | 'late' | 'nobody'; day: number | null } | null
  /** Items in scope whose points are set aside, and their part of the re-estimates; missing without any. */
  aside?: { items: number; points: number; reestimated: number } | undefined
}

export type PointsFigure =
  | 'committed'
  | 'added'
  | 'removed'
  | 'reestimated'
  | 'scope'
  | 'completed'
  | 'remaining'
  | 'outside'
  | 'adjusted'
  | 'counted'

export type SprintFigure =
  | PointsFigure
  | 'plannedFte'
  | 'likelyFte'
  | 'actualFte'
  | 'expectedVelocity'
  | 'actualVelocity'

const certaintyNotes = {
  exact: [],
  bounded: [
    'Some of it happened between two reads of the board, so its time is known only roughly.',
  ],
  assumed: [
    'The history does not reach back far enough; the state first found is taken to have held.',
  ],
  recorded: ['As written down by people: minutes, CSV or typed totals.'],
} as const

/** The figure of points that another one rests on. */
function restsOn(figure: SprintFigure): PointsFigure | null {
  if (figure === 'expectedVelocity') return 'committed'
  if (figure === 'actualVelocity') return 'counted'
  return figure === 'plannedFte' || figure === 'likelyFte' || figure === 'actualFte' ? null : figure
}

/** What to know of how sure a figure is, in sentences; none where it is exact. */
export function certaintyWhy(
  figure: SprintFigure,
  { certainty, doubts }: ExplainedSprint,
): readonly string[] {
  if (doubts === undefined) return certaintyNotes[certainty]
  const points = restsOn(figure)
  return points === null ? [] : (doubts[points]?.why ?? [])
}

/**
 * How sure a figure of a sprint is; null where it rests on people alone, or where that is not known of each figure.
 */
export function certaintyOf(
  figure: SprintFigure,
  { doubts }: Pick<ExplainedSprint, 'doubts'>,
): FigureCertainty | null {
  const points = restsOn(figure)
  if (points === null || doubts === undefined) return null
  return doubts[points]?.certainty ?? 'exact'
}
