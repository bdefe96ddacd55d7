import { Button, Group, Modal, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { ActionState, NewAction } from '#contract/action.ts'
import { stateNames, useAddAction } from '../lib/actions.ts'
import { useToday } from '../lib/clock.ts'
import { sprintToPlan } from '../lib/current-sprint.ts'
import { fieldError, restOfError } from '../lib/field-errors.ts'
import { newId } from '../lib/new-id.ts'
import { useSprints, useTeam } from '../lib/queries.ts'
import { DueSelect } from './actions/DueSelect.tsx'
import { OwnerField } from './actions/OwnerField.tsx'
import { Problem } from './Problem.tsx'

export type ActionDraft = {
  text?: string
  /** The card, group or item that it comes from. */
  source?: NonNullable<NewAction['source']>
  /** Where it is made, in words: "Retrospective of sprint 12". */
  from: string
}

type Props = { slug: string; draft: ActionDraft; onClose: () => void }

const fields = ['text', 'owner', 'dueSprintId', 'state', 'from']
const states = Object.entries(stateNames).map(([value, label]) => ({ value, label }))

/** From whichever field; an owner who is still being typed is taken first. */
function submitByKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  const form = event.currentTarget
  setTimeout(() => form.requestSubmit())
}

/** A new action, from wherever it comes up: what, who, until when. Enter with Ctrl or Cmd saves it. */
export function ActionDialog({ slug, draft, onClose }: Props) {
  const add = useAddAction(slug)
  const sprints = useSprints(slug).data?.sprints ?? []
  const today = useToday(useTeam(slug).data?.timeZone)
  // Made here and kept until it is saved, so that a repeated request makes one action only.
  const [id] = useState(newId)
  const [text, setText] = useState(draft.text ?? '')
  const [owner, setOwner] = useState<{ owner: string; ownerIds: string[] }>()
  const [chosenDue, setDue] = useState<string | null>()
  const [state, setState] = useState<ActionState>('open')
  const [from, setFrom] = useState(draft.from)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const next = today === null ? null : sprintToPlan(sprints, today)
  const dueByDefault = next !== null && today !== null && next.lastDay >= today ? next.id : null
  const dueSprintId = chosenDue === undefined ? dueByDefault : chosenDue

  const submit = async (event: { preventDefault: () => void }) => {
    event.preventDefault()
    if (isSaving) return
    setIsSaving(true)
    setError(null)
    try {
      const { source = null } = draft
      const saved = await add({ id, text, ...owner, dueSprintId, state, source, from })
      notifications.show({ message: `Action added: ${saved.text.split('\n')[0]}` })
      onClose()
    } catch (refusal) {
      setError(refusal)
      setIsSaving(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title="New action" closeOnClickOutside={false}>
      <form onSubmit={(event: FormEvent) => void submit(event)} onKeyDown={submitByKey} noValidate>
        <Stack gap="md">
          <Textarea
            label="Action"
            placeholder="What is to be done"
            autosize
            minRows={2}
            maxRows={10}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
            error={fieldError(error, 'text')}
            data-autofocus
          />
          <OwnerField
            slug={slug}
            value={owner?.owner ?? ''}
            onChange={(line, ownerIds) => setOwner({ owner: line, ownerIds })}
            error={fieldError(error, 'owner')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <DueSelect
              sprints={sprints}
              today={today}
              value={dueSprintId}
              onChange={setDue}
              error={fieldError(error, 'dueSprintId')}
            />
            <Select
              label="State"
              data={states}
              value={state}
              onChange={value => setState((value as ActionState | null) ?? 'open')}
              allowDeselect={false}
              error={fieldError(error, 'state')}
            />
          </SimpleGrid>
          <TextInput
            label="Comes from"
            placeholder="A meeting, a talk"
            value={from}
            onChange={event => setFrom(event.currentTarget.value)}
            error={fieldError(error, 'from')}
          />
          {restOfError(error, fields) && <Problem title="The action was not added" error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
