import { Modal, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Goal, GoalState } from '#contract/goal.ts'
import { FormEnd } from '../../components/FormEnd.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { goalStates } from '../../lib/goals.ts'
import { newId } from '../../lib/new-id.ts'
import { type PlainGoal, useSaveGoal } from './api.ts'

type Fields = {
  name: string
  state: GoalState
  label: string
  parent: string
  aliases: string[]
  roadmap: string
}

const labels: Record<keyof Fields, string> = {
  name: 'Name',
  state: 'State',
  label: 'Label of its items',
  parent: 'Parent issue of its items',
  aliases: 'Other names in the minutes',
  roadmap: 'Roadmap',
}

const fieldsOf = (goal: PlainGoal | null): Fields => ({
  name: goal?.name ?? '',
  state: goal?.state ?? 'ready',
  label: goal?.label ?? '',
  parent: goal?.parent ?? '',
  aliases: goal?.aliases ?? [],
  roadmap: goal?.roadmap ?? '',
})

/** An empty mark is none. */
function asEdit({ label, parent, ...same }: Partial<Fields>) {
  return {
    ...same,
    ...(label !== undefined && { label: label.trim() || null }),
    ...(parent !== undefined && { parent: parent.trim() || null }),
  }
}

type Props = { slug: string; goal: Goal | null; onClose: () => void }

/** A new goal, or one that is there. */
export function GoalForm({ slug, goal, onClose }: Props) {
  const { add, save } = useSaveGoal(slug)
  const [id] = useState(newId)
  const { draft, set, errorOf, ...form } = useFormDraft<Fields>({
    saved: fieldsOf(goal),
    save: (edits, current) =>
      goal
        ? save((current as PlainGoal | undefined) ?? goal, asEdit(edits))
        : addNew({ ...fieldsOf(null), ...edits }),
    pick: current => fieldsOf(current as PlainGoal),
    onSaved: onClose,
  })
  const addNew = async ({ aliases: _, ...fields }: Fields) =>
    add({ id, ...asEdit(fields), name: fields.name })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.edited.length === 0) onClose()
    else void form.submit()
  }
  const show = (field: keyof Fields, value: string | string[]) =>
    field === 'state' ? goalStates[value as GoalState] : [value].flat().join(', ')
  return (
    <Modal opened onClose={onClose} title={goal ? 'Edit the goal' : 'Add a goal'} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={labels.name}
            required
            data-autofocus
            maxLength={120}
            value={draft.name}
            onChange={event => set('name', event.currentTarget.value)}
            error={errorOf('name')}
          />
          <Select
            label={labels.state}
            allowDeselect={false}
            value={draft.state}
            onChange={value => value && set('state', value as GoalState)}
            data={Object.entries(goalStates).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            label={labels.label}
            description="Items with this label on GitHub serve the goal."
            value={draft.label}
            onChange={event => set('label', event.currentTarget.value)}
            error={errorOf('label')}
          />
          <TextInput
            label={labels.parent}
            description="Its sub-issues serve the goal, such as crew/hull#12."
            placeholder="owner/name#12"
            value={draft.parent}
            onChange={event => set('parent', event.currentTarget.value)}
            error={errorOf('parent')}
          />
          {goal && (
            <TagsInput
              label={labels.aliases}
              value={draft.aliases}
              onChange={value => set('aliases', value)}
              error={errorOf('aliases')}
            />
          )}
          <Textarea
            label={labels.roadmap}
            description="Markdown; a fence with the word mermaid is drawn as a diagram."
            autosize
            minRows={6}
            maxRows={20}
            value={draft.roadmap}
            onChange={event => set('roadmap', event.currentTarget.value)}
            error={errorOf('roadmap')}
          />
          <FormEnd form={form} labels={labels} show={show} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
