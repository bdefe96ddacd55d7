import { Button } from '@mantine/core'
import { FormConflict } from '../../components/FormConflict.tsx'
import { Problem } from '../../components/Problem.tsx'
import type { FieldConflict } from '../../components/use-form-draft.ts'
import { restOfError } from '../../lib/field-errors.ts'
import styles from './settings.module.css'

type Form<D> = {
  edited: (keyof D)[]
  isSaving: boolean
  error: unknown
  conflicts: FieldConflict<D>[] | null
  reset: () => void
  insist: () => void
  yieldTo: () => void
}

type Props<D> = {
  form: Form<D>
  labels: Record<keyof D & string, string>
  show: (field: keyof D & string, value: unknown) => string
}

/** The end of a part of the settings: save, undo, and what stands in the way. Always there. */
export function SaveBar<D extends object>({ form, labels, show }: Props<D>) {
  const isEdited = form.edited.length > 0
  return (
    <div className={styles.saveBar}>
      {form.conflicts && (
        <FormConflict
          rows={form.conflicts.map(conflict => {
            const field = conflict.field as keyof D & string
            return {
              label: labels[field],
              theirs: show(field, conflict.theirs),
              mine: show(field, conflict.mine),
            }
          })}
          onTheirs={form.yieldTo}
          onMine={form.insist}
        />
      )}
      {restOfError(form.error, Object.keys(labels)) && (
        <Problem title="This was not saved" error={form.error} />
      )}
      <div className={styles.saveButtons}>
        <Button type="submit" loading={form.isSaving} disabled={!isEdited}>
          Save
        </Button>
        {isEdited && (
          <Button variant="default" onClick={form.reset}>
            Undo
          </Button>
        )}
      </div>
    </div>
  )
}
