import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useNow } from '../lib/clock.ts'
import { timeZoneOptions } from '../lib/time-zones.ts'

type Props = {
  value: string
  onChange: (timeZone: string) => void
  error?: string | undefined
  disabled?: boolean
}

/** The team's time zone, by search. Its 400 offsets are worked out when somebody opens the list. */
export function TimeZoneSelect({ value, onChange, error, disabled = false }: Props) {
  const hour = Math.floor(useNow() / 3_600_000)
  const [wasOpened, setWasOpened] = useState(false)
  const data = useMemo(
    () => (wasOpened ? timeZoneOptions(value, hour * 3_600_000) : [value]),
    [value, hour, wasOpened],
  )
  return (
    <Select
      label="Time zone"
      description="A day of a sprint begins and ends there."
      data={data}
      value={value}
      onChange={chosen => chosen && onChange(chosen)}
      onDropdownOpen={() => setWasOpened(true)}
      error={error}
      disabled={disabled}
      searchable
      allowDeselect={false}
      limit={80}
      maxDropdownHeight={280}
      nothingFoundMessage="No such place. Try a large city nearby."
    />
  )
}
