import { Select } from '@mantine/core'
import type { ImportedPerson } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import { usePeople } from '../../lib/queries.ts'
import styles from './found.module.css'
import { LineLink } from './LineLink.tsx'
import { countChanges } from './words.ts'

type Props = {
  slug: string
  people: ImportedPerson[]
  onChoose: (name: string, choice: string) => void
}

type Option = { value: string; label: string }

/** Those it could be come first, then a new person, then everybody else. */
function optionsFor({ suggestions }: ImportedPerson, known: Option[]): Option[] {
  const likely = suggestions.map(({ personId, name }) => ({ value: personId, label: name }))
  const others = known.filter(({ value }) => !likely.some(option => option.value === value))
  return [...likely, { value: 'new', label: 'A new person' }, ...others]
}

const whyOf = ({ match }: ImportedPerson) =>
  match === 'alias' ? 'This spelling was met before.' : undefined

/** Who the names of the text are. A spelling chosen here is remembered. */
export function PeopleFound({ slug, people, onChoose }: Props) {
  const team = usePeople(slug)
  const known = (team.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))
  if (people.length === 0) return null
  const sure = people.filter(person => person.match === 'name')
  const open = people.filter(person => person.match !== 'name')
  const hasChoice = known.length > 0
  return (
    <Panel title="People" actions={<span className={styles.counts}>{countChanges(people)}</span>}>
      {!hasChoice && (
        <p className={styles.about}>Nobody is in the team yet, so each name makes a person.</p>
      )}
      {sure.length > 0 && (
        <p className={styles.about}>Found by name: {sure.map(({ name }) => name).join(', ')}.</p>
      )}
      {hasChoice ? (
        <ul className={styles.people}>
          {open.map(person => (
            <li key={person.name}>
              <span className={styles.personName}>{person.name}</span>
              <LineLink line={person.line} />
              <Select
                aria-label={`Who “${person.name}” is`}
                description={whyOf(person)}
                inputWrapperOrder={['input', 'description']}
                data={optionsFor(person, known)}
                value={person.match === 'new' ? 'new' : person.personId}
                onChange={choice => choice && onChoose(person.name, choice)}
                allowDeselect={false}
                searchable
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.names}>{open.map(({ name }) => name).join(', ')}</p>
      )}
    </Panel>
  )
}
