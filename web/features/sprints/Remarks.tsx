import { IconAlertTriangle, IconChartBarOff } from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import { useMay } from '../../lib/access.ts'
import { plainText } from '../../lib/plain-text.ts'
import styles from './remarks.module.css'

type Props = {
  sprint: Sprint
  /** Whether an empty place is an invitation to comment. */
  invites?: boolean
  onEdit: () => void
}

/** What people said of a sprint, and what to know of its figures; pressed, it can be edited. */
export function Remarks({ sprint, invites = false, onEdit }: Props) {
  const comment = plainText(sprint.comment)
  const may = useMay()
  const isEmpty = !sprint.excluded && sprint.warnings.length === 0
  return (
    <>
      {sprint.excluded && (
        <span className={styles.remark}>
          <IconChartBarOff size={15} aria-hidden="true" />
          Left out of averages: {sprint.excluded.reason}
        </span>
      )}
      {sprint.warnings.map(warning => (
        <span key={warning} className={styles.remark} data-warning>
          <IconAlertTriangle size={15} aria-hidden="true" />
          {warning}
        </span>
      ))}
      {!may.write && comment && <span className={styles.clamped}>{comment}</span>}
      {may.write && (comment || (invites && isEmpty)) && (
        <button
          type="button"
          className={styles.commentButton}
          onClick={onEdit}
          aria-label={
            comment
              ? `Comment on sprint ${sprint.number}: ${comment}`
              : `Add a comment to sprint ${sprint.number}`
          }
        >
          <span className={comment ? styles.clamped : styles.invite}>
            {comment || 'Add a comment'}
          </span>
        </button>
      )}
    </>
  )
}
