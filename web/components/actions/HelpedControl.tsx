import { Button, Popover, Radio, Stack, TextInput, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { FormEvent } from 'react'
import type { Action, Helped } from '#contract/action.ts'
import { useMay } from '../../lib/access.ts'
import { helpedWords } from '../../lib/action-words.ts'
import { useSaveAction } from '../../lib/actions.ts'
import { FormTrouble } from '../FormTrouble.tsx'
import { useFormDraft } from '../use-form-draft.ts'
import styles from './actions.module.css'

type Props = { slug: string; action: Action }
type Fields = { answer: Helped | null; note: string }

const answers: { value: Helped; label: string }[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'No' },
]

const fieldsOf = ({ helped }: Action): Fields => ({
  answer: helped?.answer ?? null,
  note: helped?.note ?? '',
})

function HelpedForm({ slug, action, onDone }: Props & { onDone: () => void }) {
  const save = useSaveAction(slug)
  const form = useFormDraft<Fields>({
    saved: fieldsOf(action),
    save: (edits, current) => {
      const base = (current as Action | undefined) ?? action
      const { answer, note } = { ...fieldsOf(base), ...edits }
      return save(base, { helped: answer && { answer, note } })
    },
    pick: current => fieldsOf(current as Action),
    onSaved: onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.edited.length === 0) onDone()
    else void form.submit()
  }
  const labels = { answer: 'Did it help?', note: 'Note' }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group
          label={labels.answer}
          value={form.draft.answer ?? ''}
          onChange={value => form.set('answer', value as Helped)}
        >
          <Stack gap={6} mt={6}>
            {answers.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={labels.note}
          placeholder="What came of it"
          value={form.draft.note}
          onChange={event => form.set('note', event.currentTarget.value)}
          maxLength={500}
        />
        <FormTrouble
          form={form}
          labels={labels}
          show={(field, value) =>
            field === 'answer' && value ? helpedWords[value as Helped] : (value ?? '')
          }
        />
        <Button type="submit" size="xs" loading={form.isSaving} disabled={!form.draft.answer}>
          Save
        </Button>
      </Stack>
    </form>
  )
}

/** Whether a done action helped: asked until somebody answers, then the answer, which can be changed. */
export function HelpedControl({ slug, action }: Props) {
  const [isOpen, open] = useDisclosure(false)
  const may = useMay()
  const { helped, text } = action
  const words = helped
    ? `${helpedWords[helped.answer]}${helped.note ? `: ${helped.note}` : ''}`
    : 'Did it help?'
  if (!may.write)
    return helped ? (
      <span className={styles.helped} data-said>
        {words}
      </span>
    ) : null
  return (
    <Popover
      opened={isOpen}
      onChange={opened => (opened ? open.open() : open.close())}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={styles.helped}
          data-said={helped ? true : undefined}
          aria-label={`${words}${helped ? '.' : ''} “${text}”`}
          onClick={open.toggle}
        >
          {words}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <HelpedForm slug={slug} action={action} onDone={open.close} />
      </Popover.Dropdown>
    </Popover>
  )
}
