import { Autocomplete, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { pointsOf, type Question, sprintsOf } from '../../lib/forecast.ts'
import { useLabels } from './api.ts'
import styles from './forecast.module.css'

type Props = { slug: string; question: Question; onAsk: (question: Question) => void }
type Of<Ask extends Question['ask']> = Omit<Props, 'question'> & {
  question: Extract<Question, { ask: Ask }>
}

/** Asked once the typing rests; the rest of the question is as it is by then. */
function useTyped<Q extends Question>(initial: string, { question, onAsk }: TypedProps<Q>) {
  const [text, setText] = useState(initial)
  const latest = useRef(question)
  useEffect(() => {
    latest.current = question
  })
  const ask = useDebouncedCallback((part: Partial<Q>) => onAsk({ ...latest.current, ...part }), {
    delay: 250,
  })
  const type = (typed: string, part: Partial<Q>) => {
    setText(typed)
    ask(part)
  }
  return { text, type }
}

type TypedProps<Q extends Question> = { question: Q; onAsk: (question: Q) => void }

function LabelField({ slug, question, onAsk }: Of<'label'>) {
  const { data: labels = [] } = useLabels(slug)
  const { text, type } = useTyped(question.label ?? '', { question, onAsk })
  return (
    <Autocomplete
      label="Label"
      placeholder="Choose or type one"
      className={styles.wide ?? ''}
      data={labels}
      limit={50}
      value={text}
      onChange={typed => type(typed, { label: typed.trim() || null })}
    />
  )
}

function PointsField({ question, onAsk }: Of<'points'>) {
  const { text, type } = useTyped(String(question.points ?? ''), { question, onAsk })
  return (
    <TextInput
      label="Points"
      className={styles.narrow ?? ''}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={text !== '' && pointsOf(text) === null ? 'Type a number such as 40.' : null}
      onChange={({ currentTarget: { value } }) => type(value, { points: pointsOf(value) })}
    />
  )
}

function SprintsField({ question, onAsk }: Of<'sprints'>) {
  const { text, type } = useTyped(String(question.sprints ?? ''), { question, onAsk })
  return (
    <TextInput
      label="Sprints"
      className={styles.narrow ?? ''}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={text !== '' && sprintsOf(text) === null ? 'Type a whole number, 1 to 52.' : null}
      onChange={({ currentTarget: { value } }) => type(value, { sprints: sprintsOf(value) })}
    />
  )
}

/** What the question still needs: which label, how many points, which day. */
export function AskField({ slug, question, onAsk }: Props) {
  if (question.ask === 'label') return <LabelField {...{ slug, question, onAsk }} />
  if (question.ask === 'points') return <PointsField {...{ slug, question, onAsk }} />
  if (question.ask === 'sprints') return <SprintsField {...{ slug, question, onAsk }} />
  if (question.ask === 'day')
    return (
      <TextInput
        type="date"
        label="Day"
        className={styles.narrow ?? ''}
        value={question.day ?? ''}
        onChange={event => onAsk({ ...question, day: event.currentTarget.value || null })}
      />
    )
  return null
}
