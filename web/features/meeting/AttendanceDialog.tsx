import { Anchor, Modal } from '@mantine/core'
import { Link } from 'react-router'
import type { Meeting } from '#contract/meeting.ts'
import { Attendance } from './Attendance.tsx'

type Props = { slug: string; meeting: Meeting; onClose: () => void }

/** Who is here, from any page of the team. */
export function AttendanceDialog({ slug, meeting, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title="Who is here?">
      <Attendance slug={slug} meeting={meeting} />
      <Anchor
        component={Link}
        to={`/${slug}/meetings/${meeting.id}`}
        onClick={onClose}
        mt="md"
        display="inline-block"
      >
        Minutes of the meeting
      </Anchor>
    </Modal>
  )
}
