import { Button, Group, Text, Textarea, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { KeyboardEvent } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { FormTrouble } from '../../components/FormTrouble.tsx'
import { Markdown } from '../../components/Markdown.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { type Theirs, useEditSprint } from './api.ts'

type Field = 'goal' | 'comment'
type Props = { slug: string; sprint: Sprint; field: Field; title: string; hint: string }

/** Goal or comment: read as Markdown, written in place. */
export function TextPanel({ slug, sprint, field, title, hint }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const { mutateAsync } = useEditSprint(slug, sprint.id)
  const form = useFormDraft<{ text: string }>({
    saved: { text: sprint[field] },
    save: ({ text }, current) => {
      const { version } = (current as Theirs | undefined) ?? sprint
      return mutateAsync({ version, [field]: text })
    },
    pick: current => ({ text: (current as Theirs)[field] }),
    onSaved: close,
  })
  const isEdited = form.edited.length > 0
  const save = () => (isEdited ? void form.submit() : close())
  const drop = () => {
    form.reset()
    close()
  }
  const text = sprint[field].trim()
  const name = title.toLowerCase()
  if (!isOpen)
    return (
      <Panel
        title={title}
        actions={
          <Button variant="subtle" size="compact-sm" onClick={open}>
            {text === '' ? `Add a ${name}` : 'Edit'}
            {text !== '' && <VisuallyHidden>{` the ${name}`}</VisuallyHidden>}
          </Button>
        }
      >
        {text === '' ? <Text c="dimmed">{hint}</Text> : <Markdown text={text} />}
      </Panel>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
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
          <Button size="xs" onClick={save} loading={form.isSaving}>
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
