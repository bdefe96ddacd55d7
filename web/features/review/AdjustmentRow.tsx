import { Button, Group } from '@mantine/core'
import type { FormEvent } from 'react'
import type { Adjustment } from '#contract/review.ts'
import { FormTrouble } from '../../components/FormTrouble.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useFormDraft } from '../../components/use-form-draft.ts'
import { useMay } from '../../lib/access.ts'
import { formatInstant, formatSigned } from '../../lib/format.ts'
import { useTeam } from '../../lib/queries.ts'
import { AdjustmentFields } from './AdjustmentFields.tsx'
import { useReviewStep } from './api.ts'
import { useReason } from './Corrections.tsx'
import styles from './review.module.css'
import { parseSigned } from './signed-points.ts'

type EditProps = { slug: string; sprintId: string; adjustment: Adjustment; onDone: () => void }
type Props = EditProps & { isEdited: boolean; onEdit: () => void }
type Draft = { points: string; reason: string }

const asDraft = ({ points, reason }: Adjustment): Draft => ({ points: String(points), reason })

function Edit({ slug, sprintId, adjustment, onDone }: EditProps) {
  const step = useReviewStep(slug, sprintId)
  const form = useFormDraft<Draft>({
    saved: asDraft(adjustment),
    save: ({ points, reason }, current) => {
      const parsed = points === undefined ? null : parseSigned(points)
      const body = {
        version: ((current as Adjustment | undefined) ?? adjustment).version,
        ...(parsed && 'value' in parsed ? { points: parsed.value } : {}),
        ...(reason === undefined ? {} : { reason: reason.trim() }),
      }
      return step.mutateAsync({ kind: 'edit-adjustment', id: adjustment.id, body })
    },
    pick: current => asDraft(current as Adjustment),
    onSaved: onDone,
  })
  const parsed = parseSigned(form.draft.points)
  const problem = 'problem' in parsed ? parsed.problem : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.edited.length === 0) onDone()
    else if (!problem) void form.submit()
  }
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <AdjustmentFields
        points={form.draft.points}
        reason={form.draft.reason}
        onPoints={text => form.set('points', text)}
        onReason={text => form.set('reason', text)}
        pointsError={problem ?? form.errorOf('points')}
        reasonError={form.errorOf('reason')}
      />
      <FormTrouble
        form={form}
        labels={{ points: 'Points', reason: 'What for' }}
        show={(_field, value) => value}
      />
      {!form.conflicts && (
        <Group gap="xs">
          <Button type="submit" size="xs" loading={form.isSaving}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      )}
    </form>
  )
}

/** One adjustment: its points, what they are for, who made it, and the ways to change it. */
export function AdjustmentRow(props: Props) {
  const { slug, sprintId, adjustment, isEdited, onEdit } = props
  const step = useReviewStep(slug, sprintId)
  const askReason = useReason()
  const may = useMay()
  const timeZone = useTeam(slug).data?.timeZone
  const { id, version, points, reason, madeBy, madeAt } = adjustment
  const remove = async () => {
    const why = await askReason(`The adjustment ${formatSigned(points)}, ${reason}, is removed.`)
    if (why === null) return
    step.mutate({ kind: 'remove-adjustment', id, version, reason: why })
  }
  if (isEdited)
    return (
      <li className={styles.row}>
        <Edit {...props} />
      </li>
    )
  return (
    <li className={styles.row}>
      <div className={styles.adjustment}>
        <span className={styles.signed}>{formatSigned(points)}</span>
        <span>
          <span className={styles.for}>{reason}</span>
          <small className={styles.by}>
            {formatInstant(madeAt, timeZone)}
            {madeBy && ` by ${madeBy.name}`}
          </small>
        </span>
        {may.write && (
          <Group gap={4} wrap="nowrap" data-screen-only>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={onEdit}
              aria-label={`Edit: ${reason}`}
            >
              Edit
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => void remove()}
              aria-label={`Remove: ${reason}`}
            >
              Remove
            </Button>
          </Group>
        )}
      </div>
      {step.error && <Problem title="This was not removed" error={step.error} />}
    </li>
  )
}
