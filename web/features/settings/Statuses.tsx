import { Button, Checkbox } from '@mantine/core'
import type { FormEvent } from 'react'
import type { MappingPreview } from '#contract/mapping.ts'
import type { Team } from '#contract/team.ts'
import { plural } from '../../lib/format.ts'
import { SaveBar } from './SaveBar.tsx'
import styles from './settings.module.css'
import { useTeamForm } from './use-team-form.ts'

type Fields = { doneStatuses: string[] | null }
type Props = { team: Team; found: MappingPreview['found'] }

const show = (_field: string, value: unknown) =>
  value === null ? 'by their names' : (value as string[]).join(', ')

/** Which statuses mean done: by their names, until somebody chooses. */
export function Statuses({ team, found: { statuses, items, isAll } }: Props) {
  const form = useTeamForm<Fields>(
    team,
    ({ doneStatuses }) => ({ doneStatuses }),
    edits => edits,
  )
  const chosen = form.draft.doneStatuses
  const isDone = (status: (typeof statuses)[number]) => chosen?.includes(status.name) ?? status.done
  const toggle = (name: string) => {
    const before = statuses.filter(isDone).map(status => status.name)
    const others = before.filter(other => other !== name)
    form.set('doneStatuses', before.includes(name) ? others : [...before, name])
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.submit()
  }
  if (statuses.length === 0) return null
  return (
    <form onSubmit={submit} noValidate className={styles.block}>
      <fieldset className={styles.fieldset}>
        <legend>Statuses that mean done</legend>
        <p className={styles.about}>
          {!isAll && `Counted on the first ${items} items. `}
          {chosen === null
            ? 'Found by their names. Closing an issue as completed or merging counts as done as well.'
            : 'Chosen by the team. Closing an issue as completed or merging counts as done as well.'}
        </p>
        <div className={styles.statuses}>
          {statuses.map(status => (
            <Checkbox
              key={status.name}
              label={status.name}
              description={plural(status.items, 'item')}
              checked={isDone(status)}
              onChange={() => toggle(status.name)}
            />
          ))}
        </div>
        {chosen !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            ml={-8}
            mt={8}
            onClick={() => form.set('doneStatuses', null)}
          >
            Find them by their names again
          </Button>
        )}
      </fieldset>
      <SaveBar form={form} labels={{ doneStatuses: 'Statuses that mean done' }} show={show} />
    </form>
  )
}
