import { Group, NumberInput, Radio, Stack, Switch } from '@mantine/core'
import type { RetroFormatKey } from '#contract/retro.ts'
import type { RetroSettings } from '#contract/team.ts'
import { RetroFormats } from '#domain/retro-formats.ts'

export type How = Pick<RetroSettings, 'format' | 'isAnonymous' | 'votesEach' | 'areTotalsLive'>

type Props = {
  how: How
  set: (change: Partial<How>) => void
  /** Once there are cards the format stays, and whether names are shown. */
  hasCards?: boolean
}

const formats = Object.values(RetroFormats)
const placesOf = (places: readonly { name: string; meaning: string }[]) =>
  places.map(({ name, meaning }) => `${name}: ${meaning}`).join(' · ')

/** How a retrospective is held: its format, names or none, and the dots. */
export function HowFields({ how, set, hasCards = false }: Props) {
  return (
    <>
      <Radio.Group
        label="Format"
        value={how.format}
        onChange={format => set({ format: format as RetroFormatKey })}
      >
        <Stack gap="xs" mt={6}>
          {formats.map(({ key, name, places }) => (
            <Radio
              key={key}
              value={key}
              label={name}
              description={placesOf(places)}
              disabled={hasCards && key !== how.format}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label="Names"
        value={how.isAnonymous ? 'anonymous' : 'names'}
        onChange={value => set({ isAnonymous: value === 'anonymous' })}
      >
        <Stack gap="xs" mt={6}>
          <Radio
            value="anonymous"
            label="Anonymous"
            description="Who wrote a card is not even stored. It stays so once there is a card."
            disabled={hasCards && !how.isAnonymous}
          />
          <Radio
            value="names"
            label="With names"
            description="Everybody sees who wrote which card, and is told so before writing."
            disabled={hasCards && how.isAnonymous}
          />
        </Stack>
      </Radio.Group>
      <Group gap="xl" align="flex-end">
        <NumberInput
          label="Dots for each person"
          min={1}
          max={20}
          w={160}
          value={how.votesEach}
          onChange={value => {
            if (typeof value === 'number') set({ votesEach: value })
          }}
        />
        <Switch
          label="Totals are seen while people vote"
          checked={how.areTotalsLive}
          onChange={event => set({ areTotalsLive: event.currentTarget.checked })}
          mb={8}
        />
      </Group>
    </>
  )
}
