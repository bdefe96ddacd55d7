import { Button } from '@mantine/core'
import { IconSailboat } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'

export function NoSprints({ slug, onAdd }: { slug: string; onAdd: () => void }) {
  const may = useMay()
  return (
    <Panel>
      <Empty
        icon={<IconSailboat size={24} />}
        title="No sprints yet"
        actions={
          may.lead && (
            <>
              <Button component={Link} to={`/${slug}/import`}>
                Import minutes or CSV
              </Button>
              <Button component={Link} to={`/${slug}/settings#github`} variant="default">
                Connect GitHub
              </Button>
              <Button variant="default" onClick={onAdd}>
                Add one by hand
              </Button>
            </>
          )
        }
      >
        Bring the sprints you kept in minutes, read them from a GitHub board, or type them: first
        and last day, points and FTE are enough for a velocity.
      </Empty>
    </Panel>
  )
}
