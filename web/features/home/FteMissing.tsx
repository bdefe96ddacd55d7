import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { useMay } from '../../lib/access.ts'
import { plural } from '../../lib/format.ts'
import { useSprints } from '../../lib/queries.ts'

/** Without an FTE there is no velocity: which sprints lack one, and where it is typed. */
export function FteMissing({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const sprints = useSprints(slug).data?.sprints ?? []
  const may = useMay()
  const closed = sprints.filter(
    ({ state, excluded, fte }) => state === 'closed' && !excluded && fte.actual === null,
  ).length
  const lacking = [
    sprint.fte.planned === null ? ['this sprint'] : [],
    closed > 0 ? [plural(closed, 'closed sprint')] : [],
  ].flat()
  if (lacking.length === 0 || !may.write) return null
  return (
    <Text c="dimmed" size="sm" mt="sm">
      The FTE of {lacking.join(' and ')} is not known; it can be typed on{' '}
      <Anchor component={Link} to={`/${slug}/sprints`} inherit underline="always">
        Sprints
      </Anchor>
      .
    </Text>
  )
}
