import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { SprintGoals } from '#contract/goal.ts'
import { newId } from '../../lib/new-id.ts'
import { Problem } from '../Problem.tsx'
import { useSprintGoalsEdit } from './api.ts'
import styles from './targets.module.css'

type Props = {
  slug: string
  sprintId: string
  goals: SprintGoals['goals']
  onClose: () => void
}

/** A line and Enter; the field stays for the next one. */
export function NewTarget({ slug, sprintId, goals, onClose }: Props) {
  const { add } = useSprintGoalsEdit(slug, sprintId)
  const [goalId, setGoalId] = useState('')
  const [text, setText] = useState('')
  const [id, setId] = useState(newId)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return onClose()
    setIsSaving(true)
    try {
      await add({ id, goalId: goalId || null, text })
      setText('')
      setId(newId())
      setError(null)
    } catch (failure) {
      setError(failure)
    }
    setIsSaving(false)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text === '') onClose()
  }
  return (
    <form onSubmit={submit} className={styles.adding}>
      {goals.length > 0 && (
        <NativeSelect
          aria-label="Goal"
          value={goalId}
          onChange={event => setGoalId(event.currentTarget.value)}
          data={[
            { value: '', label: 'The sprint' },
            ...goals.map(({ id: value, name }) => ({ value, label: name })),
          ]}
        />
      )}
      <TextInput
        ref={field}
        aria-label="Target"
        placeholder="What should be true at the end?"
        autoFocus
        maxLength={1000}
        className={styles.field ?? ''}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group gap="xs">
        <Button type="submit" loading={isSaving}>
          Add
        </Button>
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </Group>
      {error !== null && <Problem title="The target was not added" error={error} />}
    </form>
  )
}
