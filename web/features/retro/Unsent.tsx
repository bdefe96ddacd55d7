import { Panel } from '../../components/Panel.tsx'
import { MyCardItem } from './MyCardItem.tsx'
import styles from './meeting.module.css'
import { useTable } from './table.ts'
import { useOwnCards } from './use-own-cards.ts'

/** Cards that did not reach the server while people wrote: kept, and sent again. */
export function Unsent() {
  const { mine, refresh } = useOwnCards(useTable())
  const stuck = mine.filter(({ kept }) => kept?.hasFailed || kept?.state === 'refused')
  if (stuck.length === 0) return null
  return (
    <Panel title="Cards that are not sent yet">
      <ul className={styles.unsent}>
        {stuck.map(one => (
          <MyCardItem key={one.id} mine={one} refresh={refresh} />
        ))}
      </ul>
    </Panel>
  )
}
