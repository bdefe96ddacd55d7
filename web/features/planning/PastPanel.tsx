import { Anchor, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatOne, formatPoints } from '../../lib/format.ts'
import type { Choice } from '../../lib/method-words.ts'
import { useCapacity } from './api.ts'
import styles from './planning.module.css'

type Props = { slug: string; sprint: Sprint; choice: Choice | null }

/** What the last sprints committed and delivered. */
export function PastPanel({ slug, sprint, choice }: Props) {
  const past = useCapacity(slug, sprint.id, choice).data?.past ?? []
  return (
    <Panel title="The last sprints">
      {past.length === 0 ? (
        <Text c="dimmed">There is no sprint before this one.</Text>
      ) : (
        <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table verticalSpacing={6} aria-label="The last sprints">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Sprint</Table.Th>
                <Table.Th ta="right">Committed</Table.Th>
                <Table.Th ta="right">Counted</Table.Th>
                <Table.Th ta="right">Planned FTE</Table.Th>
                <Table.Th ta="right">Actual FTE</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {past.map(one => (
                <Table.Tr key={one.sprintId}>
                  <Table.Td className={styles.sprintCell}>
                    <Anchor component={Link} to={`/${slug}/sprints/${one.number}`} inherit>
                      {one.number}
                    </Anchor>
                    {one.state !== 'closed' && <small> so far</small>}
                  </Table.Td>
                  <Table.Td ta="right">{formatPoints(one.committed)}</Table.Td>
                  <Table.Td ta="right">{formatPoints(one.counted)}</Table.Td>
                  <Table.Td ta="right">{formatOne(one.plannedFte)}</Table.Td>
                  <Table.Td ta="right">{formatOne(one.actualFte)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  )
}
