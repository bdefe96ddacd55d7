import type { FigureCertainty, Formula } from '#contract/sprint.ts'
import styles from './Figure.module.css'

/** How sure a figure is, in words. */
export const certaintyWords: Record<FigureCertainty, string> = {
  exact: 'Exact: GitHub gave the time of every change in it.',
  bounded:
    'Nearly exact: some changes are known only to lie between two reads of the board, so a day may be off.',
  assumed:
    'Assumed: Knots first read the board later, and takes what it found then to have held from the start where nothing tells better.',
  recorded: 'As people recorded it, in minutes, a CSV file or typed in.',
}

type Props = {
  formula: Formula | null | undefined
  /** Why there is no value, if there is none. */
  reason?: string | undefined
  certainty?: FigureCertainty | undefined
}

/** How a figure came about: the formula in words, with the numbers in it, and what to know of it. */
export function FormulaText({ formula, reason, certainty }: Props) {
  return (
    <div className={styles.formula}>
      {formula && (
        <p className={styles.words}>
          <strong>{formula.figure}</strong> = {formula.formula}
        </p>
      )}
      {formula?.filled && <p className={styles.filled}>{formula.filled}</p>}
      {reason && <p>{reason}</p>}
      {formula && formula.notes.length > 0 && (
        <ul className={styles.notes}>
          {formula.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {certainty && <p className={styles.certainty}>{certaintyWords[certainty]}</p>}
    </div>
  )
}
