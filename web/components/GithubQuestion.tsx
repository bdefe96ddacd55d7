import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { Question } from './ask-github.tsx'

type Props = { question: Question | null; answer: (isYes: boolean) => void }

/** Asked once before Knots writes to GitHub as this account. */
export function GithubQuestion({ question, answer }: Props) {
  return (
    <Modal opened={question !== null} onClose={() => answer(false)} title="Write to GitHub?">
      <Stack>
        <Text>
          {question?.words}. This will appear on GitHub as{' '}
          {question?.account ? `@${question.account}` : 'the account of the token'}. You are asked
          only this once.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => answer(false)}>
            Not now
          </Button>
          <Button data-autofocus onClick={() => answer(true)}>
            Write it
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
