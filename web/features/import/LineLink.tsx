import { createContext, use } from 'react'
import styles from './import.module.css'

/** Brings a line of the text into sight. */
export const GoToLine = createContext<(line: number) => void>(() => undefined)

export function LineLink({ line }: { line: number }) {
  const goToLine = use(GoToLine)
  return (
    <button type="button" className={styles.line} onClick={() => goToLine(line)}>
      Line {line}
    </button>
  )
}
