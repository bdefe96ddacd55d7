import { Chip, Group, Input, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useId } from 'react'
import type { Closure, Team } from '#contract/team.ts'
import { TimeZoneSelect } from '../../components/TimeZoneSelect.tsx'
import { Closures } from './Closures.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { SaveBar } from './SaveBar.tsx'
import { Section } from './Section.tsx'
import styles from './settings.module.css'
import { useTeamForm } from './use-team-form.ts'

type Fields = {
  name: string
  timeZone: string
  country: string | null
  region: string | null
  weekdays: number[]
  closures: Closure[]
}

const labels: Record<keyof Fields, string> = {
  name: 'Name',
  timeZone: 'Time zone',
  country: 'Country',
  region: 'Region',
  weekdays: 'Working days',
  closures: 'Closed days',
}

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

const fieldsOf = ({ name, timeZone, country, region, weekdays, closures }: Team): Fields => ({
  name,
  timeZone,
  country,
  region,
  weekdays,
  closures,
})

function show(field: keyof Fields, value: unknown): string {
  if (field === 'weekdays') return (value as number[]).map(day => weekdayNames[day - 1]).join(', ')
  if (field === 'closures') return `${(value as Closure[]).length} days`
  return String(value ?? '')
}

/** Who the team is and when it works: what calendars and guidelines are made of. */
export function TeamSection({ team }: { team: Team }) {
  const form = useTeamForm<Fields>(team, fieldsOf, edits => edits)
  const weekdaysId = useId()
  const { draft, set, errorOf } = form
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.submit()
  }
  return (
    <Section id="team">
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <div className={styles.pair}>
            <TextInput
              label={labels.name}
              description="What it is called here."
              value={draft.name}
              onChange={event => set('name', event.currentTarget.value)}
              error={errorOf('name')}
            />
            <TimeZoneSelect
              value={draft.timeZone}
              onChange={value => set('timeZone', value)}
              error={errorOf('timeZone')}
            />
          </div>
          <PlaceFields
            country={draft.country}
            region={draft.region}
            onCountry={value => set('country', value)}
            onRegion={value => set('region', value)}
            countryError={errorOf('country')}
            regionError={errorOf('region')}
          />
          <Input.Wrapper
            label={labels.weekdays}
            labelElement="div"
            labelProps={{ id: weekdaysId }}
            error={errorOf('weekdays')}
          >
            <Chip.Group
              multiple
              value={draft.weekdays.map(String)}
              onChange={days => set('weekdays', days.map(Number).sort())}
            >
              <Group gap={6} mt={6} role="group" aria-labelledby={weekdaysId}>
                {weekdayNames.map((name, index) => (
                  <Chip key={name} value={String(index + 1)} size="sm">
                    {name}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <Closures
            value={draft.closures}
            onChange={value => set('closures', value)}
            error={errorOf('closures')}
          />
          <SaveBar form={form} labels={labels} show={show} />
        </Stack>
      </form>
    </Section>
  )
}
