import { type ReactNode, useState } from 'react'
import { Chart } from '../../components/chart/Chart.tsx'
import styles from '../../components/chart/chart.module.css'
import { HitBands } from '../../components/chart/HitBands.tsx'
import type { Legend } from '../../components/chart/picture-legend.ts'
import { ScrollPlot } from '../../components/chart/ScrollPlot.tsx'
import { Tip } from '../../components/chart/Tip.tsx'
import type { Column } from '../../components/chart/table.ts'
import type { Slot } from './slots.ts'
import { frame, type SprintScale, sprintScale, wantedWidth } from './sprint-scale.ts'

/** Room for the bar that moves a wide drawing. */
const scrollbar = 12

type Props = {
  title: string
  subtitle: string
  legend: Legend[]
  table: Column[]
  notes: string
  height: number
  controls?: ReactNode
  slots: Slot[]
  /** What the list of sprints is called for those who hear it. */
  label: string
  draw: (scale: SprintScale) => ReactNode
  /** The values at the left. */
  axis: (right: number) => ReactNode
  words: (slot: Slot) => string
  tip: (slot: Slot) => ReactNode
}

/** A chart along the sprints: the arrow keys, a hand or a finger go from one to the other. */
export function SprintsChart(props: Props) {
  const { slots, height, draw, axis, words, tip, label, ...rest } = props
  const [active, setActive] = useState<number | null>(null)
  const slot = active === null ? undefined : slots[active]
  const latest = slots.findLastIndex(({ sprint }) => sprint.state === 'closed')
  return (
    <Chart {...rest} height={height + scrollbar} notes={() => rest.notes}>
      {width => {
        const wanted = wantedWidth(slots.length, width)
        const scale = sprintScale(slots, wanted)
        return (
          <ScrollPlot
            width={width}
            wanted={wanted}
            height={height}
            axis={{ width: frame.left, marks: axis(frame.left) }}
            tip={moved =>
              slot && (
                <Tip x={scale.centre(slot.sprint) - moved} width={width}>
                  {tip(slot)}
                </Tip>
              )
            }
          >
            <svg width={wanted} height={height} aria-hidden="true">
              {slot && (
                <rect
                  data-active
                  className={styles.today}
                  x={scale.start(slot.sprint)}
                  y={frame.top - 10}
                  width={scale.step}
                  height={height - frame.top + 10}
                  rx={6}
                />
              )}
              {axis(scale.right)}
              {draw(scale)}
            </svg>
            <HitBands
              label={label}
              bands={slots.map(one => ({
                x: scale.start(one.sprint),
                width: scale.step,
                text: words(one),
              }))}
              active={active}
              onActive={setActive}
              entry={Math.max(0, latest)}
            />
          </ScrollPlot>
        )
      }}
    </Chart>
  )
}
