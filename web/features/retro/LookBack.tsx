import { Text } from '@mantine/core'
import { useState } from 'react'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { isPending } from '../../lib/actions.ts'
import { plural } from '../../lib/format.ts'
import { AskAction } from './AskAction.tsx'
import { AskRisks } from './AskRisks.tsx'
import { useKept } from './kept-value.ts'
import styles from './look-back.module.css'
import { useTable } from './table.ts'
import { useAskedActions } from './use-asked.ts'

/** Before anything new: what became of what was decided, and of the risks that were seen. */
export function LookBack() {
  const { slug, sprint, retro } = useTable()
  const { asked, query } = useAskedActions(slug)
  const [nowId, setNowId] = useState<string | null>(null)
  // "Still open" changes nothing at the action: what was asked outlives a reload here only
  const [answered, setAnswered] = useKept<string[]>(sprint.id, 'asked', [])
  const isOpen = (id: string) => !answered.includes(id)
  const now =
    asked.find(({ id }) => id === nowId) ??
    asked.find(action => isOpen(action.id) && isPending(action)) ??
    null
  // Its turn stays its turn when it is done: whether it helped is still to be asked.
  if (now && now.id !== nowId) setNowId(now.id)
  const answer = (id: string) => {
    const all = [...answered, id]
    setAnswered(all)
    const next = asked.find(action => !all.includes(action.id) && isPending(action))
    setNowId(next?.id ?? null)
  }
  const left = asked.filter(action => isOpen(action.id) && isPending(action)).length
  return (
    <div className={styles.stack}>
      <Panel title="What became of the last actions">
        {!query.data && !query.error && <Loading height={160} label="Loading the actions" />}
        {query.error && !query.data && (
          <Problem
            title="The actions could not be read"
            error={query.error}
            onRetry={() => query.refetch()}
          />
        )}
        {query.data && asked.length === 0 && (
          <Text c="dimmed">No action is open. There is nothing to ask about.</Text>
        )}
        {asked.length > 0 && (
          <Text size="sm" c="dimmed" mb="sm" role="status">
            {left === 0 ? 'All were asked about.' : `${plural(left, 'action')} to ask about.`}
          </Text>
        )}
        <ol className={styles.actions}>
          {asked.map(action => (
            <AskAction
              key={action.id}
              action={action}
              isNow={now?.id === action.id}
              isAnswered={!isOpen(action.id)}
              choose={() => setNowId(action.id)}
              onAnswer={() => answer(action.id)}
            />
          ))}
        </ol>
      </Panel>
      {retro.risks.length > 0 && <AskRisks />}
    </div>
  )
}
