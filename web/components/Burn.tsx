import { lazy, Suspense } from 'react'
import type { BurnChartProps } from './chart/BurnChart.tsx'
import { Empty } from './Empty.tsx'
import { Loading } from './Loading.tsx'

const BurnChart = lazy(async () => ({
  default: (await import('./chart/BurnChart.tsx')).BurnChart,
}))

/** A burn-down or burn-up; its code comes in a chunk of its own. Says why where there is none. */
export function Burn(props: BurnChartProps) {
  if (props.burndown.why)
    return <Empty title="There is no burn-down of this sprint">{props.burndown.why}</Empty>
  return (
    <Suspense fallback={<Loading height={props.height + 64} label="Loading the chart" />}>
      <BurnChart {...props} />
    </Suspense>
  )
}
