import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Risks } from '#contract/retro.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { teamQuery } from '../../lib/queries.ts'
import styles from './planning.module.css'

type Props = { slug: string; sprint: Sprint }

const hitWords = (wasHit: boolean | null) =>
  wasHit === null ? null : wasHit ? 'it was hit' : 'it was not hit'

/** The rocks that the last retrospective saw ahead: what to plan around. */
export function RisksPanel({ slug, sprint }: Props) {
  const path = `/sprints/${sprint.id}/risks`
  const { data, error } = useQuery(teamQuery<Risks>(slug, path, ['retro', 'sprints']))
  const [first] = data?.risks ?? []
  if (error && !data) return <Problem title="The risks could not be read" error={error} />
  if (!data || !first) return null
  return (
    <Panel title="Rocks ahead">
      <ul className={styles.events}>
        {data.risks.map(({ cardId, text, wasHit }) => (
          <li key={cardId} className={styles.risk}>
            {text}
            {wasHit !== null && <span className={styles.eventDays}>{hitWords(wasHit)}</span>}
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt="sm">
        Seen in the{' '}
        <Anchor
          component={Link}
          to={`/${slug}/sprints/${first.number}/retro`}
          inherit
          underline="always"
        >
          retrospective of sprint {first.number}
        </Anchor>
        .
      </Text>
    </Panel>
  )
}
