import { Anchor, Button, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { MappingEdit } from '#contract/mapping.ts'
import type { Team } from '#contract/team.ts'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useFields, useSaveFields } from './api.ts'
import { FieldSelects } from './FieldSelects.tsx'
import { Found } from './Found.tsx'
import { Section } from './Section.tsx'
import { Statuses } from './Statuses.tsx'
import styles from './settings.module.css'

/** Which fields of the board hold points, sprint and status, and what that finds. */
export function MappingSection({ team }: { team: Team }) {
  const isConnected = team.github !== null && team.hasToken
  const [choice, setChoice] = useState<MappingEdit>({})
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const fields = useFields(team.slug, choice, isConnected)
  const save = useSaveFields(team.slug)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsSaving(true)
    try {
      await save(choice)
      setChoice({})
      setError(null)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setIsSaving(false)
    }
  }
  if (!isConnected)
    return (
      <Section id="mapping">
        <Text c="dimmed">
          <Anchor href="#github" underline="always">
            Give a project and a token
          </Anchor>{' '}
          above; Knots then looks at the board and says here which fields it takes for points,
          sprint and status.
        </Text>
      </Section>
    )
  const isEdited = Object.keys(choice).length > 0
  return (
    <Section
      id="mapping"
      about="Knots finds these fields by name and kind. Change them where it is mistaken."
    >
      {fields.isPending && <Loading height={300} label="Looking at the board" />}
      {fields.error && !fields.data && (
        <Problem
          title="The board could not be looked at"
          error={fields.error}
          onRetry={() => fields.refetch()}
        />
      )}
      {fields.data && (
        <>
          <form onSubmit={submit} noValidate>
            <FieldSelects
              preview={fields.data}
              choice={choice}
              error={error}
              onChange={change => setChoice(before => ({ ...before, ...change }))}
            />
            <Found preview={fields.data} isLooking={fields.isFetching} />
            <div className={styles.saveButtons}>
              <Button type="submit" disabled={!isEdited} loading={isSaving}>
                Save and read again
              </Button>
              {isEdited && (
                <Button variant="default" onClick={() => setChoice({})}>
                  Undo
                </Button>
              )}
            </div>
          </form>
          <Statuses team={team} found={fields.data.found} />
        </>
      )}
    </Section>
  )
}
