import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconDeviceDesktop,
  IconDots,
  IconKeyboard,
  IconMoon,
  IconPlayerPlay,
  IconShieldLock,
  IconSun,
} from '@tabler/icons-react'
import { Link } from 'react-router'
import { useStart } from '../components/use-start.ts'
import { useMay } from '../lib/access.ts'
import { useCurrentMeeting } from '../lib/meeting.ts'
import { useDestinations } from './destinations.tsx'
import { askForHelp } from './Shortcuts.tsx'

const schemes = [
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
  { value: 'auto', label: 'As the device', Icon: IconDeviceDesktop },
] as const

/** The meeting can be started on any day. */
function StartItem({ slug }: { slug: string }) {
  const now = useCurrentMeeting(slug).data
  const { start } = useStart(slug)
  const may = useMay()
  if (!now || now.meeting !== null || !may.write) return null
  return (
    <Menu.Item leftSection={<IconPlayerPlay size={17} />} onClick={start}>
      Start meeting
    </Menu.Item>
  )
}

export function MoreMenu({ slug }: { slug: string }) {
  const pages = useDestinations(slug).filter(page => !page.main)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end" width={230} withinPortal={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--knots-muted)"
          size="lg"
          aria-label="More"
        >
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <StartItem slug={slug} />
        {pages.map(({ key, to, label, Icon }) => (
          <Menu.Item key={key} component={Link} to={to} leftSection={<Icon size={17} />}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconKeyboard size={17} />} onClick={askForHelp}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item component={Link} to="/privacy" leftSection={<IconShieldLock size={17} />}>
          Privacy
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label c="var(--knots-muted)">Appearance</Menu.Label>
        {schemes.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={17} />}
            rightSection={colorScheme === value ? <IconCheck size={16} /> : null}
            aria-current={colorScheme === value ? 'true' : undefined}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
