import { Anchor, Button, Text, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { ActionDialog, type ActionDraft } from '../../components/ActionDialog.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useActions } from '../../lib/actions.ts'
import { ActionLines } from './ActionLines.tsx'
import { useBoardKeys } from './board-keys.ts'
import { fromWords, isFromRetro } from './from-words.ts'
import { Hotkey } from './Hotkey.tsx'
import { type Pile, pileName } from './piles.ts'
import { useTable } from './table.ts'
import styles from './talk.module.css'
import { actionsOf, topicPiles } from './topics.ts'

/** So many topics are asked about that led to no action. */
const mostAsked = 6

const isImportant = ({ votes, isDiscussed }: Pile) => isDiscussed || (votes ?? 0) > 0

/** All actions of this retrospective, and the topics that led to none. */
export function ActPhase() {
  const { slug, sprint, retro, format } = useTable()
  const actions = useActions(slug).data?.actions ?? []
  const [draft, setDraft] = useState<ActionDraft | null>(null)
  const from = fromWords(sprint)
  const made = actions.filter(action => isFromRetro(action, sprint))
  const without = topicPiles(retro, format)
    .filter(isImportant)
    .filter(pile => actionsOf(actions, pile).length === 0)
    .slice(0, mostAsked)
  useBoardKeys((key, event) => {
    if (key !== 'n') return
    event.preventDefault()
    setDraft({ from })
  })
  return (
    <div className={styles.talk}>
      <Panel
        title="Actions of this retrospective"
        actions={
          <Button
            leftSection={<IconPlus size={16} />}
            rightSection={<Hotkey>n</Hotkey>}
            onClick={() => setDraft({ from })}
          >
            Add an action
          </Button>
        }
      >
        {made.length === 0 ? (
          <Text c="dimmed">
            None yet. One or two that somebody really does are worth more than ten.
          </Text>
        ) : (
          <ActionLines actions={made} label="Actions of this retrospective" />
        )}
        <Text size="sm" c="dimmed" mt="md">
          Owners, due sprints and states can be changed on the{' '}
          <Anchor component={Link} inherit underline="always" to={`/${slug}/actions`}>
            Actions page
          </Anchor>
          .
        </Text>
      </Panel>
      {without.length > 0 && (
        <Panel title="No action came of">
          <ul className={styles.rows}>
            {without.map(pile => (
              <li key={pile.id} className={styles.row}>
                <span className={styles.rowVotes}>{pile.votes ?? '–'}</span>
                <span className={styles.rowName}>{pileName(pile)}</span>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() =>
                    setDraft({ from, source: { kind: pile.kind, id: pile.id }, text: '' })
                  }
                >
                  Make one
                  <VisuallyHidden>{` of “${pileName(pile)}”`}</VisuallyHidden>
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {draft && <ActionDialog slug={slug} draft={draft} onClose={() => setDraft(null)} />}
    </div>
  )
}
