import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import {
  createContext,
  type FormEvent,
  type ReactNode,
  use,
  useCallback,
  useRef,
  useState,
} from 'react'
import type { Sprint } from '#contract/sprint.ts'

/** Undefined: no reason is needed. Null: the person would rather not. */
type AskReason = (what: string) => Promise<string | undefined | null>

const Reason = createContext<AskReason>(async () => undefined)

/** Asks why, before a closed sprint is changed; of any other sprint nothing is asked. */
export const useReason = () => use(Reason)

type Question = { what: string; answer: (reason: string | null) => void }

function Form({ question, last }: { question: Question; last: string }) {
  const [reason, setReason] = useState(last)
  const given = reason.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    question.answer(given)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p>{question.what}</p>
        <TextInput
          label="Why"
          description="The correction stays visible with it in the sprint’s history."
          required
          maxLength={500}
          data-autofocus
          value={reason}
          onFocus={event => event.currentTarget.select()}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => question.answer(null)}>
            Not now
          </Button>
          <Button type="submit" disabled={given.length < 3}>
            Correct
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Whatever of a closed sprint is changed below is a correction with a reason; the last one is offered again. */
export function Corrections({ sprint, children }: { sprint: Sprint; children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null)
  const last = useRef('')
  const isClosed = sprint.state === 'closed'
  const ask = useCallback<AskReason>(
    what => {
      if (!isClosed) return Promise.resolve(undefined)
      const { promise, resolve } = Promise.withResolvers<string | null>()
      const answer = (reason: string | null) => {
        if (reason !== null) last.current = reason
        setQuestion(null)
        resolve(reason)
      }
      setQuestion({ what, answer })
      return promise
    },
    [isClosed],
  )
  return (
    <Reason value={ask}>
      {children}
      <Modal
        opened={question !== null}
        onClose={() => question?.answer(null)}
        title={`Correct sprint ${sprint.number}, which is closed`}
      >
        {question && <Form question={question} last={last.current} />}
      </Modal>
    </Reason>
  )
}
