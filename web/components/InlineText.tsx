import { Button, Group, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { FormTrouble } from './FormTrouble.tsx'
import { type FormDraft, useFormDraft } from './use-form-draft.ts'

export type TextForm = FormDraft<{ text: string }>

type Draft = {
  /** The text as saved; empty: none yet. */
  text: string
  /** Saves; `current` is the row that a refusal brought, when its newer text is to be replaced. */
  save: (text: string, current?: unknown) => Promise<unknown>
  /** The text in the row that a refusal brought. */
  pick: (current: unknown) => string
  onClose: () => void
}

/** A text that is written in its place: drop and finish close it, and nothing that was typed is lost when saving fails. */
export function useInlineText({ text, save, pick, onClose }: Draft) {
  const form: TextForm = useFormDraft<{ text: string }>({
    saved: { text },
    save: (edits, current) => save(edits.text ?? text, current),
    pick: current => ({ text: pick(current) }),
    onSaved: onClose,
  })
  return {
    form,
    finish: () => (form.edited.length > 0 ? void form.submit() : onClose()),
    drop: () => {
      form.reset()
      onClose()
    },
  }
}

type Props = {
  inline: ReturnType<typeof useInlineText>
  label: string
  /** Whether Enter alone saves; else with Ctrl or Cmd. */
  isOneLine?: boolean
  hint?: string
  placeholder?: string
  minRows?: number
  maxLength?: number
}

/** The field of a text in its place, with what stands in the way, Save and Cancel. */
export function InlineText({ inline, label, isOneLine = false, hint, ...field }: Props) {
  const { form, finish, drop } = inline
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the row that the text stands in are not meant.
    event.stopPropagation()
    const isSave = isOneLine ? !event.shiftKey : event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && isSave) {
      event.preventDefault()
      finish()
    }
    if (event.key === 'Escape' && form.edited.length === 0) drop()
  }
  return (
    <>
      <Textarea
        aria-label={label}
        {...(hint === undefined ? {} : { description: hint })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        maxRows={16}
        data-autofocus
        autoFocus
        value={form.draft.text}
        onChange={event => form.set('text', event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={form.errorOf('text')}
        mb="sm"
        {...field}
      />
      <FormTrouble form={form} labels={{ text: label }} show={(_field, value) => value} />
      {!form.conflicts && (
        <Group gap="xs" mt="sm">
          <Button size="xs" onClick={finish} loading={form.isSaving}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={drop}>
            Cancel
          </Button>
        </Group>
      )}
    </>
  )
}
