import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextSource } from '../../components/TextSource.tsx'
import { dropTextDraft, keepTextDraft, readTextDraft } from '../../lib/text-draft.ts'
import { ownTimeZone } from '../../lib/time-zones.ts'
import { nameError, useMakeTeam } from './api.ts'
import { FormHead } from './FormHead.tsx'
import styles from './start.module.css'
import { newTeamDraft } from './use-text-arrival.ts'

const refusalOf = (state: unknown) => (state as { problem?: string } | null)?.problem

/** A text and a name become a team and the preview of what the text says. */
export function BringMinutes() {
  const navigate = useNavigate()
  const make = useMakeTeam()
  const [draft, setDraft] = useState(() => readTextDraft(newTeamDraft) ?? { text: '', name: null })
  const [name, setName] = useState('My team')
  const [missing, setMissing] = useState(refusalOf(useLocation().state))
  const timeZone = ownTimeZone()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.text.trim() === '')
      return setMissing('Paste the minutes, drop their file here or choose one.')
    make.mutate(
      { name, timeZone },
      {
        onSuccess: team => {
          keepTextDraft(team.slug, draft)
          dropTextDraft(newTeamDraft)
          navigate(`/${team.slug}/import`)
        },
      },
    )
  }
  return (
    <div className={styles.form}>
      <FormHead title="Import minutes or CSV">
        The next page shows what Knots found in the text. Nothing is saved before you say so there.
      </FormHead>
      <Panel>
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <TextSource
              label="Minutes"
              description="The whole page as it is. Knots looks for sprints, availability, retrospective and actions."
              value={draft}
              error={missing}
              onChange={next => {
                setMissing(undefined)
                setDraft(next)
                keepTextDraft(newTeamDraft, next)
              }}
            />
            <TextInput
              label="Team name"
              description={`Its time zone will be ${timeZone.replaceAll('_', ' ')}. Both can be changed in Settings.`}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
              onFocus={event => event.currentTarget.select()}
              error={nameError(make.error)}
            />
            {make.error && nameError(make.error) === undefined && (
              <Problem title="The team could not be made" error={make.error} />
            )}
            <Group>
              <Button type="submit" loading={make.isPending}>
                Preview
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </div>
  )
}
