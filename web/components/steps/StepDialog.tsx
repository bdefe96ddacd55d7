import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { useToday } from '../../lib/clock.ts'
import { useSprints, useTeam } from '../../lib/queries.ts'
import { Problem } from '../Problem.tsx'
import { type Step, theirSprint, useStep } from './api.ts'
import { stepWords } from './step-words.ts'

type Props = { slug: string; sprint: Sprint; step: Step | null; onClose: () => void }

type Asked = Omit<Props, 'step'> & { step: Step; words: ReturnType<typeof stepWords> }

function Question({ slug, sprint, step, words, onClose }: Asked) {
  const [reason, setReason] = useState('')
  const take = useStep(slug, sprint.id, step)
  const theirs = theirSprint(take.error)
  const isMissing = step === 'reopen' && reason.trim().length < 3
  const go = () =>
    take.mutate(
      {
        version: theirs?.version ?? sprint.version,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      },
      { onSuccess: onClose },
    )
  return (
    <Stack gap="sm">
      {words.sentences.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {step === 'reopen' && (
        <Textarea
          label="Why"
          required
          data-autofocus
          description="It stands beside the change, so that everybody can see what happened."
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      )}
      {take.error && (
        <Problem
          title={
            theirs ? 'The sprint was changed meanwhile. Look at it, then try again.' : undefined
          }
          error={take.error}
        />
      )}
      {step === 'close' && sprint.items !== null && (
        <p>
          <Link to={`/${slug}/sprints/${sprint.number}/review`}>Go through its review first</Link>:
          what else counts, who was really there, and where unfinished items go.
        </p>
      )}
      <Group justify="flex-end" mt="xs">
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button onClick={go} loading={take.isPending} disabled={isMissing}>
          {words.button}
        </Button>
      </Group>
    </Stack>
  )
}

/** Says what a step keeps and changes before it is taken. */
export function StepDialog({ step, ...rest }: Props) {
  const team = useTeam(rest.slug)
  const today = useToday(team.data?.timeZone)
  const sprints = useSprints(rest.slug).data?.sprints ?? []
  const words = step && stepWords(step, rest.sprint, { today, sprints })
  return (
    <Modal opened={step !== null} onClose={rest.onClose} title={words?.title ?? ''}>
      {step && words && <Question key={step} step={step} words={words} {...rest} />}
    </Modal>
  )
}
