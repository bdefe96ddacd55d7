import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { CardGroup } from '#contract/retro.ts'
import { DraftTrouble } from '../../components/DraftTrouble.tsx'
import { useDraft } from '../../components/use-draft.ts'
import { request, teamPath } from '../../lib/api.ts'
import { plural } from '../../lib/format.ts'
import { retroQuery } from './api.ts'
import styles from './cards.module.css'
import { useDropTarget } from './drag.ts'
import { useHands } from './hands.ts'
import { focusKey } from './keep-focus.ts'
import { useTable } from './table.ts'

type Props = { group: CardGroup; count: number; children: ReactNode }

function useGroupName(group: CardGroup) {
  const { slug, sprint } = useTable()
  const client = useQueryClient()
  return useDraft<string>({
    value: group.name,
    format: name => name,
    parse: text => ({ value: text }),
    save: async (name, current) => {
      const { version } = (current as CardGroup | undefined) ?? group
      await request('PATCH', teamPath(slug, `/groups/${group.id}`), { version, name })
      await client.invalidateQueries({ queryKey: retroQuery(slug, sprint.id).queryKey })
    },
    pick: current => (current as CardGroup).name,
  })
}

/** Cards of one matter, under a name that anybody can give. */
export function GroupBox({ group, count, children }: Props) {
  const { held, layOnGroup } = useHands()
  const box = useRef<HTMLLIElement>(null)
  const isOver = useDropTarget(box, cardId => layOnGroup(cardId, group.id))
  const draft = useGroupName(group)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') draft.finish()
    if (event.key === 'Escape' && draft.isDraft) {
      event.stopPropagation()
      draft.drop()
    }
  }
  return (
    <li ref={box} className={styles.group} data-over={isOver || undefined}>
      <div className={styles.groupHead}>
        <TextInput
          variant="unstyled"
          size="sm"
          fw={600}
          style={{ flex: 1 }}
          styles={{ input: { fontWeight: 620 } }}
          aria-label={`Name of the group of ${plural(count, 'card')}`}
          placeholder="Give the group a name"
          maxLength={120}
          value={draft.text}
          onChange={event => draft.type(event.currentTarget.value)}
          onBlur={() => draft.trouble || draft.finish()}
          onKeyDown={onKeyDown}
          {...focusKey(`group ${group.id}`)}
        />
        {held && held.groupId !== group.id && (
          <Button size="compact-xs" onClick={() => layOnGroup(held.id, group.id)}>
            Put it here
          </Button>
        )}
      </div>
      {draft.trouble && (
        <DraftTrouble
          trouble={draft.trouble}
          mine={draft.text}
          onKeep={draft.drop}
          onInsist={draft.insist}
        />
      )}
      <ul className={styles.cards}>{children}</ul>
    </li>
  )
}
