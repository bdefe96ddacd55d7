import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import type { Person } from '#contract/person.ts'
import { active, useMeInTeam, useSayWho } from '../lib/me.ts'
import { usePeople } from '../lib/queries.ts'
import { useHasSignIn } from '../lib/session.ts'
import { tellFailure } from '../lib/tell-failure.ts'
import { Question } from './Question.tsx'

type Props = { slug: string; me: string | null | undefined }

function Choice({ people, isBusy, onChoice }: ChoiceProps) {
  return (
    <NativeSelect
      aria-label="Who are you?"
      value=""
      disabled={isBusy}
      onChange={event => onChoice(event.currentTarget.value)}
      data={[
        { value: '', label: 'Who are you?', disabled: true },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
type ChoiceProps = { people: Person[]; isBusy: boolean; onChoice: (personId: string) => void }

/** Signed in, it is said once and for good. */
function ChooseOnce({ slug, people }: { slug: string; people: Person[] }) {
  const say = useSayWho(slug)
  const [asked, setAsked] = useState<string | null>(null)
  const name = people.find(({ id }) => id === asked)?.name
  return (
    <>
      <Choice people={people} isBusy={say.isPending} onChoice={setAsked} />
      {asked !== null && (
        <Question
          title={`Are you ${name}?`}
          yes={`Yes, I am ${name}`}
          no="No"
          isBusy={say.isPending}
          error={say.error}
          onYes={() => say.mutate(asked, { onSuccess: () => setAsked(null) })}
          onNo={() => setAsked(null)}
        >
          Your account is {name} in this team from now on. A scrum master can change it.
        </Question>
      )}
    </>
  )
}

/** Where nobody signs in it is kept in this browser. Everybody may fill in for anybody; this only says who did. */
export function WhoAmI({ slug, me }: Props) {
  const people = active(usePeople(slug).data?.people)
  const say = useSayWho(slug)
  const inTeam = useMeInTeam(slug)
  const hasSignIn = useHasSignIn()
  const sayWho = (personId: string | null) =>
    say.mutate(personId, { onError: tellFailure('Who you are was not kept') })
  const mine = people.find(({ id }) => id === me)
  if (me === undefined || people.length === 0) return null
  if (mine)
    return (
      <Group gap="xs">
        <Text c="dimmed" size="sm">
          You are {mine.name}
        </Text>
        {!hasSignIn && (
          <Button variant="subtle" size="compact-sm" onClick={() => sayWho(null)}>
            Somebody else?
          </Button>
        )}
      </Group>
    )
  if (inTeam?.role === 'viewer') return null
  if (inTeam?.canChoose === false)
    return (
      <Text c="dimmed" size="sm">
        Ask a scrum master to say whom of the team you are
      </Text>
    )
  if (hasSignIn) return <ChooseOnce slug={slug} people={people} />
  return <Choice people={people} isBusy={say.isPending} onChoice={sayWho} />
}
