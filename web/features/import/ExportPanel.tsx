import { Button, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileText, IconJson, IconTable, IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { currentSprint } from '#domain/sprint.ts'
import { MinutesDialog } from '../../components/MinutesDialog.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'
import { teamPath } from '../../lib/api.ts'
import { useToday } from '../../lib/clock.ts'
import { formatSpan } from '../../lib/format.ts'
import { useSprints, useTeam } from '../../lib/queries.ts'
import styles from './import.module.css'

/** The sprint under way, else the one that ended last, else the latest. */
function usualSprint(sprints: Sprint[], today: string | null): Sprint | undefined {
  const current = today === null ? null : currentSprint(sprints, today)
  const ended = sprints.findLast(({ lastDay }) => today !== null && lastDay < today)
  return current ?? ended ?? sprints.at(-1)
}

/** The way out: a sprint as minutes, the velocity table, everything. */
export function ExportPanel({ slug }: { slug: string }) {
  const sprints = useSprints(slug).data?.sprints ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const may = useMay()
  const [isShown, dialog] = useDisclosure(false)
  const today = useToday(useTeam(slug).data?.timeZone)
  const sprint = sprints.find(({ id }) => id === chosen) ?? usualSprint(sprints, today)
  if (!sprint) return null
  return (
    <div className={styles.export}>
      <Panel title="Export">
        <div className={styles.exports}>
          {may.write && (
            <>
              <Select
                label="Minutes of"
                data={sprints.toReversed().map(({ id, number, firstDay, lastDay }) => ({
                  value: id,
                  label: `Sprint ${number}, ${formatSpan(firstDay, lastDay)}`,
                }))}
                value={sprint.id}
                onChange={setChosen}
                allowDeselect={false}
                className={styles.which ?? ''}
              />
              <Button
                variant="default"
                leftSection={<IconFileText size={16} />}
                onClick={dialog.open}
              >
                Show
              </Button>
              <span className={styles.space} />
            </>
          )}
          <Button
            component="a"
            href={teamPath(slug, '/sprints.csv')}
            download
            variant="default"
            leftSection={<IconTable size={16} />}
          >
            Sprints as CSV
          </Button>
          <Button
            component="a"
            href={teamPath(slug, '/velocity.csv')}
            download
            variant="default"
            leftSection={<IconTableExport size={16} />}
          >
            Velocity as CSV
          </Button>
          {may.lead && (
            <Button
              component="a"
              href={teamPath(slug, '/export.json')}
              download
              variant="default"
              leftSection={<IconJson size={16} />}
            >
              Everything as JSON
            </Button>
          )}
        </div>
      </Panel>
      {isShown && <MinutesDialog slug={slug} sprint={sprint} onClose={dialog.close} />}
    </div>
  )
}
