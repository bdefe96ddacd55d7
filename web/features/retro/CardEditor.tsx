import { Button, Group, Stack, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { FormTrouble } from '../../components/FormTrouble.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'

type Props = {
  text: string
  /** Saves; `current` is the card that a refusal brought, when its newer text is to be replaced. */
  save: (text: string, current?: unknown) => Promise<unknown>
  onClose: () => void
}

const textOf = (current: unknown) => ({ text: (current as { text?: string }).text ?? '' })

/** The text of a card while it is changed. Where somebody else changed it meanwhile, both are offered. */
export function CardEditor({ text, save, onClose }: Props) {
  const form = useFormDraft<{ text: string }>({
    saved: { text },
    save: (edits, current) => save((edits.text ?? text).trim(), current),
    pick: textOf,
    onSaved: onClose,
  })
  const isEmpty = form.draft.text.trim() === ''
  const finish = () => {
    if (isEmpty) return
    if (form.edited.length > 0) void form.submit()
    else onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    event.stopPropagation()
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      finish()
    } else if (event.key === 'Escape' && form.edited.length === 0) onClose()
  }
  return (
    <Stack gap="xs" p="xs">
      <Textarea
        aria-label="Text of the card"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={1000}
        autoFocus
        data-autofocus
        value={form.draft.text}
        onChange={event => form.set('text', event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <FormTrouble form={form} labels={{ text: 'Card' }} show={(_field, value) => value} />
      {!form.conflicts && (
        <Group gap="xs">
          <Button size="compact-sm" onClick={finish} loading={form.isSaving} disabled={isEmpty}>
            Save
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      )}
    </Stack>
  )
}
