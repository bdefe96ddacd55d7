import { ActionIcon, Checkbox, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef } from 'react'
import type { MeetingStepKey } from '#contract/meeting.ts'
import type { Team } from '#contract/team.ts'
import { usualSteps } from '#domain/meeting.ts'
import { stepNames } from '../../lib/meeting.ts'
import { SaveBar } from './SaveBar.tsx'
import { Section } from './Section.tsx'
import styles from './settings.module.css'
import { useTeamForm } from './use-team-form.ts'

type Step = { step: MeetingStepKey; isHeld: boolean }
type Fields = { steps: Step[] }

const labels = { steps: 'Steps' }

/** Those that are held in their order, then those that are left out. */
const stepsOf = ({ meetingSteps }: Team): Step[] => [
  ...meetingSteps.map(step => ({ step, isHeld: true })),
  ...usualSteps.filter(step => !meetingSteps.includes(step)).map(step => ({ step, isHeld: false })),
]

const heldOf = (steps: Step[] = []) => steps.filter(({ isHeld }) => isHeld).map(({ step }) => step)

function moved(steps: Step[], index: number, by: -1 | 1): Step[] {
  const other = [...steps]
  const [one] = other.splice(index, 1)
  if (one) other.splice(index + by, 0, one)
  return other
}

type RowProps = {
  one: Step
  onHold: (isHeld: boolean) => void
  /** Null: no further in that direction. */
  onUp: (() => void) | null
  onDown: (() => void) | null
}

function StepRow({ one: { step, isHeld }, onHold, onUp, onDown }: RowProps) {
  const name = stepNames[step]
  const arrows = [
    { words: 'up', Icon: IconArrowUp, go: onUp },
    { words: 'down', Icon: IconArrowDown, go: onDown },
  ]
  return (
    <li className={styles.meetingStep}>
      <Checkbox
        label={name}
        checked={isHeld}
        onChange={event => onHold(event.currentTarget.checked)}
      />
      <ActionIcon.Group>
        {arrows.map(({ words, Icon, go }) => (
          <ActionIcon
            key={words}
            variant="default"
            size="md"
            data-move={`${step} ${words}`}
            aria-label={`${name} ${words}`}
            aria-disabled={go === null || undefined}
            data-disabled={go === null}
            onClick={() => go?.()}
          >
            <Icon size={16} />
          </ActionIcon>
        ))}
      </ActionIcon.Group>
    </li>
  )
}

/** A row that moves loses the focus; it gets it back, so that the key can be pressed again. */
function useFocusAfterMove(steps: Step[]) {
  const list = useRef<HTMLOListElement>(null)
  const pressed = useRef('')
  useEffect(() => {
    if (steps.length > 0 && pressed.current)
      list.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]`)?.focus()
    pressed.current = ''
  }, [steps])
  return { list, pressed }
}

/** Which steps meetings of the team have, and in what order. */
export function MeetingSection({ team }: { team: Team }) {
  const form = useTeamForm<Fields>(
    team,
    current => ({ steps: stepsOf(current) }),
    ({ steps }) => ({ meetingSteps: heldOf(steps) }),
  )
  const { steps } = form.draft
  const { list, pressed } = useFocusAfterMove(steps)
  const isEmpty = heldOf(steps).length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isEmpty) void form.submit()
  }
  const move = (index: number, by: -1 | 1) => () => {
    pressed.current = `${steps[index]?.step} ${by < 0 ? 'up' : 'down'}`
    form.set('steps', moved(steps, index, by))
  }
  const hold = (at: MeetingStepKey, isHeld: boolean) =>
    form.set(
      'steps',
      steps.map(one => (one.step === at ? { ...one, isHeld } : one)),
    )
  return (
    <Section id="meeting" about="The steps of the meeting. One that is being held stays as it is.">
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <ol ref={list} className={styles.meetingSteps} aria-label="Steps of the meeting">
            {steps.map((one, index) => (
              <StepRow
                key={one.step}
                one={one}
                onHold={isHeld => hold(one.step, isHeld)}
                onUp={index === 0 ? null : move(index, -1)}
                onDown={index === steps.length - 1 ? null : move(index, 1)}
              />
            ))}
          </ol>
          {isEmpty && <p role="alert">A meeting has at least one step.</p>}
          <SaveBar
            form={form}
            labels={labels}
            show={(_field, value) =>
              heldOf(value)
                .map(step => stepNames[step])
                .join(', ')
            }
          />
        </Stack>
      </form>
    </Section>
  )
}
