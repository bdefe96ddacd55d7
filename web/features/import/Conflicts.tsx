import { Button, Radio } from '@mantine/core'
import type { ImportConflict } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import styles from './found.module.css'
import { LineLink } from './LineLink.tsx'
import { shownValue } from './words.ts'

type Props = { conflicts: ImportConflict[]; onTake: (ids: string[]) => void }

/** Where people wrote something else in Knots: that stays, unless the value of the text is chosen. */
export function Conflicts({ conflicts, onTake }: Props) {
  if (conflicts.length === 0) return null
  const taken = conflicts.filter(({ isTaken }) => isTaken).map(({ id }) => id)
  const areAllTaken = taken.length === conflicts.length
  return (
    <Panel
      title="Changed in Knots meanwhile"
      actions={
        conflicts.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onTake(areAllTaken ? [] : conflicts.map(({ id }) => id))}
          >
            {areAllTaken ? 'Keep all as in Knots' : 'Take all from the text'}
          </Button>
        )
      }
    >
      <ul className={styles.plainList}>
        {conflicts.map(({ id, what, line, inKnots, inText, isTaken }) => (
          <li key={id}>
            <Radio.Group
              label={what}
              value={isTaken ? 'text' : 'knots'}
              onChange={value =>
                onTake(value === 'text' ? [...taken, id] : taken.filter(other => other !== id))
              }
            >
              <div className={styles.sides}>
                <Radio value="knots" label={shownValue(inKnots)} description="as in Knots" />
                <Radio value="text" label={shownValue(inText)} description="as in the text" />
              </div>
            </Radio.Group>
            <LineLink line={line} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
