import { Button, Group, Text } from '@mantine/core'
import type { Trouble } from './use-draft.ts'

type Props = { trouble: Trouble; mine: string; onKeep: () => void; onInsist: () => void }

const shown = (text: string) => text || 'nothing'

/** Why a draft is not saved; where somebody else was quicker, both values to choose from. */
export function DraftTrouble({ trouble, mine, onKeep, onInsist }: Props) {
  if (trouble.theirs === undefined) return <Text size="sm">{trouble.problem}</Text>
  return (
    <>
      <Text size="sm">
        Somebody else wrote <b>{shown(trouble.theirs)}</b> here meanwhile; you wrote{' '}
        <b>{shown(mine)}</b>.
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          Keep {shown(trouble.theirs)}
        </Button>
        <Button size="compact-sm" onClick={onInsist}>
          Use {shown(mine)}
        </Button>
      </Group>
    </>
  )
}
