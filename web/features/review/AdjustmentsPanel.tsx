import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { Adjustment, Report } from '#contract/review.ts'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'
import { formatSigned } from '../../lib/format.ts'
import { AddAdjustment } from './AddAdjustment.tsx'
import { AdjustmentRow } from './AdjustmentRow.tsx'
import styles from './review.module.css'

type Props = { slug: string; report: Report }

/** Points that stand on no item, each with its sign and its reason. */
export function AdjustmentsPanel({ slug, report }: Props) {
  const [isAdding, { open, close }] = useDisclosure(false)
  const may = useMay()
  const [edited, setEdited] = useState<Adjustment | null>(null)
  const { adjustments, sprint, classes } = report
  // one that somebody else removes stays here with what is being typed, until that is saved or given up
  const isGone = edited !== null && adjustments.every(({ id }) => id !== edited.id)
  if (classes === null && adjustments.length === 0) return null
  const sum = adjustments.reduce((total, { points }) => total + points, 0)
  return (
    <Panel
      title="Adjustments"
      actions={
        may.write &&
        !isAdding && (
          <Button variant="subtle" size="compact-sm" onClick={open} data-screen-only>
            Add an adjustment
          </Button>
        )
      }
    >
      {adjustments.length === 0 && !isAdding && (
        <Text c="dimmed">
          None. Work that stands on no item, such as help for another team, can be counted here.
        </Text>
      )}
      {(adjustments.length > 0 || isGone) && (
        <ul className={styles.rows}>
          {[...adjustments, ...(isGone ? [edited] : [])].map(one => (
            <AdjustmentRow
              key={one.id}
              slug={slug}
              sprintId={sprint.id}
              adjustment={one}
              isEdited={one.id === edited?.id}
              onEdit={() => setEdited(one)}
              onDone={() => setEdited(null)}
            />
          ))}
        </ul>
      )}
      {adjustments.length > 1 && <p className={styles.sumWords}>{formatSigned(sum)} in all.</p>}
      {isAdding && <AddAdjustment slug={slug} sprintId={sprint.id} onDone={close} />}
    </Panel>
  )
}
