import { Button, Group } from '@mantine/core'
import type { Sprint } from '#contract/sprint.ts'
import { Problem } from '../../components/Problem.tsx'
import { theirSprint, useStep } from '../../components/steps/api.ts'
import { stepWords } from '../../components/steps/step-words.ts'
import { useToday } from '../../lib/clock.ts'
import { useSprints, useTeam } from '../../lib/queries.ts'

type Props = {
  slug: string
  sprint: Sprint
  /** What is still open and stays so with the close, a sentence each. */
  left: string[]
  onBack: (() => void) | null
  onClosed: () => void
}

/** What the close keeps, and the close. */
export function CloseStep({ slug, sprint, left, onBack, onClosed }: Props) {
  const today = useToday(useTeam(slug).data?.timeZone)
  const sprints = useSprints(slug).data?.sprints ?? []
  const close = useStep(slug, sprint.id, 'close')
  const theirs = theirSprint(close.error)
  const words = stepWords('close', sprint, { today, sprints })
  const go = () =>
    close.mutate({ version: theirs?.version ?? sprint.version }, { onSuccess: onClosed })
  return (
    <>
      {[...left, ...words.sentences].map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {close.error && (
        <Problem
          title={
            theirs ? 'The sprint was changed meanwhile. Look at it, then try again.' : undefined
          }
          error={close.error}
        />
      )}
      <Group justify="flex-end">
        {onBack && (
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
        )}
        <Button data-autofocus onClick={go} loading={close.isPending}>
          {words.button}
        </Button>
      </Group>
    </>
  )
}
