type Slot = {
  sprint: {
    id: string
    velocity: { expected: number | null; actual: number | null }
    points: { committed: number | null; completed: number | null; counted: number | null }
  }
  band: { average: number | null; high: number | null } | undefined
}

type Next = { sprintId: string; points: { expected: number; high: number | null } } | null

/**
 * The highest values that a picture of velocity has to hold: velocity in points per FTE with the range above it, and
 * points with what is expected of the next sprint, if that is among the ones shown. At least 1 each, so that an axis has a length.
 */
export function chartTops(
  slots: readonly Slot[],
  next: Next,
): { velocity: number; points: number } {
  const speeds = slots.flatMap(({ sprint: { velocity }, band }) => [
    velocity.actual ?? 0,
    velocity.expected ?? 0,
    band?.high ?? band?.average ?? 0,
  ])
  const points = slots.flatMap(({ sprint: { points: shown } }) => [
    shown.committed ?? 0,
    shown.completed ?? 0,
    shown.counted ?? 0,
  ])
  const isNextShown = slots.some(({ sprint }) => sprint.id === next?.sprintId)
  const expected = isNextShown ? (next?.points.high ?? next?.points.expected ?? 0) : 0
  return { velocity: Math.max(1, ...speeds), points: Math.max(1, expected, ...points) }
}
