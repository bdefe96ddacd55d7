import { Chip, Switch } from '@mantine/core'
import { addDays } from '#domain/calendar.ts'
import { useToday } from '../../lib/clock.ts'
import type { Ask, Question } from '../../lib/forecast.ts'
import { useTeam } from '../../lib/queries.ts'
import { AskField } from './AskField.tsx'
import styles from './forecast.module.css'

type Props = { slug: string; question: Question; onAsk: (question: Question) => void }

const groups: { legend: string; asks: { value: Ask; label: string }[] }[] = [
  {
    legend: 'When is it done?',
    asks: [
      { value: 'backlog', label: 'The backlog' },
      { value: 'label', label: 'A label' },
      { value: 'points', label: 'Points' },
    ],
  },
  {
    legend: 'How much will be done?',
    asks: [
      { value: 'day', label: 'By a day' },
      { value: 'sprints', label: 'In some sprints' },
    ],
  },
]

/** What another question begins with. */
function first(ask: Ask, growth: boolean, today: string | null): Question {
  if (ask === 'label') return { ask, label: null, growth }
  if (ask === 'points') return { ask, points: null, growth }
  if (ask === 'sprints') return { ask, sprints: 3 }
  if (ask === 'day') return { ask, day: today && addDays(today, 42) }
  return { ask, growth }
}

export function ForecastForm({ slug, question, onAsk }: Props) {
  const { data: team } = useTeam(slug)
  const today = useToday(team?.timeZone)
  const growth = 'growth' in question && question.growth
  const choose = (value: string | string[]) => onAsk(first(value as Ask, growth, today))
  return (
    <div className={styles.form}>
      <Chip.Group multiple={false} value={question.ask} onChange={choose}>
        {groups.map(({ legend, asks }) => (
          <fieldset key={legend} className={styles.asks}>
            <legend>{legend}</legend>
            <div className={styles.chips}>
              {asks.map(({ value, label }) => (
                <Chip key={value} value={value} variant="light">
                  {label}
                </Chip>
              ))}
            </div>
          </fieldset>
        ))}
      </Chip.Group>
      <div className={styles.more}>
        <AskField key={question.ask} slug={slug} question={question} onAsk={onAsk} />
        {'growth' in question && (
          <Switch
            label="The work grows as in the last sprints"
            checked={growth}
            onChange={event => onAsk({ ...question, growth: event.currentTarget.checked })}
          />
        )}
      </div>
    </div>
  )
}
