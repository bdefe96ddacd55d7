import { Alert, Button, Group, Text } from '@mantine/core'
import { Markdown } from '../../components/Markdown.tsx'

type Props = { text: string; onKeepMine: () => void; onTakeTheirs: () => void }

/** Somebody else saved another text meanwhile: both are shown, and a person decides. */
export function Theirs({ text, onKeepMine, onTakeTheirs }: Props) {
  return (
    <Alert
      role="alert"
      mt="sm"
      variant="default"
      radius="md"
      title="Changed by somebody else meanwhile"
    >
      {text.trim() === '' ? <Text c="dimmed">They emptied it.</Text> : <Markdown text={text} />}
      <Group gap="xs" mt="sm">
        <Button size="xs" onClick={onKeepMine}>
          Save mine instead
        </Button>
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </Group>
    </Alert>
  )
}
