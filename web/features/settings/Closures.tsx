import { ActionIcon, Button, Input, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Closure } from '#contract/team.ts'
import { lengthInDays } from '#domain/calendar.ts'
import { useMay } from '../../lib/access.ts'
import { formatDayWithYear, formatSpan } from '../../lib/format.ts'
import { addSpan, type ClosureSpan, removeSpan, spansOf } from './closures.ts'
import styles from './settings.module.css'

type Props = {
  value: Closure[]
  onChange: (closures: Closure[]) => void
  error: string | undefined
}

const shown = ({ firstDay, lastDay }: ClosureSpan) =>
  firstDay === lastDay ? formatDayWithYear(firstDay) : formatSpan(firstDay, lastDay)

const mostDays = 60

/** Days on which nobody of the team works: an institute's closure, a team day. */
export function Closures({ value, onChange, error }: Props) {
  const may = useMay()
  const [firstDay, setFirstDay] = useState('')
  const [lastDay, setLastDay] = useState('')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()

  const add = () => {
    const last = lastDay || firstDay
    if (!firstDay) return setProblem('Choose the first closed day.')
    if (last < firstDay) return setProblem('The last day is before the first one. Swap them.')
    if (lengthInDays(firstDay, last) > mostDays)
      return setProblem(`Add up to ${mostDays} days at a time.`)
    onChange(addSpan(value, { firstDay, lastDay: last, name: name.trim() }))
    setFirstDay('')
    setLastDay('')
    setName('')
    setProblem(undefined)
  }
  return (
    <fieldset className={styles.fieldset}>
      <legend>Closed days</legend>
      <p className={styles.about}>Nobody of the team works then, holidays apart.</p>
      {value.length > 0 && (
        <ul className={styles.spans}>
          {spansOf(value).map(span => (
            <li key={span.firstDay}>
              <span>
                {shown(span)} {span.name && <span className={styles.dim}>{span.name}</span>}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--knots-muted)"
                size="sm"
                aria-label={`Remove ${shown(span)}`}
                onClick={() => onChange(removeSpan(value, span))}
              >
                <IconX size={15} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {may.lead && (
        <div className={styles.closure}>
          <TextInput
            type="date"
            label="From"
            value={firstDay}
            onChange={event => setFirstDay(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label="To"
            min={firstDay}
            value={lastDay}
            onChange={event => setLastDay(event.currentTarget.value)}
          />
          <TextInput
            label="Name"
            placeholder="End of the year"
            maxLength={80}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Button variant="default" onClick={add}>
            Add
          </Button>
        </div>
      )}
      {(problem ?? error) && <Input.Error role="alert">{problem ?? error}</Input.Error>}
    </fieldset>
  )
}
