import { Button, Collapse, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ItemClass } from '#contract/item.ts'
import type { Learned } from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { formatPoints, plural } from '../../lib/format.ts'
import { classWords } from '../../lib/item-words.ts'
import { useLearned, useReviewStep } from './api.ts'
import { useReason } from './Corrections.tsx'
import styles from './review.module.css'

type Props = { slug: string; sprint: Sprint }

const classOr = (kind: ItemClass | null) => (kind === null ? 'not in it' : classWords[kind])

function ItemChanges({ items }: Pick<Learned, 'items'>) {
  return (
    <ul className={styles.rows}>
      {items.map(item => (
        <li key={item.id} className={styles.row}>
          {item.url ? (
            <a className={styles.plainLink} href={item.url} target="_blank" rel="noreferrer">
              {item.title}
            </a>
          ) : (
            item.title
          )}
          <span className={styles.was}>
            {item.keptClass !== item.nowClass &&
              `${classOr(item.keptClass)} → ${classOr(item.nowClass)}`}
            {item.keptClass !== item.nowClass && item.keptPoints !== item.nowPoints && ', '}
            {item.keptPoints !== item.nowPoints &&
              `${formatPoints(item.keptPoints)} → ${formatPoints(item.nowPoints)} points`}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What the board says now beside what the close kept; taken over only by a person, with a reason. */
export function LearnedPanel({ slug, sprint }: Props) {
  const { data } = useLearned(slug, sprint.id, sprint.state === 'closed')
  const [isOpen, { toggle }] = useDisclosure(false)
  const step = useReviewStep(slug, sprint.id)
  const askReason = useReason()
  const may = useMay()
  if (!data || data.figures.length + data.items.length === 0) return null
  const amend = async () => {
    const reason = await askReason('Its figures become what the board says now.')
    if (typeof reason === 'string')
      step.mutate({ kind: 'amend', body: { version: sprint.version, reason } })
  }
  return (
    <Panel title="Learned since the close">
      <p>
        The board tells more of this sprint now than when it was closed. Its figures stay as they
        were kept, unless {may.lead ? 'you take' : 'a scrum master takes'} this over as an
        amendment.
      </p>
      {data.figures.length > 0 && (
        <table className={styles.figures}>
          <thead>
            <tr>
              <td />
              <th scope="col">Kept</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {data.figures.map(({ figure, kept, now }) => (
              <tr key={figure}>
                <th scope="row">{figure}</th>
                <td>{formatPoints(kept)}</td>
                <td>{formatPoints(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {step.error && <Problem title="This was not taken over" error={step.error} />}
      <Group gap="xs" mt="sm" data-screen-only>
        {may.lead && (
          <Button size="xs" variant="light" loading={step.isPending} onClick={() => void amend()}>
            Take this over
          </Button>
        )}
        {data.items.length > 0 && (
          <Button size="xs" variant="subtle" aria-expanded={isOpen} onClick={toggle}>
            {isOpen ? 'Hide the items' : `Show ${plural(data.items.length, 'item')}`}
          </Button>
        )}
      </Group>
      <Collapse expanded={isOpen}>
        <ItemChanges items={data.items} />
      </Collapse>
    </Panel>
  )
}
