import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { Problem } from './Problem.tsx'

type Props = {
  title: string
  /** What comes of it, in words. */
  children: ReactNode
  yes: string
  no?: string
  isBusy: boolean
  error: unknown
  onYes: () => void
  onNo: () => void
}

/** Asks before something that is not easily taken back. */
export function Question({ title, children, yes, no = 'Cancel', ...rest }: Props) {
  return (
    <Modal opened onClose={rest.onNo} title={title}>
      <Stack gap="md">
        <div>{children}</div>
        {rest.error !== null && rest.error !== undefined && (
          <Problem title="This was not done" error={rest.error} />
        )}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={rest.onNo} data-autofocus>
            {no}
          </Button>
          <Button loading={rest.isBusy} onClick={rest.onYes}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
