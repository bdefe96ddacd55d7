import { Button, Group, Textarea, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { KeyboardEvent, ReactNode } from 'react'
import { FormTrouble } from './FormTrouble.tsx'
import { Markdown } from './Markdown.tsx'
import { Panel } from './Panel.tsx'
import { useFormDraft } from './use-form-draft.ts'

type Props = {
  title: string
  /** The text as saved; empty: none yet. */
  text: string
  /** What stands there while there is none. */
  hint: ReactNode
  /** What the button says then: "Add a goal". */
  invitation: string
  /** Saves; `current` is the row that a refusal brought, when its newer text is to be replaced. */
  save: (text: string, current?: unknown) => Promise<unknown>
  /** The text in the row that a refusal brought. */
  pick: (current: unknown) => string
}

/** A text of the team: read as Markdown, written in place. */
export function TextPanel({ title, text, hint, invitation, save, pick }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const form = useFormDraft<{ text: string }>({
    saved: { text },
    save: (edits, current) => save(edits.text ?? text, current),
    pick: current => ({ text: pick(current) }),
    onSaved: close,
  })
  const isEdited = form.edited.length > 0
  const finish = () => (isEdited ? void form.submit() : close())
  const drop = () => {
    form.reset()
    close()
  }
  const isEmpty = text.trim() === ''
  const name = title.toLowerCase()
  if (!isOpen)
    return (
      <Panel
        title={title}
        actions={
          <Button variant="subtle" size="compact-sm" onClick={open}>
            {isEmpty ? invitation : 'Edit'}
            {!isEmpty && <VisuallyHidden>{` the ${name}`}</VisuallyHidden>}
          </Button>
        }
      >
        {isEmpty ? hint : <Markdown text={text.trim()} />}
      </Panel>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish()
    if (event.key === 'Escape' && !isEdited) drop()
  }
  return (
    <Panel title={title}>
      <Textarea
        aria-label={title}
        description="Markdown: **bold**, *italics*, ~~struck~~, - lists, links"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={4}
        maxRows={16}
        data-autofocus
        autoFocus
        value={form.draft.text}
        onChange={event => form.set('text', event.currentTarget.value)}
        onKeyDown={onKeyDown}
        mb="sm"
      />
      <FormTrouble form={form} labels={{ text: title }} show={(_field, value) => value} />
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
    </Panel>
  )
}
