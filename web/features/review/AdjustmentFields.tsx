import { TextInput } from '@mantine/core'
import styles from './review.module.css'

type Props = {
  points: string
  reason: string
  onPoints: (text: string) => void
  onReason: (text: string) => void
  pointsError?: string | undefined
  reasonError?: string | undefined
}

/** Points and reason side by side; the line begins in the points. */
export function AdjustmentFields(props: Props) {
  return (
    <div className={styles.fields}>
      <TextInput
        label="Points"
        placeholder="+3"
        autoFocus
        autoComplete="off"
        value={props.points}
        error={props.pointsError}
        onChange={event => props.onPoints(event.currentTarget.value)}
      />
      <TextInput
        label="What for"
        placeholder="Reviews for the neighbouring team"
        maxLength={500}
        value={props.reason}
        error={props.reasonError}
        onChange={event => props.onReason(event.currentTarget.value)}
      />
    </div>
  )
}
