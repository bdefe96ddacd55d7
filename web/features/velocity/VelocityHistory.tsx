import { lazy, Suspense } from 'react'
import type { Velocity } from '#contract/velocity.ts'
import { Loading } from '../../components/Loading.tsx'

const VelocityChart = lazy(async () => ({
  default: (await import('./VelocityChart.tsx')).VelocityChart,
}))

/** The chart, whose code comes in a chunk of its own. */
export function VelocityHistory(props: { velocity: Velocity; hasVelocity: boolean }) {
  return (
    <Suspense
      fallback={<Loading height={props.hasVelocity ? 560 : 340} label="Loading the chart" />}
    >
      <VelocityChart {...props} />
    </Suspense>
  )
}
