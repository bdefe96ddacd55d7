import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'
import styles from './home.module.css'

const most = 12

type Props = {
  names: string[]
  people: { answered: number; total: number }
  /** Where they can answer. */
  planning: string
}

/** Whose availability is not known yet; that is not the same as zero. */
export function NotAnswered({ names, people, planning }: Props) {
  const may = useMay()
  if (people.total === 0) return null
  const more = names.length - most
  return (
    <Panel title="Availability">
      {names.length === 0 ? (
        <p>Everybody has answered.</p>
      ) : (
        <>
          <p>
            {people.answered} of {people.total} have answered. Not yet:
          </p>
          <p className={styles.names}>
            {names.slice(0, most).join(', ')}
            {more > 0 && ` and ${more} more`}
          </p>
          {may.write && (
            <p className={styles.answer}>
              <Anchor component={Link} to={planning} inherit underline="always">
                Answer in planning
              </Anchor>
            </p>
          )}
        </>
      )}
    </Panel>
  )
}
