import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { Burn } from '../../components/Burn.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { formatSpan } from '../../lib/format.ts'
import { useBurndown } from './api.ts'

const kinds = [
  { value: 'down' as const, label: 'Burn-down' },
  { value: 'up' as const, label: 'Burn-up' },
]
const height = 380

/** The sprint day by day. */
export function BurnPanel({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const [kind, setKind] = useState<'down' | 'up'>('down')
  const burndown = useBurndown(slug, sprint.id)
  if (!burndown.data)
    return (
      <Panel>
        {burndown.error ? (
          <Problem
            title="The burn-down could not be read"
            error={burndown.error}
            onRetry={() => burndown.refetch()}
          />
        ) : (
          <Loading height={height + 74} label="Loading the burn-down" />
        )}
      </Panel>
    )
  return (
    <Panel>
      <Burn
        sprint={sprint}
        burndown={burndown.data}
        kind={kind}
        subtitle={`${sprint.title}, ${formatSpan(sprint.firstDay, sprint.lastDay)}`}
        height={height}
        controls={
          <SegmentedControl
            size="xs"
            aria-label="Which chart"
            data={kinds}
            value={kind}
            onChange={setKind}
          />
        }
      />
    </Panel>
  )
}
