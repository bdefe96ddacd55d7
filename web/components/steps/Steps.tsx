import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { useNow } from '../../lib/clock.ts'
import { useTeam } from '../../lib/queries.ts'
import type { Step } from './api.ts'
import { offersOf } from './offers.ts'
import { StepDialog } from './StepDialog.tsx'

export function Steps({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const team = useTeam(slug)
  const now = useNow()
  const [step, setStep] = useState<Step | null>(null)
  const [first, ...others] = team.data ? offersOf(sprint, team.data, now) : []
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
