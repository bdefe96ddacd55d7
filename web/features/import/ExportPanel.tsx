import { Button, Select } from '@mantine/core'
import { IconDownload, IconFileText, IconJson, IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { Panel } from '../../components/Panel.tsx'
import { teamPath } from '../../lib/api.ts'
import { formatSpan } from '../../lib/format.ts'
import { useSprints } from '../../lib/queries.ts'
import styles from './import.module.css'

/** The way out: a sprint as minutes, the velocity table, everything. */
export function ExportPanel({ slug }: { slug: string }) {
  const sprints = useSprints(slug).data?.sprints ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const newest = sprints.at(-1)
  if (!newest) return null
  const sprintId = sprints.some(({ id }) => id === chosen) ? chosen : newest.id
  const minutes = teamPath(slug, `/sprints/${sprintId}/minutes`)
  return (
    <div id="export" className={styles.export}>
      <Panel title="Export">
        <div className={styles.exports}>
          <Select
            label="Minutes of"
            data={sprints.toReversed().map(({ id, number, firstDay, lastDay }) => ({
              value: id,
              label: `Sprint ${number}, ${formatSpan(firstDay, lastDay)}`,
            }))}
            value={sprintId}
            onChange={setChosen}
            allowDeselect={false}
            className={styles.which ?? ''}
          />
          <Button
            component="a"
            href={minutes}
            target="_blank"
            variant="default"
            leftSection={<IconFileText size={16} />}
          >
            Show
          </Button>
          <Button
            component="a"
            href={minutes}
            download={`${slug}-minutes.md`}
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            Download
          </Button>
          <span className={styles.space} />
          <Button
            component="a"
            href={teamPath(slug, '/velocity.csv')}
            download
            variant="default"
            leftSection={<IconTableExport size={16} />}
          >
            Velocity as CSV
          </Button>
          <Button
            component="a"
            href={teamPath(slug, '/export.json')}
            download
            variant="default"
            leftSection={<IconJson size={16} />}
          >
            Everything as JSON
          </Button>
        </div>
      </Panel>
    </div>
  )
}
