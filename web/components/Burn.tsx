import { lazy } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import type { BurnChartProps } from './chart/BurnChart.tsx'
import { Empty } from './Empty.tsx'
import { LazyChart } from './LazyChart.tsx'

const BurnChart = lazy(async () => ({
  default: (await import('./chart/BurnChart.tsx')).BurnChart,
}))

/** A sprint that is still to come, into which nothing was put so far. */
const isEmpty = ({ state, items }: Sprint) => state === 'planned' && items?.total === 0

/** A burn-down or burn-up. Says why where there is none. */
export function Burn({ sprint, ...props }: BurnChartProps & { sprint: Sprint }) {
  const { why } = props.burndown
  if (why) return <Empty title="There is no burn-down of this sprint">{why}</Empty>
  if (isEmpty(sprint)) return <Empty title="Nothing is in this sprint yet" />
  return (
    <LazyChart height={props.height + 74}>
      <BurnChart {...props} />
    </LazyChart>
  )
}
