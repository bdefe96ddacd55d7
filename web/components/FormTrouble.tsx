import { Button, Group } from '@mantine/core'
import { restOfError } from '../lib/field-errors.ts'
import styles from './FormTrouble.module.css'
import { Problem } from './Problem.tsx'
import type { FormDraft } from './use-form-draft.ts'

export type FormTroubleProps<D extends object> = {
  form: Pick<FormDraft<D>, 'conflicts' | 'error' | 'yieldTo' | 'insist'>
  /** The fields, as they are called. */
  labels: Record<keyof D & string, string>
  /** A value of a field as it is to be read. */
  show: (field: keyof D & string, value: D[keyof D]) => string
}

/** Why a form is not saved. Where somebody else saved the same fields meanwhile: both values, and the choice. */
export function FormTrouble<D extends object>({ form, labels, show }: FormTroubleProps<D>) {
  const { conflicts, error } = form
  const shown = (field: keyof D & string, value: D[keyof D]) =>
    show(field, value).trim() || 'nothing'
  return (
    <>
      {conflicts && (
        <div role="alert" className={styles.conflict}>
          <p className={styles.title}>Somebody else changed this meanwhile</p>
          <table className={styles.table}>
            <thead>
              <tr>
                <td />
                <th scope="col">Theirs</th>
                <th scope="col">Yours</th>
              </tr>
            </thead>
            <tbody>
              {conflicts.map(({ field, theirs, mine }) => (
                <tr key={field}>
                  <th scope="row">{labels[field]}</th>
                  <td>{shown(field, theirs)}</td>
                  <td>{shown(field, mine)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={form.yieldTo}>
              Keep theirs
            </Button>
            <Button size="compact-sm" onClick={form.insist}>
              Save mine
            </Button>
          </Group>
        </div>
      )}
      {restOfError(error, Object.keys(labels)) && (
        <Problem title="This was not saved" error={error} />
      )}
    </>
  )
}
