import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useNow } from '../lib/clock.ts'
import { timeZoneOption, timeZoneOptions } from '../lib/time-zones.ts'

type Props = {
  value: string
  onChange: (timeZone: string) => void
  error?: string | undefined
  disabled?: boolean
}

/** The team's time zone, by search. The offsets of all 400 are worked out when somebody looks. */
export function TimeZoneSelect({ value, onChange, error, disabled = false }: Props) {
  const hour = Math.floor(useNow() / 3_600_000)
  const [wasVisited, setWasVisited] = useState(false)
  const data = useMemo(() => {
    const now = hour * 3_600_000
    return wasVisited ? timeZoneOptions(value, now) : [timeZoneOption(value, now)]
  }, [value, hour, wasVisited])
  return (
    <Select
      label="Time zone"
      description="A day of a sprint begins and ends there."
      data={data}
      value={value}
      onChange={chosen => chosen && onChange(chosen)}
      onFocus={() => setWasVisited(true)}
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
