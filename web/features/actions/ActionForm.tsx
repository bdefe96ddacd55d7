import { Modal, Stack, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import type { Action } from '#contract/action.ts'
import type { Sprint } from '#contract/sprint.ts'
import { DueSelect } from '../../components/actions/DueSelect.tsx'
import { OwnerField } from '../../components/actions/OwnerField.tsx'
import { FormEnd } from '../../components/FormEnd.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { useSaveAction } from '../../lib/actions.ts'

type Fields = { text: string; owner: string; dueSprintId: string | null }

const labels: Record<keyof Fields, string> = { text: 'Action', owner: 'Owner', dueSprintId: 'Due' }

const fieldsOf = ({ text, owner, dueSprint }: Action): Fields => ({
  text,
  owner,
  dueSprintId: dueSprint?.id ?? null,
})

type Props = {
  slug: string
  action: Action
  sprints: Sprint[]
  today: string | null
  onClose: () => void
}

/** What is to be done, by whom and until when. Its state has a control of its own. */
export function ActionForm({ slug, action, sprints, today, onClose }: Props) {
  const save = useSaveAction(slug)
  const { draft, set, errorOf, ...form } = useFormDraft<Fields>({
    saved: fieldsOf(action),
    save: (edits, current) => save((current as Action | undefined) ?? action, edits),
    pick: current => fieldsOf(current as Action),
    onSaved: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.edited.length === 0) onClose()
    else void form.submit()
  }
  const show = (field: keyof Fields, value: string | null) => {
    const sprint = sprints.find(({ id }) => field === 'dueSprintId' && id === value)
    return sprint ? `Sprint ${sprint.number}` : (value ?? '')
  }
  return (
    <Modal opened onClose={onClose} title="Edit the action">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Textarea
            label={labels.text}
            autosize
            minRows={2}
            value={draft.text}
            onChange={event => set('text', event.currentTarget.value)}
            error={errorOf('text')}
            data-autofocus
          />
          <OwnerField
            slug={slug}
            value={draft.owner}
            onChange={owner => set('owner', owner)}
            error={errorOf('owner')}
          />
          <DueSelect
            sprints={sprints}
            today={today}
            value={draft.dueSprintId}
            onChange={value => set('dueSprintId', value)}
            error={errorOf('dueSprintId')}
          />
          <FormEnd form={form} labels={labels} show={show} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
