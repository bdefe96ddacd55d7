import { Button, Checkbox, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { Problem } from '../../components/Problem.tsx'
import { active } from '../../lib/me.ts'
import { usePeople } from '../../lib/queries.ts'
import { useAddEvent } from './api.ts'

type Props = { slug: string; sprint: Sprint; onClose: () => void }

/** A conference, a review week, a visit: its days and whom it touches. */
export function AddEvent({ slug, sprint, onClose }: Props) {
  const people = active(usePeople(slug).data?.people)
  const add = useAddEvent(slug)
  const [name, setName] = useState('')
  const [firstDay, setFirstDay] = useState(sprint.firstDay)
  const [lastDay, setLastDay] = useState(sprint.firstDay)
  const [personIds, setPersonIds] = useState<string[]>([])
  const [isAway, setIsAway] = useState(true)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const whom = personIds.length === 0 ? null : personIds
    add.mutate({ name, firstDay, lastDay, personIds: whom, isAway }, { onSuccess: onClose })
  }
  const moveFirstDay = (day: string) => {
    setFirstDay(day)
    if (lastDay < day) setLastDay(day)
  }
  return (
    <Modal opened onClose={onClose} title="Add an event">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            required
            data-autofocus
            maxLength={80}
            placeholder="Conference, review week, visit"
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Group grow align="flex-start">
            <TextInput
              label="First day"
              type="date"
              required
              value={firstDay}
              onChange={event => moveFirstDay(event.currentTarget.value)}
            />
            <TextInput
              label="Last day"
              type="date"
              required
              min={firstDay}
              value={lastDay}
              onChange={event => setLastDay(event.currentTarget.value)}
            />
          </Group>
          <MultiSelect
            label="Whom it touches"
            placeholder={personIds.length === 0 ? 'Everybody' : ''}
            searchable
            clearable
            value={personIds}
            onChange={setPersonIds}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Checkbox
            label="They are away from the sprint’s work on these days"
            checked={isAway}
            onChange={event => setIsAway(event.currentTarget.checked)}
          />
          {add.error && <Problem title="The event was not added" error={add.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={add.isPending}>
              Add the event
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
