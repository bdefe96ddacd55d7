import { Button, Collapse, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useId } from 'react'
import type { Velocity } from '#contract/velocity.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatOne } from '../../lib/format.ts'
import { type Choice, choiceKey, choiceWords, methodWords } from '../../lib/method-words.ts'
import styles from './velocity.module.css'

type Method = Velocity['methods'][number]

/** The method whose predictions were least far off, among those that made the most of them. */
export function bestMethod(methods: Method[]): Method | null {
  const most = Math.max(0, ...methods.map(({ predictions }) => predictions))
  const judged = methods.filter(
    ({ predictions, meanAbsoluteError }) => meanAbsoluteError !== null && predictions === most,
  )
  return judged.reduce<Method | null>(
    (best, method) =>
      best === null || (method.meanAbsoluteError ?? 0) < (best.meanAbsoluteError ?? 0)
        ? method
        : best,
    null,
  )
}

type Props = { velocity: Velocity; onChoice: (choice: Choice) => void }

function MethodTable({ velocity, onChoice }: Props) {
  const { methods, average } = velocity
  const best = bestMethod(methods)
  return (
    <Table.ScrollContainer
      minWidth={480}
      mt="sm"
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table verticalSpacing={6} aria-label="Methods compared">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Method</Table.Th>
            <Table.Th ta="right">Velocity</Table.Th>
            <Table.Th ta="right">Next sprint</Table.Th>
            <Table.Th ta="right">Predictions</Table.Th>
            <Table.Th ta="right">Off by, points</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {methods.map(method => {
            const chosen = choiceKey(method) === choiceKey(average)
            return (
              <Table.Tr key={choiceKey(method)} aria-current={chosen ? 'true' : undefined}>
                <Table.Td>
                  <button
                    type="button"
                    className={styles.method}
                    title={methodWords(method.method)}
                    onClick={() => onChoice(method)}
                  >
                    {choiceWords(method)}
                  </button>{' '}
                  {chosen && <span className={styles.mark}>shown</span>}{' '}
                  {method === best && <span className={styles.mark}>least off</span>}
                </Table.Td>
                <Table.Td ta="right">{formatOne(method.value)}</Table.Td>
                <Table.Td ta="right">{formatOne(method.next)}</Table.Td>
                <Table.Td ta="right">{method.predictions}</Table.Td>
                <Table.Td ta="right">{formatOne(method.meanAbsoluteError)}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** How the average is made, what else it could be, and how well each would have predicted. */
export function Methods(props: Props) {
  const [open, { toggle }] = useDisclosure(false)
  const id = useId()
  const { average } = props.velocity
  return (
    <Panel
      title="How"
      actions={
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={open}
          aria-controls={id}
          onClick={toggle}
        >
          {open ? 'Hide the methods' : 'Compare methods'}
        </Button>
      }
    >
      <Text>
        {choiceWords(average)}: {methodWords(average.method)}.
      </Text>
      <Collapse expanded={open} id={id}>
        <Text c="dimmed" size="sm" mt="xs">
          Each method predicted every finished sprint from the fourth on, from its past only. "Off
          by" is how far it was from the points that counted, on average.
        </Text>
        <MethodTable {...props} />
      </Collapse>
    </Panel>
  )
}
