import { Button, Group, Text } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useRef, useState } from 'react'
import type { NewWrite } from '#contract/write.ts'
import { useMay } from '../lib/access.ts'
import { useKeys } from '../lib/keys.ts'
import { tellFailure } from '../lib/tell-failure.ts'
import { useAskWrites, type useWrites } from '../lib/writes.ts'

export type Asked = { write: NewWrite; words: string }
/** `account`: as whom Knots would write; empty where GitHub does not say. */
export type Question = Asked & { account: string }

/**
 * Asks Knots to change something on GitHub. Before the first write somebody is asked; each has an undo, by key too.
 * Without write access it is put on the list of what to change by hand.
 */
export function useAskGithub(
  slug: string,
  writes: Pick<ReturnType<typeof useWrites>, 'data' | 'refetch'>,
) {
  const ask = useAskWrites(slug)
  const may = useMay()
  const [question, setQuestion] = useState<Question | null>(null)
  /** Null: nobody was asked yet. */
  const [account, setAccount] = useLocalStorage<string | null>({
    key: `knots-writes-as-${slug}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const last = useRef<string | null>(null)

  const undo = (id: string) => {
    last.current = null
    ask.mutate({ kind: 'undo', id })
  }
  const send = ({ write, words }: Asked) =>
    ask.mutate(
      { kind: 'write', writes: [write] },
      {
        onSuccess: after => {
          last.current = write.id ?? null
          const isByHand = after.open.some(
            ({ id, state }) => id === write.id && state === 'by-hand',
          )
          notifications.show({
            message: (
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm">{isByHand ? `${words}: to be done by hand on GitHub` : words}</Text>
                {!isByHand && write.id && (
                  <Button size="compact-sm" variant="default" onClick={() => undo(write.id ?? '')}>
                    Undo
                  </Button>
                )}
              </Group>
            ),
          })
        },
      },
    )
  useKeys(key => {
    if (key === 'u' && last.current !== null) undo(last.current)
  })
  return {
    ask,
    request: async (asked: Asked) => {
      // Rows are moved by key and by hand too, where no button is.
      if (!may.write) return
      // As whom Knots writes is known first, however soon somebody clicks.
      const { data: known, error } = writes.data
        ? { data: writes.data, error: null }
        : await writes.refetch()
      if (!known) return tellFailure('This was not asked of GitHub')(error)
      const writer = known.account ?? ''
      if (known.canWrite && writer !== account) setQuestion({ ...asked, account: writer })
      else send(asked)
    },
    question,
    /** Answers the question: with yes it is never asked again for this account. */
    answer: (isYes: boolean) => {
      if (isYes && question) {
        setAccount(question.account)
        send(question)
      }
      setQuestion(null)
    },
  }
}
