import styles from '../../components/chart/chart.module.css'
import type { Legend } from '../../components/chart/picture-legend.ts'
import { plural } from '../../lib/format.ts'
import { FteBars } from './FteBars.tsx'
import { SayDoAxis, Shares, sayDoScales } from './SayDoPlot.tsx'
import { SprintAxis } from './SprintAxis.tsx'
import { SprintsChart } from './SprintsChart.tsx'
import type { Slot } from './slots.ts'
import { frame } from './sprint-scale.ts'
import { sayDoRows, sayDoWords } from './sprint-words.ts'
import { SprintTip } from './VelocityTip.tsx'
import { sayDoTable } from './velocity-table.ts'

const shareLegend: Legend[] = [
  { label: 'Done of what was committed', mark: 'dot', color: '--chart-second' },
  { label: 'As much as was committed', mark: 'dashed', color: '--chart-guide' },
]
const fteLegend: (Legend & { of: 'planned' | 'actual' })[] = [
  { of: 'planned', label: 'Announced FTE', mark: 'bar', color: '--chart-main-soft' },
  { of: 'actual', label: 'Real FTE', mark: 'bar', color: '--chart-main' },
]

/** How much of what was committed was done, and how many people were announced and there. */
export function SayDoChart({ slots, all }: { slots: Slot[]; all: Slot[] }) {
  const hasShares = slots.some(({ shares }) => shares?.sayDo != null)
  const height = hasShares ? 320 : 180
  const scales = sayDoScales(slots, hasShares, height)
  return (
    <SprintsChart
      title={hasShares ? 'Said and done' : 'Announced and real FTE'}
      subtitle={plural(slots.length, 'sprint')}
      legend={[
        ...(hasShares ? shareLegend : []),
        ...fteLegend.filter(({ of }) => slots.some(({ sprint }) => sprint.fte[of] !== null)),
      ]}
      table={sayDoTable(all)}
      notes={
        hasShares
          ? 'Points of committed items that were done, of the points committed. 100 % is no aim: who commits to little always gets there.'
          : ''
      }
      height={height}
      slots={slots}
      label={hasShares ? 'Said and done, by sprint' : 'FTE by sprint'}
      axis={right => <SayDoAxis scales={scales} hasShares={hasShares} right={right} />}
      draw={scale => (
        <>
          {hasShares && <Shares slots={slots} scale={scale} scales={scales} />}
          <FteBars slots={slots} scale={scale} y={scales.fte} />
          <line
            className={styles.base}
            x1={frame.left}
            x2={scale.right}
            y1={scales.bottom}
            y2={scales.bottom}
          />
          <SprintAxis slots={slots} scale={scale} top={scales.bottom} />
        </>
      )}
      words={sayDoWords}
      tip={slot => <SprintTip slot={slot} rows={sayDoRows(slot)} />}
    />
  )
}
