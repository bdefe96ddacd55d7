import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from 'react-router'
import { plural } from '../../lib/format.ts'
import styles from './search.module.css'
import { most } from './use-choice.ts'

type Props = {
  slug: string
  query: string
  onQuery: (query: string) => void
  /** How many sprints hold it. */
  found: number
  chosen: number[]
  onNone: () => void
}

/** What the chosen ones still want, or are enough for. */
function choiceWords(chosen: number[]): string {
  if (chosen.length === 0) return ''
  if (chosen.length === 1) return 'Choose one more to compare.'
  return chosen.length === most ? `${most} are as many as fit beside each other.` : ''
}

/** Search in titles, goals and comments; and the way to the comparison of those that are ticked. */
export function FindBar({ slug, query, onQuery, found, chosen, onNone }: Props) {
  return (
    <div className={styles.tools}>
      <TextInput
        className={styles.field ?? ''}
        aria-label="Search in titles, goals and comments"
        placeholder="Search titles, goals, comments"
        leftSection={<IconSearch size={16} />}
        rightSection={
          query === '' ? null : (
            <CloseButton aria-label="Clear the search" onClick={() => onQuery('')} />
          )
        }
        value={query}
        onChange={event => onQuery(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Escape' && onQuery('')}
      />
      <span className={styles.found} role="status">
        {query.trim() === '' ? '' : `${plural(found, 'sprint')} found. `}
        {choiceWords(chosen)}
      </span>
      {chosen.length > 1 && (
        <Button component={Link} to={`/${slug}/sprints/compare?numbers=${chosen.join(',')}`}>
          Compare {chosen.length} sprints
        </Button>
      )}
      {chosen.length > 0 && (
        <Button variant="default" onClick={onNone}>
          Choose none
        </Button>
      )}
    </div>
  )
}
