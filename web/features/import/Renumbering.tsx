import { Checkbox } from '@mantine/core'
import type { ImportResult } from '#contract/import.ts'
import { NewNumbers } from '../../components/NewNumbers.tsx'
import { Panel } from '../../components/Panel.tsx'
import styles from './found.module.css'

type Props = {
  renumbering: ImportResult['renumbering']
  isWanted: boolean
  onWant: (isWanted: boolean) => void
}

/** Older sprints that come later would have later numbers; only a yes numbers all of them anew. */
export function Renumbering({ renumbering, isWanted, onWant }: Props) {
  if (renumbering.length === 0) return null
  return (
    <Panel title="Sprint numbers">
      <p className={styles.about}>
        Numbers stay as they are unless you say so. Counted again in order of their days, these
        sprints would be called differently:
      </p>
      <NewNumbers sprints={renumbering} />
      <Checkbox
        mt="sm"
        label="Yes, count the sprints again"
        checked={isWanted}
        onChange={event => onWant(event.currentTarget.checked)}
      />
    </Panel>
  )
}
