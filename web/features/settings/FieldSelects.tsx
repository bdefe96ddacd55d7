import { Select } from '@mantine/core'
import type { MappingEdit, MappingPreview } from '#contract/mapping.ts'
import { Problem } from '../../components/Problem.tsx'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import styles from './settings.module.css'

const uses = [
  { use: 'points', label: 'Story points' },
  { use: 'sprint', label: 'Sprint' },
  { use: 'status', label: 'Status' },
] as const

type Props = {
  preview: MappingPreview
  choice: MappingEdit
  error: unknown
  onChange: (choice: MappingEdit) => void
}

/** One select for each use, with the reason why its field was found or offered. */
export function FieldSelects({ preview, choice, error, onChange }: Props) {
  return (
    <>
      <div className={styles.triple}>
        {uses.map(({ use, label }) => {
          const candidates = preview.candidates[use]
          const value = choice[use] === undefined ? preview.mapping[use] : choice[use]
          const why = candidates.find(({ fieldId }) => fieldId === value)?.why
          return (
            <Select
              key={use}
              label={label}
              description={why ?? 'None: nothing is read for this.'}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              placeholder={candidates.length > 0 ? 'None' : 'No such field on the board'}
              data={candidates.map(({ fieldId, name }) => ({ value: fieldId, label: name }))}
              value={value}
              onChange={fieldId => onChange({ [use]: fieldId })}
              error={fieldError(error, use)}
              clearable
            />
          )
        })}
      </div>
      {restOfError(
        error,
        uses.map(({ use }) => use),
      ) && <Problem title="The fields were not saved" error={error} />}
    </>
  )
}
