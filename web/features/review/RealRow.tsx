import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { AvailabilityRow } from '#contract/availability.ts'
import { DraftCell } from '../../components/DraftCell.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { dash } from '../../lib/format.ts'
import type { SaveReal } from './AvailabilityPanel.tsx'
import styles from './availability.module.css'
import { formatReal, isBlank, parseReal, realOf } from './real-percent.ts'

type Props = { row: AvailabilityRow; sprintNumber: number; save: SaveReal }

/** One person: what was announced stands there already; a blank is asked for. */
export function RealRow({ row, sprintNumber, save }: Props) {
  const { personId, name, plannedPercent } = row
  const real = realOf(row)
  const isAsked = isBlank(row)
  const may = useMay()
  const [error, setError] = useState<unknown>(null)
  const quick = (answer: 0 | 'unknown') => () => {
    setError(null)
    save(personId, name, answer).catch(setError)
  }
  return (
    <tr data-blank={isAsked || undefined}>
      <th scope="row">{name}</th>
      <td className={styles.announced}>
        <Group gap={6} wrap="nowrap">
          {plannedPercent === null ? dash : `${plannedPercent} %`}
          {isAsked && may.write && (
            <>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`0 % for ${name}`}
                onClick={quick(0)}
              >
                0
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Unknown for ${name}`}
                onClick={quick('unknown')}
              >
                ?
              </Button>
            </>
          )}
        </Group>
      </td>
      <td className={styles.really}>
        {may.write ? (
          <DraftCell
            label={`${name}, real percent in sprint ${sprintNumber}`}
            inputMode="text"
            placeholder="?"
            value={real}
            format={value => formatReal(value, plannedPercent)}
            parse={parseReal}
            invites={isAsked}
            save={value => save(personId, name, value)}
          />
        ) : (
          formatReal(real, plannedPercent) || '?'
        )}
        {error !== null && <Problem title="This was not saved" error={error} />}
      </td>
    </tr>
  )
}
