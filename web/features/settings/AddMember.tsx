import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { Role } from '#contract/identity.ts'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import { roleNames } from '../../lib/role-names.ts'
import { useMemberStep } from './members-api.ts'
import styles from './people.module.css'

const roles = Object.entries(roleNames).map(([value, label]) => ({ value, label }))

/** By login or mail address, whether they have signed in already or not. */
export function AddMember({ slug }: { slug: string }) {
  const step = useMemberStep(slug)
  const field = useRef<HTMLInputElement>(null)
  const [who, setWho] = useState('')
  const [role, setRole] = useState<Role>('member')
  const { error } = step
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = who.trim().replace(/^@/, '')
    if (text === '' || step.isPending) return field.current?.focus()
    const named = text.includes('@') ? { mail: text } : { login: text }
    step.mutate(
      { kind: 'add', member: { ...named, role } },
      {
        onSuccess: () => {
          setWho('')
          field.current?.focus()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate className={`${styles.add} ${styles.addMember}`}>
      <TextInput
        ref={field}
        label="New member"
        placeholder="GitHub login or mail address"
        value={who}
        onChange={event => setWho(event.currentTarget.value)}
        error={
          fieldError(error, 'login') ??
          fieldError(error, 'mail') ??
          restOfError(error, ['login', 'mail'])
        }
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
      />
      <NativeSelect
        aria-label="Role of the new member"
        value={role}
        onChange={event => setRole(event.currentTarget.value as Role)}
        data={roles}
      />
      <Button type="submit" variant="default" loading={step.isPending}>
        Add
      </Button>
    </form>
  )
}
