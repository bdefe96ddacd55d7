import { ActionIcon, Checkbox } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Person, PersonEdit } from '#contract/person.ts'
import { DraftCell } from '../../components/DraftCell.tsx'
import type { Parsed } from '../../components/use-draft.ts'
import { ApiError } from '../../lib/api.ts'
import forgetStyles from './forget-person.module.css'
import styles from './people.module.css'

type Edit = Omit<PersonEdit, 'version'>
type Field = 'name' | 'githubLogin' | 'mail' | 'usualPercent' | 'country' | 'region'

type Props = {
  person: Person
  save: (person: Person, edit: Edit) => Promise<unknown>
  countryList: string
  usualCountry: string | null
  usualRegion: string | null
  /** Where people sign in, and who looks may see and change it. */
  hasMail: boolean
  onForget: (() => void) | null
}

const parsers: Record<Field, (text: string) => Parsed<string | number | null>> = {
  name: text => (text ? { value: text } : { problem: 'Give the person a name.' }),
  githubLogin: text => ({ value: text.replace(/^@/, '') || null }),
  mail: text => ({ value: text || null }),
  usualPercent: text => {
    if (text === '') return { value: null }
    const percent = Number(text.replace(/\s*%$/, ''))
    return Number.isInteger(percent) && percent >= 0 && percent <= 100
      ? { value: percent }
      : { problem: 'Type a whole number from 0 to 100, or nothing.' }
  },
  country: text =>
    text === '' || /^[a-z]{2}$/i.test(text)
      ? { value: text.toUpperCase() || null }
      : { problem: 'Type the two letters of a country, such as CH, or nothing.' },
  region: text => ({ value: text.toUpperCase() || null }),
}

export function PersonRow({ person, save, countryList, hasMail, onForget, ...usual }: Props) {
  const [refusal, setRefusal] = useState<string>()
  const cell = (field: Field, label: string, placeholder: string) => (
    <DraftCell<string | number | null>
      label={`${label} of ${person.name}`}
      value={person[field]}
      format={value => (value === null ? '' : field === 'usualPercent' ? `${value} %` : `${value}`)}
      parse={parsers[field]}
      pick={current => (current as Person)[field]}
      save={(value, current) =>
        save((current as Person | undefined) ?? person, { [field]: value } as Edit)
      }
      align={field === 'usualPercent' ? 'right' : 'left'}
      inputMode={field === 'usualPercent' ? 'numeric' : 'text'}
      placeholder={placeholder}
      list={field === 'country' ? countryList : ''}
    />
  )
  const setActive = async (active: boolean) => {
    try {
      await save(person, { active })
      setRefusal(undefined)
    } catch (error) {
      setRefusal(error instanceof ApiError ? error.message : 'This was not saved. Try again.')
    }
  }
  return (
    <tr data-inactive={person.active ? undefined : true}>
      <th scope="row" data-label="Name">
        {cell('name', 'Name', 'Name')}
        {person.aliases.length > 0 && (
          <small className={styles.aliases}>also {person.aliases.join(', ')}</small>
        )}
      </th>
      <td data-label="GitHub login">{cell('githubLogin', 'GitHub login', '–')}</td>
      {hasMail && <td data-label="Mail">{cell('mail', 'Mail', '–')}</td>}
      <td data-label="Usually">{cell('usualPercent', 'Usual percentage', '–')}</td>
      <td data-label="Country">{cell('country', 'Country', usual.usualCountry ?? '–')}</td>
      <td data-label="Region">{cell('region', 'Region', usual.usualRegion ?? '–')}</td>
      <td data-label="Active" className={styles.active}>
        <Checkbox
          aria-label={`${person.name} is active`}
          checked={person.active}
          onChange={event => setActive(event.currentTarget.checked)}
          error={refusal}
        />
      </td>
      {onForget && (
        <td className={forgetStyles.remove}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Delete ${person.name} for good`}
            onClick={onForget}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </td>
      )}
    </tr>
  )
}
