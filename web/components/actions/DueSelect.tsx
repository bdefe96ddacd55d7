import { Select } from '@mantine/core'
import type { Sprint } from '#contract/sprint.ts'
import { formatDay } from '../../lib/format.ts'

type Props = {
  sprints: Sprint[]
  today: string | null
  value: string | null
  onChange: (sprintId: string | null) => void
  error?: string | undefined
}

/** The sprint by whose end something is due: the present and coming ones, and the one chosen. */
export function DueSelect({ sprints, today, value, onChange, error }: Props) {
  const data = sprints
    .filter(({ id, lastDay }) => id === value || today === null || lastDay >= today)
    .map(({ id, number, lastDay }) => ({
      value: id,
      label: `Sprint ${number} (${formatDay(lastDay)})`,
    }))
  return (
    <Select
      label="Due"
      placeholder="No sprint"
      data={data}
      value={value}
      onChange={onChange}
      error={error}
      clearable
      nothingFoundMessage="No sprint is coming yet."
    />
  )
}
