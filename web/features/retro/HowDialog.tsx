import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type How, HowFields } from './HowFields.tsx'
import { useTable } from './table.ts'

/** Changes how a retrospective is held that is open already; what went wrong is shown on the page. */
export function HowDialog({ onClose }: { onClose: () => void }) {
  const { retro, board, move } = useTable()
  const [edits, setEdits] = useState<Partial<How>>({})
  const { format, isAnonymous, votesEach, areTotalsLive, version } = board
  const how = { format, isAnonymous, votesEach, areTotalsLive, ...edits }
  const hasCards = retro.cards.length > 0 || retro.hidden.length > 0
  const save = async (event: FormEvent) => {
    event.preventDefault()
    onClose()
    if (Object.keys(edits).length > 0) await move({ kind: 'settings', edit: { version, ...edits } })
  }
  return (
    <Modal opened onClose={onClose} title="How it is held" size="lg">
      <form onSubmit={event => void save(event)}>
        <Stack gap="lg">
          <HowFields
            how={how}
            set={change => setEdits({ ...edits, ...change })}
            hasCards={hasCards}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Save</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
