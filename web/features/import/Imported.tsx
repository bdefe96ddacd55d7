import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { ImportResult } from '#contract/import.ts'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { contentsOf } from './SummaryBar.tsx'
import { countChanges } from './words.ts'

type Props = { slug: string; result: ImportResult; onAgain: () => void }

/** What was imported, and where to look at it. */
export function Imported({ slug, result, onAgain }: Props) {
  return (
    <Panel>
      <div role="status">
        <Empty
          icon={<IconCheck size={24} />}
          title={`Imported: ${contentsOf(result)}`}
          actions={
            <>
              <Button component={Link} to={`/${slug}/velocity`}>
                See the velocity
              </Button>
              <Button component={Link} to={`/${slug}/sprints`} variant="default">
                See the sprints
              </Button>
              <Button variant="default" onClick={onAgain}>
                Import another text
              </Button>
            </>
          }
        >
          Sprints: {countChanges(result.sprints)}
          {result.isRenumbered && ', counted again'}. Importing the same text again changes nothing;
          what people edit in Knots stays.
        </Empty>
      </div>
    </Panel>
  )
}
