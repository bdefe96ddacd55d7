import { Alert, Button, Group, List, Text } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ApiError } from '../lib/api.ts'

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
    <Alert role="alert" color="orange" variant="light" radius="lg" icon={<IconAlertTriangle />}>
      <Text fw={600} c="var(--knots-ink)">
        {title}
      </Text>
      <Text c="var(--knots-ink)">{sentenceOf(error)}</Text>
      {issues.length > 0 && (
        <List size="sm" mt={4} c="var(--knots-ink)">
          {issues.map(issue => (
            <List.Item key={`${issue.path} ${issue.message}`}>{issue.message}</List.Item>
          ))}
        </List>
      )}
      {(onRetry || children) && (
        <Group gap="xs" mt="sm">
          {onRetry && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconRefresh size={16} />}
              onClick={onRetry}
            >
              {retryLabel}
            </Button>
          )}
          {children}
        </Group>
      )}
    </Alert>
  )
}
