import { Button } from '@mantine/core'
import type { RefinementItem } from '#contract/refinement.ts'
import { useMay } from '../../lib/access.ts'
import { useToday } from '../../lib/clock.ts'
import { formatDay } from '../../lib/format.ts'
import { titleOf } from '../../lib/item-words.ts'
import { useTeam } from '../../lib/queries.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import { useRefinementEdit } from './api.ts'
import styles from './refinement.module.css'

type Props = { slug: string; item: RefinementItem; onEdit: () => void }

/** What an item waits for, since when, and when to ask again; the day has come where it stands out. */
export function Wait({ slug, item, onEdit }: Props) {
  const { endWait } = useRefinementEdit(slug)
  const today = useToday(useTeam(slug).data?.timeZone)
  const { wait } = item
  const may = useMay()
  if (!wait) return null
  const isDue = wait.askAgain !== null && today !== null && wait.askAgain <= today
  return (
    <p className={styles.wait}>
      <span>
        Waits for {wait.text}, since {formatDay(wait.since)}.
        {wait.askAgain !== null && (
          <span data-due={isDue || undefined} className={styles.again}>
            {isDue ? ' Ask again: it was due ' : ' Ask again on '}
            {formatDay(wait.askAgain)}.
          </span>
        )}
      </span>
      {may.write && (
        <>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={onEdit}
            aria-label={`Change what ${titleOf(item)} waits for`}
          >
            Change
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() =>
              void endWait(item.id, wait.version).catch(tellFailure('This was not saved'))
            }
            aria-label={`${titleOf(item)} waits no longer`}
          >
            It came
          </Button>
        </>
      )}
    </p>
  )
}
