import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Action, ActionState, Helped } from '#contract/action.ts'
import { Problem } from '../../components/Problem.tsx'
import { useSaveAction } from '../../lib/actions.ts'
import { ApiError } from '../../lib/api.ts'
import { useBoardKeys } from './board-keys.ts'
import { Hotkey } from './Hotkey.tsx'
import styles from './look-back.module.css'
import { useTable } from './table.ts'

const states: { state: ActionState; label: string; hotkey: string }[] = [
  { state: 'done', label: 'Done', hotkey: 'd' },
  { state: 'in-progress', label: 'In progress', hotkey: 'i' },
  { state: 'open', label: 'Still open', hotkey: 'o' },
  { state: 'dropped', label: 'Drop it', hotkey: 'x' },
]

const helps: { answer: Helped; label: string; hotkey: string }[] = [
  { answer: 'yes', label: 'Yes, it helped', hotkey: 'y' },
  { answer: 'partly', label: 'Partly', hotkey: 'p' },
  { answer: 'no', label: 'No', hotkey: 'q' },
]

/** Is it done? And if so: did it help? Answered once by anybody, for all. */
export function ActionAnswer({ action, onAnswer }: { action: Action; onAnswer: () => void }) {
  const { slug } = useTable()
  const save = useSaveAction(slug)
  const [note, setNote] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const asksHelp = action.state === 'done' && action.helped === null

  const send = async (edit: Parameters<typeof save>[1], after: () => void) => {
    if (isSaving) return
    setIsSaving(true)
    setError(null)
    try {
      await save(action, edit)
      after()
    } catch (refusal) {
      setError(refusal instanceof ApiError ? refusal : new Error('not saved'))
    } finally {
      setIsSaving(false)
    }
  }
  const say = (state: ActionState) => {
    const noted = note.trim() === '' ? {} : { note: note.trim() }
    if (state === action.state && note.trim() === '') return onAnswer()
    void send({ state, ...noted }, () => {
      setNote('')
      if (state !== 'done') onAnswer()
    })
  }
  const sayHelped = (answer: Helped) =>
    void send({ helped: { answer, note: note.trim() } }, () => onAnswer())
  useBoardKeys((key, event) => {
    const state = asksHelp ? undefined : states.find(({ hotkey }) => hotkey === key)
    const help = asksHelp ? helps.find(({ hotkey }) => hotkey === key) : undefined
    if (!state && !help) return
    event.preventDefault()
    if (state) say(state.state)
    if (help) sayHelped(help.answer)
  })
  return (
    <div className={styles.answer}>
      <TextInput
        aria-label={asksHelp ? 'How it helped' : 'Note'}
        placeholder={asksHelp ? 'How, if it is worth a note' : 'A note, if it helps later'}
        maxLength={500}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      <Group gap="xs" role="group" aria-label={asksHelp ? 'Did it help?' : 'Is it done?'}>
        <b className={styles.question}>{asksHelp ? 'Did it help?' : 'Is it done?'}</b>
        {asksHelp
          ? helps.map(({ answer, label, hotkey }) => (
              <Button
                key={answer}
                size="xs"
                variant="default"
                rightSection={<Hotkey>{hotkey}</Hotkey>}
                onClick={() => sayHelped(answer)}
              >
                {label}
              </Button>
            ))
          : states.map(({ state, label, hotkey }) => (
              <Button
                key={state}
                size="xs"
                variant={state === 'done' ? 'light' : 'default'}
                rightSection={<Hotkey>{hotkey}</Hotkey>}
                onClick={() => say(state)}
              >
                {label}
              </Button>
            ))}
        {asksHelp && (
          <Button size="xs" variant="subtle" onClick={onAnswer}>
            Too early to say
          </Button>
        )}
      </Group>
      {error !== null && <Problem title="This was not saved" error={error} />}
    </div>
  )
}
