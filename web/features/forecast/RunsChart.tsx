import { useState } from 'react'
import type { Forecast } from '#contract/forecast.ts'
import { Chart } from '../../components/chart/Chart.tsx'
import { HitBands } from '../../components/chart/HitBands.tsx'
import type { Legend } from '../../components/chart/picture-legend.ts'
import { Tip } from '../../components/chart/Tip.tsx'
import tip from '../../components/chart/tip.module.css'
import { plural } from '../../lib/format.ts'
import { RunsPlot, runsGeometry } from './RunsPlot.tsx'
import { restOf, sharesWithSums, shareWords } from './runs.ts'

const height = 260
const legend: Legend[] = [
  { label: 'Runs that end with this sprint', mark: 'bar', color: '--chart-main-soft' },
  { label: 'Runs that have ended by then', mark: 'line', color: '--chart-second' },
]

type Props = { shares: NonNullable<Forecast['shares']>; runs: number }

/** After how many sprints the runs ended: each number with its share, and all that had ended by then. */
export function RunsChart({ shares, runs }: Props) {
  const [active, setActive] = useState<number | null>(null)
  const rows = sharesWithSums(shares)
  const rest = restOf(rows)
  return (
    <Chart
      title="How the runs ended"
      subtitle={`${plural(runs, 'run')}, by the number of sprints they took`}
      legend={legend}
      height={height}
      table={[
        { label: 'Sprints', values: rows.map(({ sprints }) => sprints) },
        {
          label: 'Runs that end with it',
          values: rows.map(({ share }) => share),
          format: shareWords,
        },
        {
          label: 'Runs ended by then',
          values: rows.map(({ cumulative }) => cumulative),
          format: shareWords,
        },
      ]}
      notes={() =>
        `The lines across are 50, 85 and 95 % of the runs.${rest < 0.0005 ? '' : ` Of the runs, ${shareWords(rest)} took longer than what is shown.`}`
      }
    >
      {width => {
        const geometry = runsGeometry(rows, width, height)
        const row = active === null ? undefined : rows[active]
        return (
          <>
            <RunsPlot rows={rows} geometry={geometry} width={width} height={height} active={row} />
            <HitBands
              label="Numbers of sprints"
              bands={rows.map(({ sprints, share, cumulative }) => ({
                x: geometry.start(sprints),
                width: geometry.step,
                text: `${plural(sprints, 'sprint')}: ${shareWords(share)} of the runs end here, ${shareWords(cumulative)} by then.`,
              }))}
              active={active}
              onActive={setActive}
              entry={Math.max(
                0,
                rows.findIndex(({ cumulative }) => cumulative >= 0.85),
              )}
            />
            {row && (
              <Tip x={geometry.centre(row.sprints)} width={width}>
                <div className={tip.tipTitle}>{plural(row.sprints, 'sprint')}</div>
                <div className={tip.tipRow}>
                  Runs that end here <b>{shareWords(row.share)}</b>
                </div>
                <div className={tip.tipRow}>
                  Ended by then <b>{shareWords(row.cumulative)}</b>
                </div>
              </Tip>
            )}
          </>
        )
      }}
    </Chart>
  )
}
