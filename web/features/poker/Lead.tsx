import { NativeSelect } from '@mantine/core'
import { useMay } from '../../lib/access.ts'
import { active } from '../../lib/me.ts'
import { usePeople } from '../../lib/queries.ts'
import type { useMove } from './api.ts'
import type { GameProps } from './Game.tsx'

type Props = Pick<GameProps, 'slug' | 'game' | 'me'> & { move: ReturnType<typeof useMove> }

/** Who leads opens, reveals and accepts. The lead can be handed over, or taken when that person is gone. */
export function Lead({ slug, game, me, move }: Props) {
  const people = active(usePeople(slug).data?.people)
  const { facilitator } = game
  const may = useMay()
  return (
    <NativeSelect
      label="Who leads"
      disabled={!may.write}
      description={
        facilitator === null
          ? 'Nobody: everybody may go on.'
          : facilitator.personId === me
            ? 'You reveal, accept and go on.'
            : undefined
      }
      value={facilitator?.personId ?? ''}
      onChange={event => move.mutate({ kind: 'lead', personId: event.currentTarget.value })}
      data={[
        ...(facilitator ? [] : [{ value: '', label: 'Nobody yet', disabled: true }]),
        ...people.map(({ id, name }) => ({ value: id, label: id === me ? `${name} (you)` : name })),
      ]}
    />
  )
}
