import { Button } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { plural } from '../../lib/format.ts'
import { useSprints } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { AddSprint } from './AddSprint.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { FindBar } from './FindBar.tsx'
import { FteHint } from './FteHint.tsx'
import { NoSprints } from './NoSprints.tsx'
import { OutOfOrder } from './OutOfOrder.tsx'
import { SprintCards } from './SprintCards.tsx'
import { SprintForm } from './SprintForm.tsx'
import { SprintTable } from './SprintTable.tsx'
import { hitsIn } from './search.ts'
import { useChoice } from './use-choice.ts'

/** The record that a team keeps by hand: every sprint with its days, points, people and speed. */
export function SprintsPage() {
  const slug = useTeamSlug()
  const sprints = useSprints(slug)
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, {
    getInitialValueInEffect: false,
  })
  const may = useMay()
  const [isAdding, adding] = useDisclosure(false)
  const [editing, setEditing] = useState<Sprint>()
  const all = sprints.data?.sprints ?? []
  const { query, setQuery, chosen, choose, chooseNone } = useChoice()
  const found = all.filter(sprint => hitsIn(sprint, query) !== null).toReversed()
  const List = isNarrow ? SprintCards : SprintTable
  return (
    <>
      <PageTitle
        title="Sprints"
        below={all.length > 0 ? plural(all.length, 'sprint') : undefined}
        actions={
          <>
            {all.length > 0 && <ExportMenu slug={slug} />}
            {may.lead && (
              <Button leftSection={<IconPlus size={16} />} onClick={adding.open}>
                Add a sprint
              </Button>
            )}
          </>
        }
      />
      {sprints.isPending && <Loading height={520} label="Loading the sprints" />}
      {sprints.error && !sprints.data && (
        <Problem
          title="The sprints could not be read"
          error={sprints.error}
          onRetry={() => sprints.refetch()}
        />
      )}
      {sprints.data && all.length === 0 && <NoSprints slug={slug} onAdd={adding.open} />}
      {may.lead && <OutOfOrder slug={slug} sprints={all} />}
      {may.write && <FteHint sprints={all} />}
      {all.length > 1 && (
        <FindBar
          {...{ slug, query, chosen }}
          found={found.length}
          onQuery={setQuery}
          onNone={chooseNone}
        />
      )}
      {all.length > 0 && found.length === 0 && (
        <Panel>
          <p>No title, goal or comment holds that.</p>
        </Panel>
      )}
      {found.length > 0 && (
        <List
          slug={slug}
          sprints={found}
          query={query.trim()}
          picking={{ chosen, choose }}
          onEdit={setEditing}
        />
      )}
      <AddSprint slug={slug} sprints={all} opened={isAdding} onClose={adding.close} />
      {editing && (
        <SprintForm
          slug={slug}
          sprint={all.find(({ id }) => id === editing.id) ?? editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}
