import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Team, TeamEdit } from '#contract/team.ts'
import type { Velocity } from '#contract/velocity.ts'
import { useMay } from '../../lib/access.ts'
import { request, teamPath } from '../../lib/api.ts'
import { type Choice, choiceKey, choiceOf, choiceWords } from '../../lib/method-words.ts'
import { useTeam } from '../../lib/queries.ts'
import { isVelocityKnown } from './enough.ts'
import styles from './velocity.module.css'

type Props = {
  slug: string
  velocity: Velocity
  asOf: string | null
  onAsOf: (day: string) => void
  onChoice: (choice: Choice | null) => void
}

function useKeepChoice(slug: string, team: Team | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, last }: Choice) => {
      const edit: TeamEdit = { version: team?.version ?? 1, average: { method, last } }
      return request<Team>('PATCH', teamPath(slug), edit)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['team', slug] }),
  })
}

/** As of which day, and by which method. */
export function Controls({ slug, velocity, asOf, onAsOf, onChoice }: Props) {
  const team = useTeam(slug)
  const may = useMay()
  const keep = useKeepChoice(slug, team.data)
  const { average } = velocity
  const theirs = team.data?.average
  const differs = theirs !== undefined && choiceKey(theirs) !== choiceKey(average)
  return (
    <div className={styles.controls}>
      {differs && may.lead && (
        <Button
          variant="subtle"
          loading={keep.isPending}
          onClick={() => keep.mutate(average, { onSuccess: () => onChoice(null) })}
        >
          {keep.error ? 'Not kept, try again' : 'Make it the team’s'}
        </Button>
      )}
      {isVelocityKnown(velocity) && (
        <NativeSelect
          label="Average"
          value={choiceKey(average)}
          onChange={event => onChoice(choiceOf(event.currentTarget.value))}
          data={velocity.methods.map(choice => ({
            value: choiceKey(choice),
            label: choiceWords(choice),
          }))}
        />
      )}
      <TextInput
        label="As of"
        type="date"
        value={asOf ?? velocity.asOf}
        onChange={event => onAsOf(event.currentTarget.value)}
      />
    </div>
  )
}
