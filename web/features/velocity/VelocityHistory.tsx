import { lazy } from 'react'
import type { Velocity } from '#contract/velocity.ts'
import { LazyChart } from '../../components/LazyChart.tsx'

const VelocityChart = lazy(async () => ({
  default: (await import('./VelocityChart.tsx')).VelocityChart,
}))

/** The chart, whose code comes in a chunk of its own. */
export function VelocityHistory(props: { velocity: Velocity; hasVelocity: boolean }) {
  return (
    <LazyChart height={props.hasVelocity ? 560 : 340}>
      <VelocityChart {...props} />
    </LazyChart>
  )
}
