import { Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { countries } from './places.ts'
import styles from './settings.module.css'

type Props = {
  country: string | null
  region: string | null
  onCountry: (country: string | null) => void
  onRegion: (region: string | null) => void
  countryError: string | undefined
  regionError: string | undefined
}

/** Where the team's public holidays come from. */
export function PlaceFields(props: Props) {
  const data = useMemo(countries, [])
  return (
    <div className={styles.pair}>
      <Select
        label="Country"
        description="Its public holidays are no working days."
        placeholder="None"
        data={data}
        value={props.country}
        onChange={props.onCountry}
        error={props.countryError}
        searchable
        clearable
        limit={60}
        nothingFoundMessage="No such country."
      />
      <TextInput
        label="Region"
        description="Its code where holidays differ, such as GE or BY."
        placeholder="Whole country"
        value={props.region ?? ''}
        onChange={event => props.onRegion(event.currentTarget.value.trim().toUpperCase() || null)}
        error={props.regionError}
        disabled={props.country === null}
        autoComplete="off"
      />
    </div>
  )
}
