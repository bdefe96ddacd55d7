import { Button, Group, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { RefinementItem } from '#contract/refinement.ts'
import { FormTrouble } from '../../components/FormTrouble.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { titleOf } from '../../lib/item-words.ts'
import { useRefinementEdit } from './api.ts'
import styles from './refinement.module.css'

type Props = {
  slug: string
  item: RefinementItem
  isOpen: boolean
  onOpen: () => void
  onClose: () => void
}

type Known = { text: string; version: number }

/** What was said of an item in triage, until it leaves there. */
export function Note({ slug, item, isOpen, onOpen, onClose }: Props) {
  const { note } = useRefinementEdit(slug)
  const form = useFormDraft<{ text: string }>({
    saved: { text: item.note?.text ?? '' },
    save: (edits, current) => {
      const known = (current as Known | undefined) ?? item.note
      return note(item.id, { version: known?.version ?? null, text: edits.text ?? '' })
    },
    pick: current => ({ text: (current as Known | undefined)?.text ?? '' }),
    onSaved: onClose,
  })
  const finish = () => (form.edited.length === 0 ? onClose() : void form.submit())
  const drop = () => {
    form.reset()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      finish()
    }
    if (event.key === 'Escape') drop()
  }
  if (!isOpen)
    return item.note ? (
      <button type="button" className={styles.note} onClick={onOpen}>
        {item.note.text}
      </button>
    ) : null
  return (
    <div className={styles.editing}>
      <Textarea
        aria-label={`Note on ${titleOf(item)}`}
        placeholder="To be discussed with operations first"
        autosize
        minRows={1}
        autoFocus
        maxLength={1000}
        value={form.draft.text}
        onChange={event => form.set('text', event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={form.errorOf('text')}
      />
      <FormTrouble form={form} labels={{ text: 'Note' }} show={(_field, value) => value} />
      {!form.conflicts && (
        <Group gap="xs" mt="xs">
          <Button size="xs" onClick={finish} loading={form.isSaving}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={drop}>
            Cancel
          </Button>
        </Group>
      )}
    </div>
  )
}
