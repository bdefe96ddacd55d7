import { Problem } from '../../components/Problem.tsx'
import { ApiError } from '../../lib/api.ts'
import type { ImportDraft } from './draft.ts'
import found from './found.module.css'
import styles from './import.module.css'
import { LineLink } from './LineLink.tsx'
import { AskMeetingDay } from './MeetingDay.tsx'

type Props = {
  error: Error
  draft: ImportDraft
  onChange: (change: Partial<ImportDraft>) => void
  onRetry: () => void
}

/** A refusal of the text itself stands below the text. */
export function refusalAtText(error: Error | null): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  const isOfText = error.status === 400 || error.status === 413
  return isOfText && error.code !== 'meeting-day-needed' ? error.message : undefined
}

/** Somebody who was chosen for a name is gone: the choice is, too. */
const isAboutPeople = (error: Error) => error instanceof ApiError && error.code === 'unknown-person'

const lineIn = (path: string) => Number(/\d+/.exec(path)?.[0] ?? Number.NaN)

/** Why nothing can be shown of the text, and what to do: a day to give, lines to mend, another try. */
export function Refusal({ error, draft, onChange, onRetry }: Props) {
  if (error instanceof ApiError && error.code === 'meeting-day-needed')
    return (
      <AskMeetingDay
        message={error.message}
        given={draft.meetingDay}
        onGive={meetingDay => onChange({ meetingDay })}
      />
    )
  if (refusalAtText(error) === undefined)
    return (
      <Problem
        title="The text could not be looked at"
        error={error}
        onRetry={isAboutPeople(error) ? () => onChange({ names: {} }) : onRetry}
      />
    )
  const issues = error instanceof ApiError ? error.issues : []
  const lines = issues.filter(({ path }) => Number.isFinite(lineIn(path)))
  return (
    <div className={styles.refusal}>
      <p>Nothing of this text can be imported yet. What is wrong stands below it.</p>
      {lines.length > 0 && (
        <ul className={found.plainList}>
          {lines.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <LineLink line={lineIn(path)} /> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
