import { NativeSelect } from '@mantine/core'
import { lazy } from 'react'
import type { Velocity } from '#contract/velocity.ts'
import { LazyChart } from '../../components/LazyChart.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useTeamEvents } from './api.ts'
import { periodsOf, sprintsIn } from './period.ts'
import { chartedSprints, slotsOf } from './slots.ts'

const VelocityChart = lazy(async () => ({
  default: (await import('./VelocityChart.tsx')).VelocityChart,
}))
const SayDoChart = lazy(async () => ({ default: (await import('./SayDoChart.tsx')).SayDoChart }))

type Props = {
  slug: string
  velocity: Velocity
  hasVelocity: boolean
  period: string
  onPeriod: (period: string) => void
}

/** The charts of the sprints that are looked at; their code comes in a chunk of its own. */
export function VelocityHistory({ slug, velocity, hasVelocity, period, onPeriod }: Props) {
  const events = useTeamEvents(slug).data?.events ?? []
  const charted = chartedSprints(velocity)
  const all = slotsOf(charted, velocity, events)
  const shown = new Set(sprintsIn(period, charted))
  const slots = all.filter(({ sprint }) => shown.has(sprint))
  const periods = periodsOf(charted)
  const hasFte = charted.some(({ fte }) => fte.planned !== null || fte.actual !== null)
  return (
    <>
      <Panel>
        <LazyChart height={hasVelocity ? 600 : 380}>
          <VelocityChart
            {...{ velocity, slots, all, hasVelocity }}
            controls={
              periods.length > 0 && (
                <NativeSelect
                  size="xs"
                  aria-label="Which sprints"
                  data={periods}
                  value={periods.some(({ value }) => value === period) ? period : ''}
                  onChange={event => onPeriod(event.currentTarget.value)}
                />
              )
            }
          />
        </LazyChart>
      </Panel>
      {hasFte && (
        <Panel>
          <LazyChart height={260}>
            <SayDoChart slots={slots} all={all} />
          </LazyChart>
        </Panel>
      )}
    </>
  )
}
