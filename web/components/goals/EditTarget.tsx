import { Button, Group, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { Target } from '#contract/goal.ts'
import { FormTrouble } from '../FormTrouble.tsx'
import { useFormDraft } from '../use-form-draft.ts'
import { useSprintGoalsEdit } from './api.ts'

type Props = { slug: string; sprintId: string; target: Target; onClose: () => void }

/** Other words for a target, in its place. */
export function EditTarget({ slug, sprintId, target, onClose }: Props) {
  const { save } = useSprintGoalsEdit(slug, sprintId)
  const form = useFormDraft<{ text: string }>({
    saved: { text: target.text },
    save: (edits, current) => save((current as Target | undefined) ?? target, edits),
    pick: current => ({ text: (current as Target).text }),
    onSaved: onClose,
  })
  const finish = () => (form.edited.length === 0 ? onClose() : void form.submit())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      finish()
    }
    if (event.key === 'Escape' && form.edited.length === 0) onClose()
  }
  return (
    <>
      <Textarea
        aria-label="Target"
        autosize
        minRows={1}
        autoFocus
        value={form.draft.text}
        onChange={event => form.set('text', event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={form.errorOf('text')}
      />
      <FormTrouble form={form} labels={{ text: 'Target' }} show={(_field, value) => value} />
      {!form.conflicts && (
        <Group gap="xs" mt="xs">
          <Button size="xs" onClick={finish} loading={form.isSaving}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      )}
    </>
  )
}
