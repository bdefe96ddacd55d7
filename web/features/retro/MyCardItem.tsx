import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../components/Problem.tsx'
import { retroQuery } from './api.ts'
import { CardEditor } from './CardEditor.tsx'
import styles from './cards.module.css'
import { dropOwnCards, patchOwnCard } from './own-cards.ts'
import { saveCardText, takeBackCard } from './send-cards.ts'
import { useTable } from './table.ts'
import type { MyCard } from './use-own-cards.ts'

type Props = { mine: MyCard; refresh: () => Promise<unknown> }

/** Changes of one's own card: on the server once it is there, before that only here. */
function useMyCard({ mine, refresh }: Props) {
  const { slug, sprint } = useTable()
  const client = useQueryClient()
  const { id, card, kept } = mine
  const read = async () => {
    if (kept?.state === 'sent') await refresh()
    await client.invalidateQueries({ queryKey: retroQuery(slug, sprint.id).queryKey })
  }
  const save = async (text: string, current?: unknown) => {
    if (kept && kept.state !== 'sent') {
      patchOwnCard(sprint.id, id, { text, state: 'unsent' })
      return
    }
    const known = (current as typeof card) ?? card
    if (!known) throw new Error('The card is not read yet.')
    await saveCardText(slug, known, text, kept?.secret)
    if (kept) patchOwnCard(sprint.id, id, { text })
    await read()
  }
  const takeBack = async () => {
    if (!kept || kept.state === 'sent') await takeBackCard(slug, id, kept?.secret)
    if (kept) dropOwnCards(sprint.id, [id])
    await read()
  }
  const again = () => patchOwnCard(sprint.id, id, { state: 'unsent' })
  return { save, takeBack, again }
}

/** A card of one's own before the reveal: pressed, it can be changed. */
export function MyCardItem(props: Props) {
  const { text, kept } = props.mine
  const { save, takeBack, again } = useMyCard(props)
  const [isEditing, setIsEditing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const face = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    if (wasEditing.current && !isEditing) face.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  const isWaiting = kept?.state === 'unsent' && kept.hasFailed === true
  return (
    <li className={styles.card} data-unsent={isWaiting || kept?.state === 'refused' || undefined}>
      {isEditing ? (
        <CardEditor text={text} save={save} onClose={() => setIsEditing(false)} />
      ) : (
        <div className={styles.own}>
          <UnstyledButton
            ref={face}
            className={styles.face}
            aria-label={`Change “${text}”`}
            onClick={() => setIsEditing(true)}
          >
            <span className={styles.text}>{text}</span>
          </UnstyledButton>
          <ActionIcon
            className={styles.remove ?? ''}
            variant="subtle"
            color="gray"
            c="var(--knots-muted)"
            size="sm"
            aria-label={`Take back “${text}”`}
            onClick={() => void takeBack().catch(setError)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      )}
      {isWaiting && <p className={styles.unsent}>Not sent yet. It is kept here and sent again.</p>}
      {kept?.state === 'refused' && (
        <p className={styles.unsent} role="alert">
          {kept.problem}{' '}
          <Button size="compact-xs" variant="default" onClick={again}>
            Try again
          </Button>
        </p>
      )}
      {error !== null && <Problem error={error} />}
    </li>
  )
}
