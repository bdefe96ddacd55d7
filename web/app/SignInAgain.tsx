import { Button, Group, Modal, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery, signInPath } from '../lib/session.ts'

type Props = { onBack: () => void; onClose: () => void }

/** The sign-in ended while something is being typed: one signs in beside it and goes on. */
export function SignInAgain({ onBack, onClose }: Props) {
  const { data } = useQuery({
    ...sessionQuery,
    staleTime: 0,
    refetchInterval: 3000,
    refetchOnWindowFocus: 'always',
  })
  const isBack = Boolean(data?.account)
  useEffect(() => {
    if (isBack) onBack()
  }, [isBack, onBack])
  return (
    <Modal opened onClose={onClose} title="Your sign-in ended">
      <Text size="sm">
        What you typed is still here. Sign in again in another tab, come back, and save it.
      </Text>
      <Group mt="lg" gap="xs">
        <Button
          component="a"
          href={signInPath('/sign-in?done')}
          target="_blank"
          rel="noreferrer"
          data-autofocus
        >
          Sign in again
        </Button>
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
      </Group>
    </Modal>
  )
}
