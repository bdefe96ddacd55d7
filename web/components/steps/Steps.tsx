import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { useMay } from '../../lib/access.ts'
import { useNow } from '../../lib/clock.ts'
import { useTeam } from '../../lib/queries.ts'
import type { Step } from './api.ts'
import { offersOf } from './offers.ts'
import { StepDialog } from './StepDialog.tsx'

const dueWords = {
  commit: 'A scrum master commits it',
  close: 'A scrum master closes it',
  reopen: '',
}

/** Members read who does what is due. */
function StepIsDue({ step }: { step: Step }) {
  return (
    <Text size="sm" c="dimmed">
      {dueWords[step]}
    </Text>
  )
}

export function Steps({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const team = useTeam(slug)
  const now = useNow()
  const may = useMay()
  const [step, setStep] = useState<Step | null>(null)
  const [first, ...others] = team.data ? offersOf(sprint, team.data, now) : []
  if (!first) return null
  if (!may.lead) return may.write && first.isDue ? <StepIsDue step={first.step} /> : null
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
