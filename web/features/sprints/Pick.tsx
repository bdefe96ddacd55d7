import styles from './sprints.module.css'
import { most } from './use-choice.ts'

export type Picking = { chosen: number[]; choose: (number: number, isChosen: boolean) => void }

/** Takes a sprint to the comparison; no more than can stand beside each other. A plain field: a list has hundreds. */
export function Pick({ number, chosen, choose }: Picking & { number: number }) {
  const isChosen = chosen.includes(number)
  return (
    <input
      type="checkbox"
      className={styles.tick}
      aria-label={`Compare sprint ${number}`}
      title={`Compare sprint ${number}`}
      checked={isChosen}
      disabled={!isChosen && chosen.length >= most}
      onChange={event => choose(number, event.currentTarget.checked)}
    />
  )
}
