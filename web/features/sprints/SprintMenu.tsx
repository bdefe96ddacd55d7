import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconChartBar,
  IconChartBarOff,
  IconDots,
  IconFileText,
  IconPencil,
} from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import { MinutesDialog } from '../../components/MinutesDialog.tsx'
import { useMay } from '../../lib/access.ts'
import type { Save } from './TotalCell.tsx'

type Props = { slug: string; sprint: Sprint; save: Save; onEdit: () => void }

/** What else can be done with a sprint. */
export function SprintMenu({ slug, sprint, save, onEdit }: Props) {
  const [isShown, minutes] = useDisclosure(false)
  const may = useMay()
  if (!may.write) return null
  return (
    <Menu position="bottom-end" width={240} shadow="lg">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`More for sprint ${sprint.number}`}
          c="var(--knots-muted)"
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          Edit title, days, comment
        </Menu.Item>
        {sprint.excluded ? (
          <Menu.Item
            leftSection={<IconChartBar size={16} />}
            onClick={() => save(sprint, { excluded: null })}
          >
            Count in averages again
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconChartBarOff size={16} />} onClick={onEdit}>
            Leave out of averages…
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconFileText size={16} />} onClick={minutes.open}>
          Show as minutes
        </Menu.Item>
      </Menu.Dropdown>
      {isShown && <MinutesDialog slug={slug} sprint={sprint} onClose={minutes.close} />}
    </Menu>
  )
}
