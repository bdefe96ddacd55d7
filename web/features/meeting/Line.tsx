import { Button, Group, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { MinuteLine } from '#contract/meeting.ts'
import { FormTrouble } from '../../components/FormTrouble.tsx'
import { Markdown } from '../../components/Markdown.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { useMay } from '../../lib/access.ts'
import { useLines } from './api.ts'
import styles from './meeting.module.css'

type Props = { slug: string; meetingId: string; line: MinuteLine }

function LineEditor({ slug, meetingId, line, onClose }: Props & { onClose: () => void }) {
  const { save } = useLines(slug, meetingId)
  const form = useFormDraft<{ text: string }>({
    saved: { text: line.text },
    save: (edits, current) =>
      save((current as MinuteLine | undefined) ?? line, (edits.text ?? line.text).trim()),
    pick: current => ({ text: (current as MinuteLine).text }),
    onSaved: onClose,
  })
  const finish = () => (form.edited.length === 0 ? onClose() : void form.submit())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      finish()
    }
    if (event.key === 'Escape') onClose()
  }
  return (
    <li>
      <Textarea
        aria-label="Paragraph"
        description="Empty removes it"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={1}
        maxLength={5000}
        autoFocus
        value={form.draft.text}
        onChange={event => form.set('text', event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={form.errorOf('text')}
      />
      <FormTrouble form={form} labels={{ text: 'Paragraph' }} show={(_field, value) => value} />
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
    </li>
  )
}

/** A paragraph as it is read; pressed, it is written in place. */
export function Line(props: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const may = useMay()
  const edit = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) edit.current?.focus({ preventScroll: true })
    wasOpen.current = isOpen
  }, [isOpen])
  if (isOpen) return <LineEditor {...props} onClose={close} />
  const { text } = props.line
  return (
    <li className={styles.line}>
      <div className={styles.text}>
        <Markdown text={text} />
      </div>
      {may.write && (
        <Button
          ref={edit}
          variant="subtle"
          size="compact-sm"
          aria-label={`Edit: ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`}
          onClick={open}
        >
          Edit
        </Button>
      )}
    </li>
  )
}
