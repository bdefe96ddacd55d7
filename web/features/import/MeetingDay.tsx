import { Button, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ImportResult } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import { useToday } from '../../lib/clock.ts'
import { formatDayWithYear } from '../../lib/format.ts'
import { useTeam } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import styles from './import.module.css'
import { LineLink } from './LineLink.tsx'

type AskProps = { message: string; given: string | null; onGive: (day: string) => void }

/** Labels such as “May 28th” have no year; the day of the meeting tells it. */
export function AskMeetingDay({ message, given, onGive }: AskProps) {
  const team = useTeam(useTeamSlug())
  const today = useToday(team.data?.timeZone)
  const [day, setDay] = useState(given ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (day) onGive(day)
  }
  return (
    <Panel title="When was the meeting?">
      <Text>{message}</Text>
      <form onSubmit={submit} className={styles.dayForm}>
        <TextInput
          type="date"
          label="Day of the meeting"
          value={day}
          onChange={event => setDay(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!day}>
          Use this day
        </Button>
        {today && (
          <Button variant="default" onClick={() => onGive(today)}>
            Today, {formatDayWithYear(today)}
          </Button>
        )}
      </form>
    </Panel>
  )
}

type FoundProps = {
  day: NonNullable<ImportResult['meetingDay']>
  onChange: (day: string) => void
}

/** The day that the years follow from, where it was found, and a way to give another one. */
export function FoundMeetingDay({ day, onChange }: FoundProps) {
  const [isEditing, setIsEditing] = useState(false)
  return (
    <div className={styles.meetingDay}>
      <span>
        Meeting of <b>{formatDayWithYear(day.day)}</b>
        {day.line === null ? ', as you said' : ', found in '}
        {day.line !== null && <LineLink line={day.line} />}
      </span>
      {isEditing ? (
        <TextInput
          type="date"
          size="xs"
          aria-label="Day of the meeting"
          value={day.day}
          onChange={event => event.currentTarget.value && onChange(event.currentTarget.value)}
          data-autofocus
        />
      ) : (
        <Button size="compact-xs" variant="subtle" onClick={() => setIsEditing(true)}>
          Change
        </Button>
      )}
    </div>
  )
}
