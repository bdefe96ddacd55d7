import { Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AverageLast, AverageMethod, Team } from '#contract/team.ts'
import { SaveBar } from './SaveBar.tsx'
import { Section } from './Section.tsx'
import styles from './settings.module.css'
import { useTeamForm } from './use-team-form.ts'

type Fields = {
  method: AverageMethod
  last: AverageLast
  commitmentDays: number
  graceDays: number
  pointScale: string
  splitLimit: string
}

const labels: Record<keyof Fields, string> = {
  method: 'Average velocity',
  last: 'Sprints it looks back on',
  commitmentDays: 'Days to commit',
  graceDays: 'Days of grace',
  pointScale: 'Point scale',
  splitLimit: 'Too big from',
}

const methods: { value: AverageMethod; label: string }[] = [
  { value: 'weighted', label: 'Weighted: recent sprints count more' },
  { value: 'pooled', label: 'Pooled: all points / all FTE' },
  { value: 'mean', label: 'Mean of the velocities' },
  { value: 'median', label: 'Median of the velocities' },
]

const dayChoices = ['0', '1', '2', '3'].map(value => ({
  value,
  label: value === '0' ? 'None' : value === '1' ? '1 day' : `${value} days`,
}))

const fieldsOf = (team: Team): Fields => ({
  ...team.average,
  commitmentDays: team.commitmentDays,
  graceDays: team.graceDays,
  pointScale: team.pointScale.join(', '),
  splitLimit: String(team.splitLimit),
})

const numbersOf = (text: string) =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
const isPositive = (value: number) => Number.isFinite(value) && value > 0

function problemsOf({ pointScale, splitLimit }: Fields): Partial<Record<keyof Fields, string>> {
  const scale = numbersOf(pointScale)
  return {
    ...(scale.length > 0 && scale.every(isPositive)
      ? {}
      : { pointScale: 'Write numbers above 0, such as 1, 2, 3, 5, 8, 13.' }),
    ...(isPositive(Number(splitLimit))
      ? {}
      : { splitLimit: 'Write a number above 0, such as 13.' }),
  }
}

const shown = (_field: keyof Fields, value: unknown) => String(value ?? 'all')

/** How figures are made: what the team may choose of it. */
export function NumbersSection({ team }: { team: Team }) {
  const [isTried, setIsTried] = useState(false)
  const form = useTeamForm<Fields>(team, fieldsOf, edits => ({
    ...('method' in edits || 'last' in edits
      ? { average: { ...team.average, ...pickAverage(edits) } }
      : {}),
    ...(edits.commitmentDays === undefined ? {} : { commitmentDays: edits.commitmentDays }),
    ...(edits.graceDays === undefined ? {} : { graceDays: edits.graceDays }),
    ...(edits.pointScale === undefined ? {} : { pointScale: numbersOf(edits.pointScale) }),
    ...(edits.splitLimit === undefined ? {} : { splitLimit: Number(edits.splitLimit) }),
  }))
  const { draft, set } = form
  const problems = isTried ? problemsOf(draft) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (Object.keys(problemsOf(draft)).length === 0) void form.submit()
  }
  const days = (field: 'commitmentDays' | 'graceDays', description: string) => (
    <Select
      label={labels[field]}
      description={description}
      data={dayChoices}
      value={String(draft[field])}
      onChange={value => set(field, Number(value))}
      allowDeselect={false}
      error={form.errorOf(field)}
    />
  )
  return (
    <Section id="numbers">
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <div className={styles.pair}>
            <Select
              label={labels.method}
              description="Velocity shows which one would have predicted best."
              data={methods}
              value={draft.method}
              onChange={value => value && set('method', value)}
              allowDeselect={false}
            />
            <Select
              label={labels.last}
              description="Fewer follow changes sooner and swing more."
              data={[
                { value: 'all', label: 'All' },
                ...['3', '5', '8'].map(value => ({ value, label: `The last ${value}` })),
              ]}
              value={String(draft.last ?? 'all')}
              onChange={value =>
                set('last', value === 'all' ? null : (Number(value) as AverageLast))
              }
              allowDeselect={false}
            />
            {days('commitmentDays', 'Working days in which “commit” may be pressed.')}
            {days('graceDays', 'Days after the last one in which done still counts.')}
            <TextInput
              label={labels.pointScale}
              description="What an estimate may be."
              value={draft.pointScale}
              onChange={event => set('pointScale', event.currentTarget.value)}
              error={problems.pointScale ?? form.errorOf('pointScale')}
              inputMode="decimal"
            />
            <TextInput
              label={labels.splitLimit}
              description="Points from which an item should be split."
              value={draft.splitLimit}
              onChange={event => set('splitLimit', event.currentTarget.value)}
              error={problems.splitLimit ?? form.errorOf('splitLimit')}
              inputMode="decimal"
            />
          </div>
          <SaveBar form={form} labels={labels} show={shown} />
        </Stack>
      </form>
    </Section>
  )
}

const pickAverage = ({ method, last }: Partial<Fields>) => ({
  ...(method === undefined ? {} : { method }),
  ...(last === undefined ? {} : { last }),
})
