import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ApiError } from '../lib/api.ts'
import styles from './Problem.module.css'

type Props = {
  error: unknown
  title?: string | undefined
  onRetry?: () => void
  retryLabel?: string
  /** Other ways on. */
  children?: ReactNode
}

const sentenceOf = (error: unknown) =>
  error instanceof ApiError
    ? error.message
    : 'Something in this page went wrong. Load it again; what you saved is safe.'

/** What went wrong, what to do about it, and a way to try again. */
export function Problem({
  error,
  title = 'This did not work',
  onRetry,
  retryLabel = 'Try again',
  children,
}: Props) {
  const issues = error instanceof ApiError ? error.issues : []
  return (
    <div role="alert" className={styles.problem}>
      <IconAlertTriangle className={styles.icon ?? ''} aria-hidden="true" />
      <div>
        <p className={styles.title}>{title}</p>
        <p className={styles.text}>{sentenceOf(error)}</p>
        {issues.length > 0 && (
          <ul className={styles.issues}>
            {issues.map(issue => (
              <li key={`${issue.path} ${issue.message}`}>{issue.message}</li>
            ))}
          </ul>
        )}
        {(onRetry || children) && (
          <div className={styles.actions}>
            {onRetry && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconRefresh size={16} />}
                onClick={onRetry}
              >
                {retryLabel}
              </Button>
            )}
            {children}
          </div>
        )}
      </div>
    </div>
  )
}
