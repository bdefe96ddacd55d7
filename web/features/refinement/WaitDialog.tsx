import { Group, Modal, Stack, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import type { RefinementItem } from '#contract/refinement.ts'
import { FormEnd } from '../../components/FormEnd.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { useToday } from '../../lib/clock.ts'
import { titleOf } from '../../lib/item-words.ts'
import { useTeam } from '../../lib/queries.ts'
import { useRefinementEdit } from './api.ts'

type Fields = { text: string; since: string; askAgain: string }
type Known = { text: string; since: string; askAgain: string | null; version: number }

const labels: Record<keyof Fields, string> = {
  text: 'What for',
  since: 'Since',
  askAgain: 'Ask again on',
}

const fieldsOf = (wait: Omit<Known, 'version'> | null, today: string): Fields => ({
  text: wait?.text ?? '',
  since: wait?.since ?? today,
  askAgain: wait?.askAgain ?? '',
})

type Props = { slug: string; item: RefinementItem; onClose: () => void }

/** What an item waits for outside the team. */
export function WaitDialog({ slug, item, onClose }: Props) {
  const edit = useRefinementEdit(slug)
  const today = useToday(useTeam(slug).data?.timeZone) ?? ''
  const { draft, set, errorOf, ...form } = useFormDraft<Fields>({
    saved: fieldsOf(item.wait, today),
    save: (edits, current) => {
      const known = (current as Known | undefined) ?? item.wait
      const { askAgain, ...fields } = { ...fieldsOf(known, today), ...edits }
      return edit.wait(item.id, {
        version: known?.version ?? null,
        ...fields,
        askAgain: askAgain || null,
      })
    },
    pick: current => fieldsOf((current as Known | undefined) ?? null, today),
    onSaved: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.edited.length === 0) onClose()
    else void form.submit()
  }
  return (
    <Modal opened onClose={onClose} title={`“${titleOf(item)}” waits`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={labels.text}
            required
            data-autofocus
            maxLength={500}
            placeholder="The new certificate, an answer from operations"
            value={draft.text}
            onChange={event => set('text', event.currentTarget.value)}
            error={errorOf('text')}
          />
          <Group grow align="flex-start">
            <TextInput
              label={labels.since}
              type="date"
              value={draft.since}
              onChange={event => set('since', event.currentTarget.value)}
              error={errorOf('since')}
            />
            <TextInput
              label={labels.askAgain}
              type="date"
              min={draft.since}
              value={draft.askAgain}
              onChange={event => set('askAgain', event.currentTarget.value)}
              error={errorOf('askAgain')}
            />
          </Group>
          <FormEnd form={form} labels={labels} show={(_field, value) => value} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
