import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { DueSelect } from '../../components/actions/DueSelect.tsx'
import { OwnerField } from '../../components/actions/OwnerField.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useAddAction } from '../../lib/actions.ts'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import { newId } from '../../lib/new-id.ts'
import styles from './actions.module.css'

type Props = { slug: string; sprints: Sprint[]; today: string | null }

/** A line and Enter is an action; who and until when can follow. */
export function AddAction({ slug, sprints, today }: Props) {
  const add = useAddAction(slug)
  const line = useRef<HTMLInputElement>(null)
  // Made here and kept until it is saved, so that a repeated request makes one action only.
  const [id, setId] = useState(newId)
  const [text, setText] = useState('')
  const [owner, setOwner] = useState('')
  const [dueSprintId, setDue] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || isSaving) return line.current?.focus()
    setIsSaving(true)
    try {
      await add({ id, text: text.trim(), owner: owner.trim(), dueSprintId })
      setId(newId())
      setText('')
      setError(null)
      line.current?.focus()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setIsSaving(false)
    }
  }
  return (
    <form onSubmit={submit} className={styles.add} noValidate>
      <TextInput
        ref={line}
        label="New action"
        placeholder="What is to be done"
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        error={fieldError(error, 'text')}
        className={styles.addText ?? ''}
      />
      <OwnerField
        slug={slug}
        value={owner}
        onChange={setOwner}
        error={fieldError(error, 'owner')}
      />
      <DueSelect sprints={sprints} today={today} value={dueSprintId} onChange={setDue} />
      <Button type="submit" loading={isSaving}>
        Add
      </Button>
      {restOfError(error, ['text', 'owner']) && (
        <div className={styles.addProblem}>
          <Problem title="The action was not added" error={error} />
        </div>
      )}
    </form>
  )
}
