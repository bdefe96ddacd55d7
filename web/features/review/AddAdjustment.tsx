import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Problem } from '../../components/Problem.tsx'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import { newId } from '../../lib/new-id.ts'
import { AdjustmentFields } from './AdjustmentFields.tsx'
import { useReviewStep } from './api.ts'
import styles from './review.module.css'
import { parseSigned } from './signed-points.ts'

type Props = { slug: string; sprintId: string; onDone: () => void }

/** Points, what for, Enter. On a closed sprint its reason is that of the correction too. */
export function AddAdjustment({ slug, sprintId, onDone }: Props) {
  // Made here and kept until it is saved, so that a repeated request makes one adjustment only.
  const [id] = useState(newId)
  const [points, setPoints] = useState('')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const step = useReviewStep(slug, sprintId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseSigned(points)
    if ('problem' in parsed) return setProblem(parsed.problem)
    step.mutate(
      { kind: 'adjust', body: { id, points: parsed.value, reason: reason.trim() } },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <AdjustmentFields
        points={points}
        reason={reason}
        onPoints={text => {
          setProblem(undefined)
          setPoints(text)
        }}
        onReason={setReason}
        pointsError={problem ?? fieldError(step.error, 'points')}
        reasonError={fieldError(step.error, 'reason')}
      />
      {restOfError(step.error, ['points', 'reason']) && (
        <Problem title="This was not saved" error={step.error} />
      )}
      <Group gap="xs">
        <Button type="submit" size="xs" loading={step.isPending}>
          Add
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}
