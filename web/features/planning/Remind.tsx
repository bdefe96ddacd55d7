import { Button, CopyButton, Popover, Text, Textarea } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import type { Availability } from '#contract/availability.ts'
import type { Sprint } from '#contract/sprint.ts'
import { formatSpan } from '../../lib/format.ts'

type Props = { slug: string; sprint: Sprint; availability: Availability }

/** A text for where the team talks, with the address of this page and who is still asked. */
export function reminderText({ sprint, availability }: Omit<Props, 'slug'>, address: string) {
  const names = availability.people
    .filter(({ plannedPercent }) => plannedPercent === null)
    .map(({ name }) => name)
  const asked =
    names.length === 0
      ? 'Everybody has answered, thank you!'
      : `Still to answer: ${names.join(', ')}.`
  return `Please give your availability for sprint ${sprint.number} (${formatSpan(sprint.firstDay, sprint.lastDay)}): ${address}\n${asked}`
}

export function Remind({ slug, sprint, availability }: Props) {
  const address = new URL(`/${slug}/sprints/${sprint.number}/plan`, location.origin).href
  const text = reminderText({ sprint, availability }, address)
  return (
    <Popover width={380} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconBell size={15} />}>
          Remind
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Reminder">
        <Text size="sm" mb="xs">
          Post this where the team talks:
        </Text>
        <Textarea aria-label="Text of the reminder" value={text} readOnly autosize maxRows={8} />
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button mt="xs" size="xs" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Popover.Dropdown>
    </Popover>
  )
}
