import { useState } from 'react'
import type { Person } from '#contract/person.ts'
import type { Team } from '#contract/team.ts'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { usePeople } from '../../lib/queries.ts'
import { useHasSignIn } from '../../lib/session.ts'
import { AddPerson } from './AddPerson.tsx'
import { useSavePerson } from './api.ts'
import { ForgetPerson } from './ForgetPerson.tsx'
import forgetStyles from './forget-person.module.css'
import { PersonRow } from './PersonRow.tsx'
import styles from './people.module.css'
import { countries } from './places.ts'
import { Section } from './Section.tsx'

const countryList = 'known-countries'

/** Who can be asked how much time they have. Typed in place; a person who left becomes inactive. */
export function PeopleSection({ team }: { team: Team }) {
  const people = usePeople(team.slug)
  const save = useSavePerson(team.slug)
  const may = useMay()
  const hasMail = useHasSignIn() && may.lead
  const [leaving, setLeaving] = useState<Person | null>(null)
  const all = people.data?.people ?? []
  const inOrder = all.toSorted(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name),
  )
  return (
    <Section
      id="people"
      about="Who is asked how much time there is for a sprint. Somebody who left is made inactive and keeps a place in the past; one who is deleted for good leaves percentages without a name."
    >
      {people.isPending && <Loading height={240} label="Loading the people" />}
      {people.error && !people.data && (
        <Problem
          title="The people could not be read"
          error={people.error}
          onRetry={() => people.refetch()}
        />
      )}
      {inOrder.length > 0 && (
        <table className={`${styles.people} ${may.lead ? forgetStyles.table : ''}`}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">GitHub login</th>
              {hasMail && <th scope="col">Mail</th>}
              <th scope="col" className={styles.number}>
                Usually
              </th>
              <th scope="col">Country</th>
              <th scope="col">Region</th>
              <th scope="col">Active</th>
              {may.lead && (
                <th scope="col">
                  <span className={forgetStyles.hidden}>Delete for good</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {inOrder.map(person => (
              <PersonRow
                key={person.id}
                person={person}
                save={save}
                countryList={countryList}
                hasMail={hasMail}
                usualCountry={team.country}
                usualRegion={team.region}
                onForget={may.lead ? () => setLeaving(person) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      <datalist id={countryList}>
        {countries().map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
      <AddPerson slug={team.slug} isFirst={people.isSuccess && all.length === 0} />
      {leaving && (
        <ForgetPerson slug={team.slug} person={leaving} onClose={() => setLeaving(null)} />
      )}
    </Section>
  )
}
