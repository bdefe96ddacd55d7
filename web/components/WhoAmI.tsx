import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { active, useSayWho } from '../lib/me.ts'
import { usePeople } from '../lib/queries.ts'
import { tellFailure } from '../lib/tell-failure.ts'

type Props = { slug: string; me: string | null | undefined }

/** Said once and kept in this browser. Everybody may fill in for anybody; this only says who did. */
export function WhoAmI({ slug, me }: Props) {
  const people = active(usePeople(slug).data?.people)
  const say = useSayWho(slug)
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
        <Button variant="subtle" size="compact-sm" onClick={() => sayWho(null)}>
          Somebody else?
        </Button>
      </Group>
    )
  return (
    <NativeSelect
      aria-label="Who are you?"
      value=""
      disabled={say.isPending}
      onChange={event => sayWho(event.currentTarget.value)}
      data={[
        { value: '', label: 'Who are you?', disabled: true },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
