import { IconAlertTriangle, IconChartBarOff } from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import styles from './sprints.module.css'

const plain = (markdown: string) =>
  markdown
    .replace(/^\s*(?:[-*•]|\d+\.)\s+/gm, '')
    .replace(/[*_`~]{1,2}/g, '')
    .replace(/\s*\n+\s*/g, ' · ')
    .trim()

/** What people said of a sprint, and what to know of its figures; pressed, it can be edited. */
export function Remarks({ sprint, onEdit }: { sprint: Sprint; onEdit: () => void }) {
  const comment = plain(sprint.comment)
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
      <button
        type="button"
        className={styles.commentButton}
        onClick={onEdit}
        aria-label={
          comment ? `Comment of sprint ${sprint.number}` : `Comment on sprint ${sprint.number}`
        }
      >
        {comment || <span className={styles.invite}>Add a comment</span>}
      </button>
    </>
  )
}
