import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Meeting, Attendance as Said } from '#contract/meeting.ts'
import { useMay } from '../../lib/access.ts'
import { plural } from '../../lib/format.ts'
import { active } from '../../lib/me.ts'
import { usePeople } from '../../lib/queries.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import { useMeetingActs } from './api.ts'
import styles from './meeting.module.css'

type Row = { personId: string | null; name: string; isPresent: boolean | null }

const byName = (one: Row, other: Row) => one.name.localeCompare(other.name)

/** The people of the team, said of or not, then those who are no longer in it, then guests. */
function rowsOf(people: { id: string; name: string }[], attendees: Meeting['attendees']): Row[] {
  const said = new Map(attendees.map(one => [one.personId, one.isPresent]))
  const team = people.map(({ id, name }) => ({
    personId: id,
    name,
    isPresent: said.get(id) ?? null,
  }))
  const ids = new Set<string | null>(people.map(({ id }) => id))
  const others = attendees.filter(({ personId }) => !ids.has(personId))
  return [
    ...team.sort(byName),
    ...others.filter(({ personId }) => personId !== null),
    ...others.filter(({ personId }) => personId === null),
  ]
}

type RowProps = { row: Row; say: (said: Said) => void }

function AttendanceRow({ row: { personId, name, isPresent }, say }: RowProps) {
  const choose = (value: boolean) =>
    say({ personId, name, isPresent: isPresent === value ? null : value })
  const may = useMay()
  const choices = [
    { value: true, words: 'Here' },
    { value: false, words: 'Apologies' },
  ]
  return (
    <li className={styles.person}>
      <span>
        {name}
        {personId === null && <span className={styles.guest}> guest</span>}
      </span>
      <Button.Group>
        {choices.map(({ value, words }) => (
          <Button
            key={words}
            size="xs"
            variant={isPresent === value ? 'light' : 'default'}
            aria-pressed={isPresent === value}
            aria-label={`${words}: ${name}`}
            onClick={() => choose(value)}
            disabled={!may.write}
          >
            {words}
          </Button>
        ))}
      </Button.Group>
    </li>
  )
}

/** Who is here and who sent apologies: one press each, a second one takes it back. Guests are typed. */
export function Attendance({ slug, meeting }: { slug: string; meeting: Meeting }) {
  const people = active(usePeople(slug).data?.people)
  const { attend } = useMeetingActs(slug)
  const may = useMay()
  const [guest, setGuest] = useState('')
  const rows = rowsOf(people, meeting.attendees)
  const here = rows.filter(({ isPresent }) => isPresent).length
  const away = rows.filter(({ isPresent }) => isPresent === false).length
  const say = (said: Said) =>
    attend(meeting.id, said).then(
      () => true,
      error => {
        tellFailure('Who is here was not kept')(error)
        return false
      },
    )
  const addGuest = async (event: FormEvent) => {
    event.preventDefault()
    const name = guest.trim()
    if (name !== '' && (await say({ personId: null, name, isPresent: true }))) setGuest('')
  }
  return (
    <>
      <p className={styles.counts} role="status">
        {here} here, {plural(away, 'apology', 'apologies')}
      </p>
      <ul className={styles.people}>
        {rows.map(row => (
          <AttendanceRow key={row.personId ?? `guest ${row.name}`} row={row} say={say} />
        ))}
      </ul>
      {may.write && (
        <form onSubmit={addGuest}>
          <Group gap="xs" wrap="nowrap" mt="sm">
            <TextInput
              flex={1}
              aria-label="Name of a guest"
              placeholder="A guest"
              maxLength={120}
              value={guest}
              onChange={event => setGuest(event.currentTarget.value)}
            />
            <Button type="submit" variant="default">
              Add
            </Button>
          </Group>
        </form>
      )}
    </>
  )
}
