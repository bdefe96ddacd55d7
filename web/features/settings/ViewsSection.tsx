import { Button, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Team } from '#contract/team.ts'
import type { ViewRole } from '#contract/view.ts'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Section } from './Section.tsx'
import styles from './settings.module.css'
import { ViewRow } from './ViewRow.tsx'
import { savedChoice, useSaveViews, useViews, type ViewChoice } from './views-api.ts'

/** Which saved views of the board Knots uses for what. */
export function ViewsSection({ team }: { team: Team }) {
  const isConnected = team.github !== null
  const views = useViews(team.slug, isConnected)
  const save = useSaveViews(team.slug)
  const [edits, setEdits] = useState<Map<ViewRole, ViewChoice>>(new Map())
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const uses = views.data?.uses ?? []
  const choices = new Map(
    uses.map(use => [use.role, edits.get(use.role) ?? savedChoice(use)] as const),
  )
  const isEdited = uses.some(use => choices.get(use.role) !== savedChoice(use))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsSaving(true)
    try {
      await save(choices)
      setEdits(new Map())
      setError(null)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setIsSaving(false)
    }
  }
  if (!isConnected || views.data?.views.length === 0)
    return (
      <Section id="views">
        <Text c="dimmed">
          {isConnected
            ? 'No saved views were found on the board. The backlog is what is open and in no sprint under way or to come.'
            : 'Once a GitHub project is read, its saved views can be used here, for the backlog and for triage.'}
        </Text>
      </Section>
    )
  return (
    <Section
      id="views"
      about="Knots uses the saved views of the board and finds them by their names. Items come in the order of the board."
    >
      {views.isPending && <Loading height={420} label="Looking at the views" />}
      {views.error && !views.data && (
        <Problem
          title="The views could not be loaded"
          error={views.error}
          onRetry={() => views.refetch()}
        />
      )}
      {views.data && (
        <form onSubmit={submit} noValidate>
          {views.data.uses.map(use => (
            <ViewRow
              key={use.role}
              slug={team.slug}
              use={use}
              views={views.data}
              choice={choices.get(use.role) ?? 'auto'}
              onChange={choice => setEdits(before => new Map(before).set(use.role, choice))}
            />
          ))}
          {error !== null && <Problem title="The views were not saved" error={error} />}
          <div className={styles.saveButtons}>
            <Button type="submit" disabled={!isEdited} loading={isSaving}>
              Save
            </Button>
            {isEdited && (
              <Button variant="default" onClick={() => setEdits(new Map())}>
                Undo
              </Button>
            )}
          </div>
        </form>
      )}
    </Section>
  )
}
