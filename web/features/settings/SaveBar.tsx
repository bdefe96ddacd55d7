import { Button } from '@mantine/core'
import { FormTrouble, type FormTroubleProps } from '../../components/FormTrouble.tsx'
import type { FormDraft } from '../../components/use-form-draft.ts'
import { useMay } from '../../lib/access.ts'
import styles from './settings.module.css'

type Props<D extends object> = Omit<FormTroubleProps<D>, 'form'> & {
  form: FormTroubleProps<D>['form'] & Pick<FormDraft<D>, 'edited' | 'isSaving' | 'reset'>
}

/** The end of a part of the settings: save, undo, and what stands in the way. Always there. */
export function SaveBar<D extends object>({ form, ...words }: Props<D>) {
  const may = useMay()
  const isEdited = form.edited.length > 0
  if (!may.lead) return null
  return (
    <div className={styles.saveBar}>
      <FormTrouble form={form} {...words} />
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
