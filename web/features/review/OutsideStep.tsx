import { Button, Group } from '@mantine/core'
import type { OutsideItem } from '#contract/review.ts'
import { Problem } from '../../components/Problem.tsx'
import { OutsideList, useDecide } from './OutsidePanel.tsx'

type Props = { slug: string; sprintId: string; outside: OutsideItem[] }

/** Work done outside that nobody decided on yet. */
export function OutsideStep({ slug, sprintId, outside }: Props) {
  const { decide, error } = useDecide(slug, sprintId)
  const open = outside.filter(({ decision }) => decision === null)
  return (
    <>
      <p>
        This was completed in the sprint’s time without being in its scope. What you accept counts;
        what stays undecided does not.
      </p>
      {error && <Problem title="This was not decided" error={error} />}
      <OutsideList outside={outside} decide={decide} />
      {open.length > 1 && (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => decide(open, 'accepted')}>
            Accept all {open.length}
          </Button>
          <Button size="xs" variant="default" onClick={() => decide(open, 'refused')}>
            Refuse all
          </Button>
        </Group>
      )}
    </>
  )
}
