import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconSteeringWheel } from '@tabler/icons-react'
import { active } from '../../lib/me.ts'
import { usePeople } from '../../lib/queries.ts'
import { HowDialog } from './HowDialog.tsx'
import { useTable } from './table.ts'

/** Who leads through the phases. The lead can be handed over, or taken when that person is gone. */
export function Lead() {
  const { slug, board, me, leads, move } = useTable()
  const people = active(usePeople(slug).data?.people)
  const { facilitator } = board
  const others = people.filter(({ id }) => id !== facilitator?.personId && id !== me)
  const lead = (personId: string | null) => void move({ kind: 'lead', personId })
  const isMine = facilitator !== null && facilitator.personId === me
  const words = isMine ? 'You lead' : facilitator ? `${facilitator.name} leads` : 'Nobody leads'
  const [isAsking, { open: ask, close }] = useDisclosure(false)
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            c="var(--knots-muted)"
            size="xs"
            leftSection={<IconSteeringWheel size={16} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {words}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {me !== null && !isMine && (
            <Menu.Item onClick={() => lead(me)}>
              {facilitator ? 'Take over from here' : 'Lead it myself'}
            </Menu.Item>
          )}
          {facilitator && <Menu.Item onClick={() => lead(null)}>Let everybody lead</Menu.Item>}
          {leads && <Menu.Item onClick={ask}>How it is held…</Menu.Item>}
          {others.length > 0 && <Menu.Divider />}
          {others.length > 0 && <Menu.Label>Hand over to</Menu.Label>}
          {others.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => lead(id)}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isAsking && <HowDialog onClose={close} />}
    </>
  )
}
