import { Button, Group } from '@mantine/core'
import { FormTrouble, type FormTroubleProps } from './FormTrouble.tsx'

type Props<D extends object> = Omit<FormTroubleProps<D>, 'form'> & {
  form: FormTroubleProps<D>['form'] & { isSaving: boolean }
  onCancel: () => void
}

/** The last lines of a form in a dialog: what stands in the way, cancel and save. */
export function FormEnd<D extends object>({ form, onCancel, ...words }: Props<D>) {
  return (
    <>
      <FormTrouble form={form} {...words} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={form.isSaving}>
          Save
        </Button>
      </Group>
    </>
  )
}
