import type { Burndown } from '#contract/burndown.ts'
import { scopeChange } from '#domain/scope-change.ts'
import { formatSigned } from '../../lib/format.ts'
import { dayWords } from '../burn-words.ts'
import { BurnDays } from './BurnDays.tsx'
import { BurnLines } from './BurnLines.tsx'
import burn from './burn.module.css'
import { burnGeometry, frame } from './burn-geometry.ts'
import styles from './chart.module.css'
import { HitBands } from './HitBands.tsx'
import { YAxis } from './YAxis.tsx'

type Props = {
  burndown: Burndown
  kind: 'down' | 'up'
  width: number
  height: number
  active: number | null
  onActive: (index: number | null) => void
}

export function BurnPlot({ burndown, kind, width, height, active, onActive }: Props) {
  const geometry = burnGeometry(burndown, width, height)
  const { x, band, bottom, right, y, ticks } = geometry
  const { days, today } = burndown
  const isLast = (index: number) =>
    days[index]?.remaining != null && days[index + 1]?.remaining == null
  const entry = Math.max(
    0,
    days.findIndex((_, index) => isLast(index)),
  )
  const lane = bottom + frame.lane / 2 + 4
  return (
    <>
      <svg width={width} height={height} aria-hidden="true">
        {days.map((day, index) => (
          <rect
            key={day.day}
            className={day.day === today ? styles.today : styles.free}
            visibility={day.day === today || !day.working ? 'visible' : 'hidden'}
            x={x(index)}
            y={frame.top - 6}
            width={band + 0.5}
            height={height - frame.top + 6}
          />
        ))}
        <YAxis ticks={ticks} y={y} left={frame.left} right={right} />
        <line className={styles.base} x1={frame.left} x2={right} y1={bottom} y2={bottom} />
        {active !== null && (
          <line
            data-active
            className={styles.cursor}
            x1={x(active + 1)}
            x2={x(active + 1)}
            y1={frame.top}
            y2={bottom}
          />
        )}
        <BurnLines burndown={burndown} kind={kind} geometry={geometry} active={active} />
        {days.map((day, index) => {
          const change = scopeChange(day)
          return change === null ? null : (
            <text
              key={day.day}
              className={burn.scopeMark}
              x={x(index) + band / 2}
              y={lane}
              textAnchor="middle"
              dy="0.32em"
              style={band < 24 ? { fontSize: '0.65rem' } : undefined}
            >
              {change === 0 ? '±0' : formatSigned(change)}
            </text>
          )
        })}
        <BurnDays days={days} today={today} x={x} band={band} top={height - frame.axis} />
      </svg>
      <HitBands
        label={`Days of the burn-${kind}`}
        bands={days.map((day, index) => ({ x: x(index), width: band, text: dayWords(day) }))}
        active={active}
        onActive={onActive}
        entry={entry}
      />
    </>
  )
}
