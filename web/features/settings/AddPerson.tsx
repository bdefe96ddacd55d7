import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useMay } from '../../lib/access.ts'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import { useAddPerson } from './api.ts'
import styles from './people.module.css'

/** A name and Enter; the rest is typed in the table. */
export function AddPerson({ slug, isFirst }: { slug: string; isFirst: boolean }) {
  const add = useAddPerson(slug)
  const field = useRef<HTMLInputElement>(null)
  const may = useMay()
  const [name, setName] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || isSaving) return field.current?.focus()
    setIsSaving(true)
    try {
      await add({ name: name.trim() })
      setName('')
      setError(null)
      field.current?.focus()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setIsSaving(false)
    }
  }
  if (!may.lead) return null
  return (
    <form onSubmit={submit} noValidate className={styles.add}>
      <TextInput
        ref={field}
        label="New person"
        description={
          isFirst
            ? 'Nobody is here yet. Type a name and press Enter, or import minutes: their names come along.'
            : undefined
        }
        placeholder="Name"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={fieldError(error, 'name') ?? restOfError(error, ['name'])}
        autoComplete="off"
      />
      <Button type="submit" variant="default" loading={isSaving}>
        Add
      </Button>
    </form>
  )
}
