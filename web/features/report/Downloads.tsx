import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { useMay } from '../../lib/access.ts'
import { teamPath } from '../../lib/api.ts'

type Props = { slug: string; sprint: Pick<Sprint, 'id' | 'number'> }

const files = [
  { group: 'Report', path: '/minutes', label: 'Minutes (Markdown)', name: 'minutes.md' },
  { group: 'Report', path: '/report.csv', label: 'Items (CSV)', name: 'report.csv' },
  { group: 'Report', path: '/report', label: 'All of it (JSON)', name: 'report.json' },
  { group: 'Burn-down', path: '/burndown.svg', label: 'Picture (SVG)', name: 'burn-down.svg' },
  { group: 'Burn-down', path: '/burndown.png', label: 'Picture (PNG)', name: 'burn-down.png' },
  { group: 'Retrospective', path: '/retro.md', label: 'Markdown', name: 'retrospective.md' },
  { group: 'Retrospective', path: '/retro.csv', label: 'Cards (CSV)', name: 'retrospective.csv' },
] as const

const groups = ['Report', 'Burn-down', 'Retrospective'] as const

/** What holds words of the retrospective. */
const forMembers: ReadonlySet<string> = new Set(['/minutes', '/retro.md', '/retro.csv'])

/** The sprint in every form in which it goes out. */
export function Downloads({ slug, sprint }: Props) {
  const may = useMay()
  const shown = files.filter(({ path }) => may.write || !forMembers.has(path))
  const shownGroups = groups.filter(name => shown.some(({ group }) => group === name))
  return (
    <Menu position="bottom-end" width={220} withinPortal={false}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={17} />}
          rightSection={<IconChevronDown size={15} />}
        >
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {shownGroups.map(group => (
          <Fragment key={group}>
            <Menu.Label>{group}</Menu.Label>
            {shown
              .filter(file => file.group === group)
              .map(({ path, label, name }) => (
                <Menu.Item
                  key={path}
                  component="a"
                  href={teamPath(slug, `/sprints/${sprint.id}${path}`)}
                  download={`${slug}-sprint-${sprint.number}-${name}`}
                >
                  {label}
                </Menu.Item>
              ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
