import { Checkbox, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { FormEnd } from '../../components/FormEnd.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { formatDayWithYear } from '../../lib/format.ts'
import { useSaveSprint } from './api.ts'
import styles from './sprints.module.css'

type Fields = {
  title: string
  firstDay: string
  lastDay: string
  goal: string
  comment: string
  excluded: { reason: string } | null
}

const labels: Record<keyof Fields, string> = {
  title: 'Title',
  firstDay: 'First day',
  lastDay: 'Last day',
  goal: 'Goal',
  comment: 'Comment',
  excluded: 'Left out of averages',
}

const fieldsOf = ({ title, firstDay, lastDay, goal, comment, excluded }: Sprint): Fields => ({
  title,
  firstDay,
  lastDay,
  goal,
  comment,
  excluded,
})

function show(field: keyof Fields, value: Fields[keyof Fields]): string {
  if (value === null) return 'no'
  if (typeof value !== 'string') return value.reason
  return field === 'firstDay' || field === 'lastDay' ? formatDayWithYear(value) : value
}

type Props = { slug: string; sprint: Sprint; onClose: () => void }

/** What is said of a sprint, in one place; its days come from the board where there is one. */
export function SprintForm({ slug, sprint, onClose }: Props) {
  const saveSprint = useSaveSprint(slug)
  const form = useFormDraft<Fields>({
    saved: fieldsOf(sprint),
    save: (edits, current) => saveSprint((current as Sprint | undefined) ?? sprint, edits),
    pick: current => fieldsOf(current as Sprint),
    onSaved: onClose,
  })
  const { draft, set, errorOf } = form
  const whyDaysStay = sprint.sources.includes('github')
    ? 'The board’s iteration gives the days.'
    : sprint.state === 'closed'
      ? 'A closed sprint keeps its days. Reopen it on its page to change them.'
      : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.edited.length === 0) onClose()
    else void form.submit()
  }
  const day = (field: 'firstDay' | 'lastDay') => (
    <TextInput
      type="date"
      label={labels[field]}
      value={draft[field]}
      onChange={event => set(field, event.currentTarget.value)}
      disabled={whyDaysStay !== null}
      error={errorOf(field)}
    />
  )
  return (
    <Modal opened onClose={onClose} title={`Sprint ${sprint.number}`} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label="Title"
            value={draft.title}
            onChange={event => set('title', event.currentTarget.value)}
            error={errorOf('title')}
          />
          <div>
            <div className={styles.pair}>
              {day('firstDay')}
              {day('lastDay')}
            </div>
            {whyDaysStay && <p className={styles.hint}>{whyDaysStay}</p>}
          </div>
          <Textarea
            label="Goal"
            autosize
            minRows={2}
            maxRows={8}
            value={draft.goal}
            onChange={event => set('goal', event.currentTarget.value)}
            error={errorOf('goal')}
          />
          <Textarea
            label="Comment"
            description="What somebody should know who reads the figures in a year. Markdown."
            autosize
            minRows={3}
            maxRows={12}
            value={draft.comment}
            onChange={event => set('comment', event.currentTarget.value)}
            error={errorOf('comment')}
            data-autofocus
          />
          <Checkbox
            label="Leave this sprint out of averages"
            checked={draft.excluded !== null}
            onChange={event => set('excluded', event.currentTarget.checked ? { reason: '' } : null)}
          />
          {draft.excluded && (
            <TextInput
              label="Why it is left out"
              value={draft.excluded.reason}
              onChange={event => set('excluded', { reason: event.currentTarget.value })}
              error={errorOf('excluded')}
            />
          )}
          <FormEnd form={form} labels={labels} show={show} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
