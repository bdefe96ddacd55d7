import { Button, Group, Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Card } from '#contract/retro.ts'
import { ActionDialog } from '../../components/ActionDialog.tsx'
import { retroQuery } from './api.ts'
import { CardEditor } from './CardEditor.tsx'
import { fromWords } from './from-words.ts'
import type { CardDialogKind } from './hands.ts'
import { saveCardText } from './send-cards.ts'
import { ThemeDialog } from './ThemeDialog.tsx'
import { useTable } from './table.ts'

type Props = { kind: CardDialogKind; card: Card; onClose: () => void }

function EditDialog({ card, onClose }: Omit<Props, 'kind'>) {
  const { slug, sprint } = useTable()
  const client = useQueryClient()
  const save = async (text: string, current?: unknown) => {
    await saveCardText(slug, (current as Card | undefined) ?? card, text)
    await client.invalidateQueries({ queryKey: retroQuery(slug, sprint.id).queryKey })
  }
  return (
    <Modal opened onClose={onClose} title="Edit the card">
      <CardEditor text={card.text} save={save} onClose={onClose} />
    </Modal>
  )
}

function RemoveDialog({ card, onClose }: Omit<Props, 'kind'>) {
  const { move } = useTable()
  const remove = async () => {
    if (await move({ kind: 'remove-card', id: card.id })) onClose()
  }
  return (
    <Modal opened onClose={onClose} title="Delete this card for everybody?">
      <Text mb="md" style={{ overflowWrap: 'anywhere' }}>
        “{card.text}”
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button onClick={() => void remove()}>Delete</Button>
      </Group>
    </Modal>
  )
}

/** What is asked about one card. */
export function CardDialogs({ kind, card: asked, onClose }: Props) {
  const { slug, sprint, retro } = useTable()
  const card = retro.cards.find(({ id }) => id === asked.id) ?? asked
  switch (kind) {
    case 'edit':
      return <EditDialog card={card} onClose={onClose} />
    case 'remove':
      return <RemoveDialog card={card} onClose={onClose} />
    case 'theme':
      return <ThemeDialog card={card} onClose={onClose} />
    case 'action':
      return (
        <ActionDialog
          slug={slug}
          draft={{
            text: card.text,
            source: { kind: 'card', id: card.id },
            from: fromWords(sprint),
          }}
          onClose={onClose}
        />
      )
  }
}
