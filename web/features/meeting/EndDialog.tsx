import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { plural } from '../../lib/format.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import type { Thread } from './use-thread.tsx'

type Props = { thread: Thread; onClose: () => void }

/** Asks before the meeting ends for everybody; then its minutes are there to be read. */
export function EndDialog({ thread, onClose }: Props) {
  const navigate = useNavigate()
  const [isEnding, setIsEnding] = useState(false)
  const left = thread.meeting.steps.filter(({ state }) => state === 'open').length
  const end = async () => {
    setIsEnding(true)
    try {
      const { id } = await thread.end()
      navigate(`/${thread.slug}/meetings/${id}`)
    } catch (error) {
      setIsEnding(false)
      tellFailure('The meeting was not ended')(error)
    }
  }
  return (
    <Modal opened onClose={onClose} title="End the meeting?">
      <Text>
        {left > 0 && `${plural(left, 'step')} of it ${left === 1 ? 'was' : 'were'} not held. `}
        It ends for everybody; its minutes stay and can be completed later.
      </Text>
      <Group mt="md" gap="xs">
        <Button onClick={end} loading={isEnding} data-autofocus>
          End it now
        </Button>
        <Button variant="default" onClick={onClose}>
          Go on
        </Button>
      </Group>
    </Modal>
  )
}
