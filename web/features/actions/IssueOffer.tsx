import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Action, ActionState } from '#contract/action.ts'
import { Problem } from '../../components/Problem.tsx'
import { isPending, useSaveAction } from '../../lib/actions.ts'
import styles from './actions.module.css'

type Props = { slug: string; action: Action }

const ends = {
  completed: { words: 'was closed as completed', state: 'done', offer: 'Mark it done' },
  'not-planned': { words: 'was closed as not planned', state: 'dropped', offer: 'Drop it' },
} as const

/** Its issue was closed: whether that ends the action is for a person to say. */
export function IssueOffer({ slug, action }: Props) {
  const save = useSaveAction(slug)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const { issue } = action
  if (!issue || issue.state === 'open' || !isPending(action)) return null
  const { words, state, offer } = ends[issue.state]
  const name = `${issue.repository}#${issue.number}`
  const take = async (to: ActionState) => {
    setIsSaving(true)
    setError(null)
    await save(action, { state: to, note: `${name} ${words}` }).catch(setError)
    setIsSaving(false)
  }
  return (
    <div className={styles.offer}>
      <span>
        The issue {name} {words}.
      </span>
      <Button
        size="compact-sm"
        variant="default"
        loading={isSaving}
        aria-label={`${offer}: “${action.text}”`}
        onClick={() => void take(state)}
      >
        {offer}
      </Button>
      {error !== null && <Problem title="This was not saved" error={error} />}
    </div>
  )
}
