import { Checkbox, NumberInput, Radio, Select, Stack, Switch } from '@mantine/core'
import type { FormEvent } from 'react'
import type { RetroSettings, Team } from '#contract/team.ts'
import { RetroFormats } from '#domain/retro-formats.ts'
import { SaveBar } from './SaveBar.tsx'
import { Section } from './Section.tsx'
import styles from './settings.module.css'
import { useTeamForm } from './use-team-form.ts'

const labels: Record<keyof RetroSettings, string> = {
  format: 'Format',
  isAnonymous: 'Cards',
  votesEach: 'Dots for each person',
  areTotalsLive: 'Show totals while people vote',
  skips: 'Phases',
}

type Skip = RetroSettings['skips'][number]

const phases: { value: Skip; label: string }[] = [
  { value: 'look-back', label: 'Look back at the last actions' },
  { value: 'group', label: 'Group the cards' },
  { value: 'vote', label: 'Vote' },
  { value: 'discuss', label: 'Discuss' },
  { value: 'act', label: 'Agree on actions' },
  { value: 'close', label: 'Was it worth the time?' },
]
const formats = Object.values(RetroFormats).map(({ key, name }) => ({ value: key, label: name }))

const namesOf = (skips: readonly string[]) =>
  phases.filter(({ value }) => skips.includes(value)).map(({ label }) => label)

/** A value of another person's edit, in words. */
function shown(field: keyof RetroSettings, value: unknown): string {
  if (field === 'format') return formats.find(one => one.value === value)?.label ?? ''
  if (field === 'isAnonymous') return value ? 'anonymous' : 'with names'
  if (field === 'areTotalsLive') return value ? 'yes' : 'no'
  if (field === 'skips') return `without: ${namesOf(value as Skip[]).join(', ') || 'none'}`
  return String(value)
}

const isWhole = (votes: number) => Number.isInteger(votes) && votes >= 1 && votes <= 20

/** How retrospectives of the team begin; each one can be set otherwise when it is opened. */
export function RetroSection({ team }: { team: Team }) {
  const form = useTeamForm<RetroSettings>(
    team,
    current => current.retro,
    edits => ({ retro: edits }),
  )
  const { draft, set } = form
  const votesProblem = isWhole(draft.votesEach) ? undefined : 'Give 1 to 20 dots.'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!votesProblem) void form.submit()
  }
  const held = phases.map(({ value }) => value).filter(value => !draft.skips.includes(value))
  return (
    <Section id="retro" about="How retrospectives begin. A board that is open stays as it is.">
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <div className={styles.pair}>
            <Select
              label={labels.format}
              data={formats}
              value={draft.format}
              onChange={value => value && set('format', value)}
              allowDeselect={false}
            />
            <NumberInput
              label={labels.votesEach}
              min={1}
              max={20}
              allowDecimal={false}
              clampBehavior="none"
              value={draft.votesEach}
              onChange={value => set('votesEach', Number(value))}
              error={votesProblem ?? form.errorOf('votesEach')}
            />
          </div>
          <Radio.Group
            label={labels.isAnonymous}
            value={draft.isAnonymous ? 'anonymous' : 'named'}
            onChange={value => set('isAnonymous', value === 'anonymous')}
          >
            <Stack gap="xs" mt="xs">
              <Radio
                value="anonymous"
                label="Anonymous"
                description="Who wrote a card is not stored; nobody can find it out later."
              />
              <Radio
                value="named"
                label="With names"
                description="The board says so before anybody writes."
              />
            </Stack>
          </Radio.Group>
          <Switch
            label={labels.areTotalsLive}
            description="Otherwise they are hidden until voting ends, so that nobody follows the others."
            checked={draft.areTotalsLive}
            onChange={event => set('areTotalsLive', event.currentTarget.checked)}
          />
          <Checkbox.Group
            label={labels.skips}
            description="Writing is always there. What is not ticked is passed over."
            value={held}
            onChange={values =>
              set(
                'skips',
                phases.map(({ value }) => value).filter(value => !values.includes(value)),
              )
            }
          >
            <div className={styles.statuses}>
              {phases.map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} mt="xs" />
              ))}
            </div>
          </Checkbox.Group>
          <SaveBar form={form} labels={labels} show={shown} />
        </Stack>
      </form>
    </Section>
  )
}
