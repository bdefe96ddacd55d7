import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { NewSprint, Sprint } from '#contract/sprint.ts'
import { addDays, lengthInDays } from '#domain/calendar.ts'
import { Problem } from '../../components/Problem.tsx'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import { useAddSprint } from './api.ts'
import styles from './sprints.module.css'
import { parseTotal, type Total, totalNames } from './totals.ts'

type Props = { slug: string; sprints: Sprint[]; opened: boolean; onClose: () => void }

const totals: Total[] = ['committed', 'plannedFte', 'counted', 'actualFte']
const fields = ['title', 'firstDay', 'lastDay', ...totals.map(total => `typed.${total}`)]

/** The days that follow the last sprint, as long as that one; none without a sprint. */
function nextDays(last: Sprint | undefined): { firstDay: string; lastDay: string } {
  if (!last) return { firstDay: '', lastDay: '' }
  const length = lengthInDays(last.firstDay, last.lastDay)
  const firstDay = addDays(last.lastDay, 1)
  return { firstDay, lastDay: addDays(firstDay, length - 1) }
}

export function AddSprint({ slug, sprints, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a sprint" size="md">
      <AddSprintForm slug={slug} sprints={sprints} onClose={onClose} />
    </Modal>
  )
}

/** What was typed as totals, or what is wrong with it, by field. */
function readTotals(typed: Record<Total, string>) {
  const values: NonNullable<NewSprint['typed']> = {}
  const problems: Partial<Record<Total, string>> = {}
  for (const total of totals) {
    const parsed = parseTotal(typed[total].trim())
    if ('problem' in parsed) problems[total] = parsed.problem
    else if (parsed.value !== null) values[total] = parsed.value
  }
  return { values, problems }
}

function AddSprintForm({ slug, sprints, onClose }: Omit<Props, 'opened'>) {
  const add = useAddSprint(slug)
  const last = sprints.at(-1)
  const number = Math.max(0, ...sprints.map(sprint => sprint.number)) + 1
  const [title, setTitle] = useState('')
  const [days, setDays] = useState(() => nextDays(last))
  const [typed, setTyped] = useState({ committed: '', plannedFte: '', counted: '', actualFte: '' })
  const [error, setError] = useState<unknown>(null)
  const [isTried, setIsTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const { values, problems } = readTotals(typed)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (Object.keys(problems).length > 0 || !days.firstDay || !days.lastDay) return
    setIsSaving(true)
    try {
      await add({
        ...days,
        ...(title.trim() ? { title: title.trim() } : {}),
        ...(Object.keys(values).length > 0 ? { typed: values } : {}),
      })
      onClose()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setIsSaving(false)
    }
  }
  const dayError = (field: 'firstDay' | 'lastDay') =>
    isTried && !days[field] ? 'Choose a day.' : fieldError(error, field)
  const rest = restOfError(error, fields)

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <div className={styles.pair}>
          <TextInput
            type="date"
            label="First day"
            value={days.firstDay}
            onChange={event => setDays({ ...days, firstDay: event.currentTarget.value })}
            error={dayError('firstDay')}
            data-autofocus
          />
          <TextInput
            type="date"
            label="Last day"
            value={days.lastDay}
            min={days.firstDay}
            onChange={event => setDays({ ...days, lastDay: event.currentTarget.value })}
            error={dayError('lastDay')}
          />
        </div>
        {last && days.firstDay !== '' && days.firstDay < last.firstDay && (
          <Text size="sm">
            It begins before sprint {last.number} and still gets the next number, {number}: numbers
            never change by themselves. Once it is added, Sprints offers to number all by their
            days.
          </Text>
        )}
        <TextInput
          label="Title"
          placeholder={`Sprint ${number}`}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
          error={fieldError(error, 'title')}
        />
        <fieldset className={styles.totals}>
          <legend>Totals, as far as you know them</legend>
          <div className={styles.pair}>
            {totals.map(total => (
              <TextInput
                key={total}
                label={totalNames[total]}
                inputMode="decimal"
                autoComplete="off"
                value={typed[total]}
                onChange={event => setTyped({ ...typed, [total]: event.currentTarget.value })}
                error={(isTried && problems[total]) || fieldError(error, `typed.${total}`)}
              />
            ))}
          </div>
        </fieldset>
        <Text size="sm" c="dimmed">
          A sprint that is over needs points and FTE for a velocity. Everything can be typed later.
        </Text>
        {rest && <Problem title="The sprint was not added" error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            Add the sprint
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
