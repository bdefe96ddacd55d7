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
        burndown.exactFrom && (
          <>
            Exact from {formatDayWithYear(burndown.exactFrom)} on; before, as the first read found
            it.
          </>
        )
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
