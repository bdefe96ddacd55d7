import { Anchor, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Projection } from '#contract/forecast.ts'
import { dash, formatOne, formatPoints } from '../../lib/format.ts'

type Past = Projection['past'][number]

/** Of what was left then, how much was still done; more than all where the scope grew. */
function stillDone({ completed, remaining, final }: Past): string {
  if (remaining === 0) return dash
  return `${Math.round((100 * (final - completed)) / remaining)} %`
}

/** Past sprints as they were when as much of their time had passed, and what became of them. */
export function PastProjections({ slug, projection }: { slug: string; projection: Projection }) {
  const then = `${Math.round(100 * projection.fraction)} %`
  return (
    <>
      <Text size="sm" c="dimmed">
        The team's past sprints when {then} of their time had passed, and what was still done of
        what was left then.
      </Text>
      <Table.ScrollContainer
        minWidth={420}
        mt="xs"
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table verticalSpacing={6} aria-label="Past sprints at the same time">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Sprint</Table.Th>
              <Table.Th ta="right">Done then</Table.Th>
              <Table.Th ta="right">Left then</Table.Th>
              <Table.Th ta="right">Done at the end</Table.Th>
              <Table.Th ta="right">Still done</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {projection.past.map(past => (
              <Table.Tr key={past.sprintId}>
                <Table.Th scope="row" fw={500}>
                  <Anchor
                    component={Link}
                    to={`/${slug}/sprints/${past.number}`}
                    inherit
                    underline="always"
                  >
                    Sprint {past.number}
                  </Anchor>
                </Table.Th>
                <Table.Td ta="right">{formatOne(past.completed)}</Table.Td>
                <Table.Td ta="right">{formatOne(past.remaining)}</Table.Td>
                <Table.Td ta="right">{formatPoints(past.final)}</Table.Td>
                <Table.Td ta="right">{stillDone(past)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}
