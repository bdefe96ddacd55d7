import { line } from 'd3-shape'
import styles from './plot.module.css'
import { SizeKey } from './SizeKey.tsx'
import type { Slot } from './slots.ts'
import { dotRadius, type Geometry, mostFte } from './velocity-geometry.ts'

type Props = { slots: Slot[]; geometry: Geometry }

/** A level piece for each sprint, joined to the next: `M x0 y H x1 V y' H x2 ...`. */
function levels(
  slots: Slot[],
  { start, step, speed }: Geometry,
  value: (slot: Slot) => number | null | undefined,
): string {
  let path = ''
  let joined = false
  for (const slot of slots) {
    const level = value(slot)
    const left = start(slot.sprint)
    if (level === null || level === undefined) joined = false
    else {
      path += `${joined ? `V${speed(level)}` : `M${left},${speed(level)}`}H${left + step}`
      joined = true
    }
  }
  return path
}

/** Velocity of each sprint, the dot as large as its FTE, among what was expected of it, the average before it and its range. */
export function Speeds({ slots, geometry }: Props) {
  const { speed, centre, start, step, bandwidth, right } = geometry
  const most = mostFte(slots)
  const known = slots.filter(({ sprint }) => sprint.velocity.actual !== null)
  const path = line<Slot>()
    .x(({ sprint }) => centre(sprint))
    .y(({ sprint }) => speed(sprint.velocity.actual ?? 0))(
    known.filter(({ sprint }) => sprint.excluded === null),
  )
  const reach = Math.min(13, bandwidth / 2)
  return (
    <g>
      {slots.map(({ sprint, band }) =>
        band?.low == null || band.high == null ? null : (
          <rect
            key={sprint.id}
            className={styles.range}
            x={start(sprint)}
            y={speed(band.high)}
            width={step}
            height={speed(band.low) - speed(band.high)}
          />
        ),
      )}
      <path className={styles.average} d={levels(slots, geometry, ({ band }) => band?.average)} />
      {slots.map(({ sprint }) =>
        sprint.velocity.expected === null ? null : (
          <line
            key={sprint.id}
            className={styles.expected}
            x1={centre(sprint) - reach}
            x2={centre(sprint) + reach}
            y1={speed(sprint.velocity.expected)}
            y2={speed(sprint.velocity.expected)}
          />
        ),
      )}
      <path className={styles.speed} d={path ?? ''} />
      {known.map(({ sprint }) => (
        <circle
          key={sprint.id}
          className={styles.dot}
          data-excluded={sprint.excluded !== null}
          cx={centre(sprint)}
          cy={speed(sprint.velocity.actual ?? 0)}
          r={dotRadius(sprint.fte.actual, most, step)}
        />
      ))}
      <SizeKey most={most} step={step} right={right} />
    </g>
  )
}
