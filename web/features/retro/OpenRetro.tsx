import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import type { RetroSettings } from '#contract/team.ts'
import { ProcessNotPeople } from '#domain/retro-formats.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { retroQuery } from './api.ts'
import { type How, HowFields } from './HowFields.tsx'
import styles from './open.module.css'
import { useMoves } from './use-moves.ts'

type Props = { slug: string; sprint: Sprint; defaults: RetroSettings; me: string | null }

/** How this retrospective is to be held, as the team usually does; one press opens it for everybody. */
export function OpenRetro({ slug, sprint, defaults, me }: Props) {
  const { skips: _skips, ...usual } = defaults
  const [how, setHow] = useState<How>(usual)
  const [isSending, setIsSending] = useState(false)
  const client = useQueryClient()
  const { move, trouble } = useMoves(slug, sprint.id)
  const open = async (event: FormEvent) => {
    event.preventDefault()
    setIsSending(true)
    const isOpen = await move({ kind: 'open', retro: how })
    // Where somebody opened it at the same moment, that one leads.
    const opened = client.getQueryData(retroQuery(slug, sprint.id).queryKey)?.board
    if (isOpen && me !== null && !opened?.facilitator) await move({ kind: 'lead', personId: me })
    setIsSending(false)
  }
  return (
    <Panel title="Open the retrospective" className={styles.panel ?? ''}>
      <form onSubmit={event => void open(event)}>
        <Stack gap="lg">
          <Text c="dimmed">
            {ProcessNotPeople}. Everybody can write from now on, also in the days before the
            meeting; all cards stay hidden until somebody reveals them.
          </Text>
          <HowFields how={how} set={change => setHow({ ...how, ...change })} />
          {trouble !== null && <Problem title="It was not opened" error={trouble} />}
          <Group gap="md">
            <Button type="submit" loading={isSending}>
              Open it for everybody
            </Button>
            <Text size="sm" c="dimmed">
              The team’s usual way is set in{' '}
              <Anchor component={Link} inherit underline="always" to={`/${slug}/settings#retro`}>
                Settings
              </Anchor>
              .
            </Text>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
