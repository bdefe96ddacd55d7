import { Anchor, Button, Group, NumberInput, Radio, Stack, Switch, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import type { RetroFormatKey } from '#contract/retro.ts'
import type { Sprint } from '#contract/sprint.ts'
import type { RetroSettings } from '#contract/team.ts'
import { ProcessNotPeople, RetroFormats } from '#domain/retro-formats.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import styles from './open.module.css'
import { useMoves } from './use-moves.ts'

type Props = { slug: string; sprint: Sprint; defaults: RetroSettings; me: string | null }

const formats = Object.values(RetroFormats)
const placesOf = (places: readonly { name: string; meaning: string }[]) =>
  places.map(({ name, meaning }) => `${name}: ${meaning}`).join(' · ')

/** How this retrospective is to be held, as the team usually does; one press opens it for everybody. */
export function OpenRetro({ slug, sprint, defaults, me }: Props) {
  const [format, setFormat] = useState<string>(defaults.format)
  const [isAnonymous, setIsAnonymous] = useState(defaults.isAnonymous)
  const [votesEach, setVotesEach] = useState(defaults.votesEach)
  const [areTotalsLive, setAreTotalsLive] = useState(defaults.areTotalsLive)
  const [isSending, setIsSending] = useState(false)
  const { move, trouble } = useMoves(slug, sprint.id)
  const open = async (event: FormEvent) => {
    event.preventDefault()
    setIsSending(true)
    const retro = { format: format as RetroFormatKey, isAnonymous, votesEach, areTotalsLive }
    if (await move({ kind: 'open', retro }))
      if (me !== null) await move({ kind: 'lead', personId: me })
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
          <Radio.Group label="Format" value={format} onChange={setFormat}>
            <Stack gap="xs" mt={6}>
              {formats.map(({ key, name, places }) => (
                <Radio key={key} value={key} label={name} description={placesOf(places)} />
              ))}
            </Stack>
          </Radio.Group>
          <Radio.Group
            label="Names"
            value={isAnonymous ? 'anonymous' : 'names'}
            onChange={value => setIsAnonymous(value === 'anonymous')}
          >
            <Stack gap="xs" mt={6}>
              <Radio
                value="anonymous"
                label="Anonymous"
                description="Who wrote a card is not even stored. This cannot be changed later."
              />
              <Radio
                value="names"
                label="With names"
                description="Everybody sees who wrote which card, and is told so before writing."
              />
            </Stack>
          </Radio.Group>
          <Group gap="xl" align="flex-end">
            <NumberInput
              label="Dots for each person"
              min={1}
              max={20}
              w={160}
              value={votesEach}
              onChange={value => setVotesEach(Number(value) || defaults.votesEach)}
            />
            <Switch
              label="Totals are seen while people vote"
              checked={areTotalsLive}
              onChange={event => setAreTotalsLive(event.currentTarget.checked)}
              mb={8}
            />
          </Group>
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
