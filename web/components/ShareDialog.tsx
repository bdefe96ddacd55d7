import { Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import type { SharePage } from '#contract/share.ts'
import { fieldError, restOfError } from '../lib/field-errors.ts'
import { useShare } from '../lib/shares.ts'
import { Problem } from './Problem.tsx'
import { ShownOnce } from './ShownOnce.tsx'

type Props = {
  slug: string
  page: SharePage
  sprint?: { id: string; number: number }
  onClose: () => void
}

const whatIsShown: Record<SharePage, string> = {
  sprint: 'the figures, days, goal and comment of this sprint, with the titles of its items',
  report: 'the report of this sprint, without retrospective and actions',
  velocity: 'the velocity of the team, sprint by sprint',
  goals: 'the goals of the team with their roadmaps',
  calendar: 'the days of the sprints and the events of the team, also in a calendar program',
}

/** Makes the address of a shared page, and then shows it: once. */
export function ShareDialog({ slug, page, sprint, onClose }: Props) {
  const share = useShare(slug)
  const [note, setNote] = useState('')
  const [lastDay, setLastDay] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    share.mutate({ page, sprintId: sprint?.id ?? null, note, lastDay: lastDay || null })
  }
  if (share.data)
    return (
      <Modal opened onClose={onClose} title="The page is shared">
        <Stack gap="md">
          <ShownOnce
            label="Address"
            value={new URL(share.data.path, location.origin).href}
            description="Whoever has it reads the page. Copy it now: it is not shown again."
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Done
            </Button>
          </Group>
        </Stack>
      </Modal>
    )
  return (
    <Modal opened onClose={onClose} title="Share this page">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm">
            Whoever has the address reads {whatIsShown[page]}, always as it is then, and nothing
            else of the team. It can be taken back in{' '}
            <Anchor component={Link} to={`/${slug}/settings#shares`} inherit underline="always">
              Settings
            </Anchor>
            .
          </Text>
          <TextInput
            label="For whom"
            description="A note for yourselves."
            placeholder="Steering committee"
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
            error={fieldError(share.error, 'note')}
            maxLength={200}
            data-autofocus
          />
          <TextInput
            type="date"
            label="Last day"
            description="Left empty, it opens until it is revoked."
            value={lastDay}
            onChange={event => setLastDay(event.currentTarget.value)}
            error={fieldError(share.error, 'lastDay')}
          />
          {restOfError(share.error, ['note', 'lastDay']) && (
            <Problem title="The page was not shared" error={share.error} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={share.isPending}>
              Make the address
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
