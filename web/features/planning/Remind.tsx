import { Button, CopyButton, Group, Popover, Text, Textarea, TextInput } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { Availability } from '#contract/availability.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { formatSpan } from '../../lib/format.ts'
import { usePostReminder, useReminder, useSaveReminder } from './reminder-api.ts'

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

/** Where reminders are posted to, if the administrator allowed a host. */
function Address({ slug, hosts }: { slug: string; hosts: string[] }) {
  const [url, setUrl] = useState('')
  const save = useSaveReminder(slug)
  if (hosts.length === 0)
    return (
      <Text size="sm" c="dimmed" mt="sm">
        To post from here, the administrator of this Knots names the host of your chat in
        KNOTS_REMINDER_HOSTS.
      </Text>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(url, { onSuccess: () => setUrl('') })
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        mt="sm"
        type="password"
        autoComplete="off"
        label="Incoming webhook (Mattermost, Slack)"
        description={`An address at ${hosts.join(' or ')}; it is kept on the server and never shown again.`}
        value={url}
        onChange={event => setUrl(event.currentTarget.value)}
      />
      <Button mt="xs" size="xs" variant="default" type="submit" loading={save.isPending}>
        Keep the address
      </Button>
      {save.error && <Problem error={save.error} />}
    </form>
  )
}

function Content({ slug, text }: { slug: string; text: string }) {
  const { data } = useReminder(slug)
  const post = usePostReminder(slug)
  const may = useMay()
  return (
    <>
      <Textarea label="Post this where the team talks" value={text} readOnly autosize maxRows={8} />
      <Group gap="xs" mt="xs">
        {data?.host && (
          <Button size="xs" loading={post.isPending} onClick={() => post.mutate(text)}>
            {post.isSuccess ? 'Posted' : `Post to ${data.host}`}
          </Button>
        )}
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="xs" variant={data?.host ? 'default' : 'filled'} onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      {post.error && <Problem title="The reminder was not posted" error={post.error} />}
      {data?.unreadable && (
        <Text size="sm" mt="sm">
          {data.unreadable}
        </Text>
      )}
      {data && data.host === null && may.lead && <Address slug={slug} hosts={data.allowedHosts} />}
    </>
  )
}

export function Remind({ slug, sprint, availability }: Props) {
  const address = new URL(`/${slug}/sprints/${sprint.number}/plan`, location.origin).href
  return (
    <Popover width={380} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconBell size={15} />}>
          Remind
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Reminder">
        <Content slug={slug} text={reminderText({ sprint, availability }, address)} />
      </Popover.Dropdown>
    </Popover>
  )
}
