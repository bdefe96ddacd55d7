import { Button, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { OutsideItem } from '#contract/review.ts'
import { ItemLine } from '../../components/ItemLine.tsx'
import { useMay } from '../../lib/access.ts'
import { formatInstant, formatPoints } from '../../lib/format.ts'
import { titleOf } from '../../lib/item-words.ts'
import { useTeam } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import type { Decide } from './OutsidePanel.tsx'
import styles from './review.module.css'

type Props = { one: OutsideItem; isFirst: boolean; decide: Decide }

const choices = [
  { decision: 'accepted' as const, verb: 'Accept' },
  { decision: 'refused' as const, verb: 'Refuse' },
]

/** One item done outside, with when and where, and the two buttons that decide it. */
export function OutsideRow({ one, isFirst, decide }: Props) {
  const { item, isIn, doneAt, decision, decidedBy, points } = one
  const timeZone = useTeam(useTeamSlug()).data?.timeZone
  const title = titleOf(item)
  const may = useMay()
  return (
    <li className={styles.outside} data-decision={decision} tabIndex={isFirst ? 0 : -1}>
      <ItemLine
        item={{ ...item, assignees: [] }}
        meta={
          <>
            <span>done {formatInstant(doneAt, timeZone)}</span>
            <span>{isIn ? `now in sprint ${isIn.number}` : 'in no sprint'}</span>
            {decision && (decidedBy || !may.write) && (
              <span>
                {decision}
                {decidedBy && ` by ${decidedBy.name}`}
              </span>
            )}
            {points !== item.points && item.points !== null && (
              <span>{formatPoints(points)} would count</span>
            )}
          </>
        }
        action={(may.write ? choices : []).map(({ decision: mine, verb }) => (
          <Button
            key={mine}
            size="compact-sm"
            variant={decision === mine ? 'light' : 'default'}
            aria-pressed={decision === mine}
            leftSection={decision === mine && <IconCheck size={14} />}
            onClick={() => decide([one], decision === mine ? null : mine)}
          >
            {verb}
            <VisuallyHidden> {title}</VisuallyHidden>
          </Button>
        ))}
      />
    </li>
  )
}
