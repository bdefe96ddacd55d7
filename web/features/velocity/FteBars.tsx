import plot from './plot.module.css'
import { realFte, type Slot } from './slots.ts'
import type { SprintScale } from './sprint-scale.ts'

type Props = { slots: Slot[]; scale: SprintScale; y: (fte: number) => number }

/** The announced FTE stands behind, the real one in front of it. */
export function FteBars({ slots, scale, y }: Props) {
  const wide = Math.min(48, scale.bandwidth)
  const bar = (fte: number | null, share: number, className: string | undefined, slot: Slot) =>
    fte === null || fte <= 0 ? null : (
      <rect
        className={className}
        x={scale.centre(slot.sprint) - (share * wide) / 2}
        y={y(fte)}
        width={share * wide}
        height={y(0) - y(fte)}
        rx={Math.min(3, wide / 4)}
      />
    )
  return (
    <g>
      {slots.map(slot => (
        <g key={slot.sprint.id}>
          {bar(slot.sprint.fte.planned, 1, plot.committed, slot)}
          {bar(realFte(slot.sprint), 0.5, plot.counted, slot)}
        </g>
      ))}
    </g>
  )
}
