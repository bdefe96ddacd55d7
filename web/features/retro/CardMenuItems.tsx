import { Menu } from '@mantine/core'
import {
  IconArrowMoveRight,
  IconLink,
  IconListCheck,
  IconPencil,
  IconStack2,
  IconStackPop,
  IconTrash,
} from '@tabler/icons-react'
import type { Card } from '#contract/retro.ts'
import { Hotkey } from './Hotkey.tsx'
import { useHands } from './hands.ts'
import { useTable } from './table.ts'

/** All that can be done with a card once it is shown; with the keys that do the same. */
export function CardMenuItems({ card, mayMove }: { card: Card; mayMove: boolean }) {
  const { format, move } = useTable()
  const { hold, layOnPlace, ask } = useHands()
  const elsewhere = format.places.filter(({ key }) => key !== card.place)
  return (
    <>
      {mayMove && (
        <>
          <Menu.Item
            leftSection={<IconStack2 size={16} />}
            rightSection={<Hotkey>m</Hotkey>}
            onClick={() => hold(card)}
          >
            Put together with…
          </Menu.Item>
          {card.groupId && (
            <Menu.Item
              leftSection={<IconStackPop size={16} />}
              rightSection={<Hotkey>u</Hotkey>}
              onClick={() => void move({ kind: 'put', id: card.id, grouping: { with: null } })}
            >
              Take out of the group
            </Menu.Item>
          )}
          {elsewhere.map(({ key, name }) => (
            <Menu.Item
              key={key}
              leftSection={<IconArrowMoveRight size={16} />}
              onClick={() => layOnPlace(card.id, key)}
            >
              Move to {name}
            </Menu.Item>
          ))}
          <Menu.Divider />
        </>
      )}
      <Menu.Item
        leftSection={<IconListCheck size={16} />}
        rightSection={<Hotkey>n</Hotkey>}
        onClick={() => ask('action', card)}
      >
        Make an action
      </Menu.Item>
      <Menu.Item
        leftSection={<IconLink size={16} />}
        rightSection={<Hotkey>t</Hotkey>}
        onClick={() => ask('theme', card)}
      >
        {card.themeId ? 'Change what it belongs to' : 'It came up before…'}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPencil size={16} />}
        rightSection={<Hotkey>e</Hotkey>}
        onClick={() => ask('edit', card)}
      >
        Edit the text
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => ask('remove', card)}>
        Delete
      </Menu.Item>
    </>
  )
}
