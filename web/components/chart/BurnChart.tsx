import { useState } from 'react'
import type { Burndown } from '#contract/burndown.ts'
import { formatDayWithYear } from '../../lib/format.ts'
import { BurnPlot } from './BurnPlot.tsx'
import { BurnTip } from './BurnTip.tsx'
import { burnTable } from './burn-table.ts'
import { Chart } from './Chart.tsx'
import type { Legend } from './picture-legend.ts'

export type BurnKind = 'down' | 'up'

export type BurnChartProps = {
  burndown: Burndown
  kind: BurnKind
  /** Sprint and days, for the picture. */
  subtitle: string
  height: number
  controls?: React.ReactNode
}

const legends: Record<BurnKind, Legend[]> = {
  down: [
    { label: 'Remaining', mark: 'line', color: '--chart-main' },
    { label: 'Guideline', mark: 'dashed', color: '--chart-guide' },
    { label: 'Scope change', mark: 'bar', color: '--chart-third' },
  ],
  up: [
    { label: 'Completed', mark: 'line', color: '--chart-second' },
    { label: 'Scope', mark: 'line', color: '--chart-main' },
    { label: 'Scope change', mark: 'bar', color: '--chart-third' },
  ],
}

/** A sprint that had begun when its board was first read is not exact from its first day on. */
function ExactFrom({ exactFrom, days }: { exactFrom: string; days: Burndown['days'] }) {
  const last = days.findLast(({ scope }) => scope !== null)
  return last && exactFrom <= last.day ? (
    <>
      Exact from {formatDayWithYear(exactFrom)} on; before, as the first read of the board and the
      history of its items tell it.
    </>
  ) : (
    <>Not exact: as the first read of the board and the history of its items tell it.</>
  )
}

/** Burn-down or burn-up of a sprint, day by day, with its scope changes named. */
export function BurnChart({ burndown, kind, subtitle, height, controls }: BurnChartProps) {
  const [active, setActive] = useState<number | null>(null)
  const day = active === null ? undefined : burndown.days[active]
  const guided = burndown.days.some(({ guideline }) => guideline !== null)
  const legend = legends[kind].filter(({ mark }) => guided || mark !== 'dashed')
  return (
    <Chart
      title={kind === 'down' ? 'Burn-down' : 'Burn-up'}
      subtitle={subtitle}
      legend={legend}
      table={burnTable(burndown)}
      height={height}
      controls={controls}
      notes={() =>
        burndown.exactFrom && <ExactFrom exactFrom={burndown.exactFrom} days={burndown.days} />
      }
    >
      {width => (
        <>
          <BurnPlot {...{ burndown, kind, width, height, active }} onActive={setActive} />
          {day && active !== null && (
            <BurnTip
              day={day}
              x={34 + ((width - 50) * (active + 1)) / burndown.days.length}
              width={width}
            />
          )}
        </>
      )}
    </Chart>
  )
}
