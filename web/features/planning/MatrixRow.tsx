import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { memo } from 'react'
import type { AvailabilityRow } from '#contract/availability.ts'
import { DraftCell } from '../../components/DraftCell.tsx'
import { dash, formatDay } from '../../lib/format.ts'
import { formatPercent, parsePercent } from '../../lib/percent.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import type { SavePercent } from './api.ts'
import styles from './planning.module.css'

type Props = {
  row: AvailabilityRow
  isMine: boolean
  isAtRest: boolean
  sprintNumber: number
  /** How many of the sprints beside this one come before it. */
  before: number
  save: SavePercent
}

const asPercent = (percent: number | null) => (percent === null ? dash : `${percent} %`)

/** How the suggestion came about: "usually 80 %, without 4 Jun (Corpus Christi)". */
function whySuggested({ usualPercent, daysOff }: AvailabilityRow): string {
  const days = daysOff.map(({ day, name }) => `${formatDay(day)} (${name})`)
  return [
    `usually ${asPercent(usualPercent)}`,
    ...(days.length ? [`without ${days.join(', ')}`] : []),
  ].join(', ')
}

function Suggestion({ row, save }: Pick<Props, 'row' | 'save'>) {
  const { suggestedPercent, plannedPercent, personId, name, enteredBy, daysOff } = row
  if (plannedPercent !== null)
    return (
      <span className={styles.said}>
        <IconCheck size={16} aria-hidden="true" /> answered
        {enteredBy && enteredBy.personId !== personId && ` by ${enteredBy.name}`}
      </span>
    )
  if (suggestedPercent === null) return <span className={styles.said}>not answered</span>
  return (
    <button
      type="button"
      className={styles.take}
      title={whySuggested(row)}
      onClick={() => {
        save(personId, suggestedPercent).catch(tellFailure(`The answer of ${name} was not kept`))
      }}
    >
      <VisuallyHidden>Take </VisuallyHidden>
      {suggestedPercent} %
      {daysOff.length > 0 && <small>{daysOff.map(day => day.name).join(', ')}</small>}
      <VisuallyHidden>
        {' '}
        for {name}: {whySuggested(row)}
      </VisuallyHidden>
    </button>
  )
}

/** One person; drawn again only when something of that person changed. */
export const MatrixRow = memo(function MatrixRow(props: Props) {
  const { row, isMine, isAtRest, sprintNumber, before, save } = props
  const { personId, name, plannedPercent, announced } = row
  const beside = announced.map((percent, index) => ({ percent, index }))
  const cells = (of: typeof beside) =>
    of.map(({ percent, index }) => (
      <td key={index} className={styles.beside}>
        {percent ?? dash}
      </td>
    ))
  return (
    <tr data-mine={isMine || undefined} data-blank={plannedPercent === null || undefined}>
      <th scope="row">
        {name}
        {isMine && <small className={styles.you}>you</small>}
      </th>
      {cells(beside.slice(0, before))}
      <td className={styles.now}>
        {isAtRest ? (
          asPercent(plannedPercent)
        ) : (
          <DraftCell
            label={`${name}, percent in sprint ${sprintNumber}`}
            inputMode="numeric"
            value={plannedPercent}
            format={formatPercent}
            parse={parsePercent}
            invites={isMine && plannedPercent === null}
            save={percent => save(personId, percent)}
          />
        )}
      </td>
      <td>{isAtRest ? null : <Suggestion row={row} save={save} />}</td>
      {cells(beside.slice(before))}
    </tr>
  )
})
