import { Button } from '@mantine/core'
import { useStart } from './use-start.ts'

/** Starts the meeting of the team, on whatever day. */
export function StartMeeting({ slug }: { slug: string }) {
  const { start, isStarting } = useStart(slug)
  return (
    <Button onClick={start} loading={isStarting}>
      Start meeting
    </Button>
  )
}
