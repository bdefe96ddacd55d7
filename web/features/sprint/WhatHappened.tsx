import type { Sprint } from '#contract/sprint.ts'
import { ChangeList } from '../../components/ChangeList.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useBurndown } from './api.ts'

/** The changes behind the chart, day by day, latest first. */
export function WhatHappened({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const burndown = useBurndown(slug, sprint.id)
  const days = burndown.data?.days ?? []
  if (days.every(({ changes }) => changes.length === 0)) return null
  return (
    <Panel title="What happened">
      <ChangeList days={days} />
    </Panel>
  )
}
