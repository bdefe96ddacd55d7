import { lazy } from 'react'
import type { BurnChartProps } from './chart/BurnChart.tsx'
import { Empty } from './Empty.tsx'
import { LazyChart } from './LazyChart.tsx'

const BurnChart = lazy(async () => ({
  default: (await import('./chart/BurnChart.tsx')).BurnChart,
}))

/** A burn-down or burn-up. Says why where there is none. */
export function Burn(props: BurnChartProps) {
  if (props.burndown.why)
    return <Empty title="There is no burn-down of this sprint">{props.burndown.why}</Empty>
  return (
    <LazyChart height={props.height + 74}>
      <BurnChart {...props} />
    </LazyChart>
  )
}
