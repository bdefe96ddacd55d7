import { Button, Menu } from '@mantine/core'
import { IconDownload, IconFileText, IconJson, IconTableExport } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMay } from '../../lib/access.ts'
import { teamPath } from '../../lib/api.ts'

/** Everything can be taken away. */
export function ExportMenu({ slug }: { slug: string }) {
  const may = useMay()
  return (
    <Menu position="bottom-end" width={280} shadow="lg">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={teamPath(slug, '/velocity.csv')}
          download
          leftSection={<IconTableExport size={16} />}
        >
          Velocity table as CSV
        </Menu.Item>
        {may.lead && (
          <Menu.Item
            component="a"
            href={teamPath(slug, '/export.json')}
            download
            leftSection={<IconJson size={16} />}
          >
            Everything as JSON
          </Menu.Item>
        )}
        {may.write && (
          <Menu.Item
            component={Link}
            to={`/${slug}/import#export`}
            leftSection={<IconFileText size={16} />}
          >
            Minutes of each sprint
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
