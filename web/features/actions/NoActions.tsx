import { Button } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'

type Props = { slug: string; hasAny: boolean; onAll: () => void }

export function NoActions({ slug, hasAny, onAll }: Props) {
  const may = useMay()
  return (
    <Panel>
      {hasAny ? (
        <Empty
          icon={<IconListCheck size={24} />}
          title="Nothing is left to do here"
          actions={
            <Button variant="default" onClick={onAll}>
              Show all actions
            </Button>
          }
        >
          What was done or dropped is still there.
        </Empty>
      ) : (
        <Empty
          icon={<IconListCheck size={24} />}
          title="No actions yet"
          actions={
            may.lead && (
              <Button component={Link} to={`/${slug}/import`} variant="default">
                Import minutes
              </Button>
            )
          }
        >
          {may.write
            ? 'Write the first one above, or bring those of your retrospectives from the minutes.'
            : 'What the team agrees to change stands here.'}
        </Empty>
      )}
    </Panel>
  )
}
