import { Button } from '@mantine/core'
import type { ImportResult } from '#contract/import.ts'
import { plural } from '../../lib/format.ts'
import { cardsOf } from './cards.ts'
import styles from './import.module.css'

type Props = {
  result: ImportResult
  isFresh: boolean
  isApplying: boolean
  onApply: () => void
}

/** "16 sprints, 19 people, 8 notes of retrospectives, 9 actions" */
export function contentsOf(result: ImportResult): string {
  const notes = result.retrospectives.flatMap(cardsOf).length
  const parts = [
    plural(result.sprints.length, 'sprint'),
    result.people.length > 0 ? plural(result.people.length, 'person', 'people') : '',
    notes > 0 ? plural(notes, 'retrospective note') : '',
    result.goals.length > 0 ? plural(result.goals.length, 'goal') : '',
    result.actions.length > 0 ? plural(result.actions.length, 'action') : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** What is in the text, and the button that imports it; stays in sight. */
export function SummaryBar({ result, isFresh, isApplying, onApply }: Props) {
  return (
    <section className={styles.summary} aria-label="Summary">
      <div role="status">
        <p className={styles.contents}>{contentsOf(result)}</p>
        <p className={styles.promise}>
          {result.hasChanges
            ? 'What people wrote in Knots stays. Importing the text again changes nothing.'
            : 'All of this is in Knots already: importing it again changes nothing.'}
        </p>
      </div>
      <Button onClick={onApply} disabled={!isFresh || !result.hasChanges} loading={isApplying}>
        Import
      </Button>
    </section>
  )
}
