import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'

export function NoVelocity({ slug }: { slug: string }) {
  return (
    <Panel>
      <Empty
        icon={<IconChartBar size={24} />}
        title="There is no sprint yet"
        actions={
          <>
            <Button component={Link} to={`/${slug}/import`}>
              Import past sprints
            </Button>
            <Button component={Link} to={`/${slug}/settings`} variant="default">
              Connect GitHub
            </Button>
          </>
        }
      >
        Velocity comes from finished sprints: their points and how many people were there. Minutes,
        a CSV file or a GitHub board bring them.
      </Empty>
    </Panel>
  )
}
