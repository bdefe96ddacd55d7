import { Problem } from '../../components/Problem.tsx'
import { ApiError } from '../../lib/api.ts'
import { plural } from '../../lib/format.ts'
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

const lineIn = (path: string) => Number(/^line (\d+)$/.exec(path)?.[1] ?? Number.NaN)

/** Lines at fault, each with what is wrong with it. */
function lineFaults(error: Error) {
  const issues = error instanceof ApiError ? error.issues : []
  return issues
    .map(({ path, message }) => ({ line: lineIn(path), message }))
    .filter(({ line }) => Number.isFinite(line))
}

/** A refusal of the text itself stands below the text; where lines are at fault, they are named once, beside it. */
export function refusalAtText(error: Error | null): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  const isOfText = error.status === 400 || error.status === 413
  if (!isOfText || error.code === 'meeting-day-needed') return undefined
  const faults = lineFaults(error).length
  return faults === 0 ? error.message : `${plural(faults, 'fault')} to mend. Nothing was changed.`
}

/** Somebody who was chosen for a name is gone: the choice is, too. */
const isAboutPeople = (error: Error) => error instanceof ApiError && error.code === 'unknown-person'

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
  const faults = lineFaults(error)
  return (
    <div className={styles.refusal}>
      {faults.length === 0 ? (
        <p>Nothing of this text can be imported yet. What is wrong stands with the text.</p>
      ) : (
        <ul className={found.plainList}>
          {faults.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              <LineLink line={line} /> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
