import { Button, Group, Text, Textarea, VisuallyHidden } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Theirs } from './Theirs.tsx'
import { type TextField, useDraft } from './use-draft.ts'

type Props = { slug: string; sprint: Sprint; field: TextField; title: string; hint: string }

/** Goal or comment: read as Markdown, written in place. */
export function TextPanel({ slug, sprint, field, title, hint }: Props) {
  const draft = useDraft(slug, sprint, field)
  const text = sprint[field].trim()
  const name = title.toLowerCase()
  if (draft.text === null)
    return (
      <Panel
        title={title}
        actions={
          <Button variant="subtle" size="compact-sm" onClick={draft.start}>
            {text === '' ? `Add a ${name}` : 'Edit'}
            {text !== '' && <VisuallyHidden>{` the ${name}`}</VisuallyHidden>}
          </Button>
        }
      >
        {text === '' ? <Text c="dimmed">{hint}</Text> : <Markdown text={text} />}
      </Panel>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) draft.save()
    if (event.key === 'Escape' && draft.text === sprint[field]) draft.drop()
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
        value={draft.text}
        onChange={event => draft.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {draft.theirs !== null && (
        <Theirs text={draft.theirs} onKeepMine={draft.keepMine} onTakeTheirs={draft.drop} />
      )}
      {draft.error !== null && draft.theirs === null && (
        <Problem title="It is not saved yet" error={draft.error} />
      )}
      {draft.theirs === null && (
        <Group gap="xs" mt="sm">
          <Button size="xs" onClick={draft.save} loading={draft.saving}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={draft.drop}>
            Cancel
          </Button>
        </Group>
      )}
    </Panel>
  )
}
