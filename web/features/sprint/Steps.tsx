import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { useToday } from '../../lib/clock.ts'
import { useTeam } from '../../lib/queries.ts'
import type { Step } from './api.ts'
import { StepDialog } from './StepDialog.tsx'

type Offer = { step: Step; label: string; isDue: boolean }

/** What can be done with the sprint now, the likeliest first. */
export function offersOf(sprint: Sprint, today: string | null): Offer[] {
  if (sprint.state === 'closed') return [{ step: 'reopen', label: 'Reopen', isDue: false }]
  const pressed = sprint.commitment !== null && sprint.commitment.by !== 'nobody'
  const isOver = today !== null && sprint.lastDay <= today
  const close: Offer = { step: 'close', label: 'Close sprint', isDue: isOver }
  const commit: Offer = {
    step: 'commit',
    label: pressed ? 'Commit again' : 'Commit',
    isDue: !pressed,
  }
  if (sprint.items === null) return [close]
  if (sprint.state === 'planned') return [commit]
  return isOver || pressed ? [close, commit] : [commit, close]
}

export function Steps({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const team = useTeam(slug)
  const today = useToday(team.data?.timeZone)
  const [step, setStep] = useState<Step | null>(null)
  const [first, ...others] = offersOf(sprint, today)
  if (!first) return null
  return (
    <>
      <Button variant={first.isDue ? 'filled' : 'default'} onClick={() => setStep(first.step)}>
        {first.label}
      </Button>
      {others.length > 0 && (
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} />}>
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(offer => (
              <Menu.Item key={offer.step} onClick={() => setStep(offer.step)}>
                {offer.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <StepDialog slug={slug} sprint={sprint} step={step} onClose={() => setStep(null)} />
    </>
  )
}
