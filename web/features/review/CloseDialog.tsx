import { Button, Group, Modal } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { AvailabilityRow } from '#contract/availability.ts'
import type { Report } from '#contract/review.ts'
import { Loading } from '../../components/Loading.tsx'
import { useAvailability } from '../../lib/availability.ts'
import { plural } from '../../lib/format.ts'
import { BlanksStep } from './BlanksStep.tsx'
import { CloseStep } from './CloseStep.tsx'
import styles from './close.module.css'
import { OutsideStep } from './OutsideStep.tsx'
import { isBlank } from './real-percent.ts'
import { UnfinishedStep } from './UnfinishedStep.tsx'
import { unfinishedOf } from './unfinished.ts'

type Props = { slug: string; report: Report; onClose: () => void }

type Step = 'blanks' | 'outside' | 'close' | 'unfinished'

const titles: Record<Step, string> = {
  blanks: 'Who was really there?',
  outside: 'What else counts?',
  close: 'Close the sprint',
  unfinished: 'What was not finished',
}

function useFocusOnStep(step: Step) {
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) place.current?.focus()
    shown.current = step
  }, [step])
  return place
}

/** Leads through what is still open to the close and, after it, to where unfinished items go. No step is forced. */
function Steps({ slug, report, people, onClose }: Props & { people: AvailabilityRow[] }) {
  const { sprint, outside } = report
  const asked = people.filter(isBlank)
  const open = outside.filter(({ decision }) => decision === null)
  const hasUnfinished = unfinishedOf(report).length > 0
  // decided when it opens: steps do not vanish under the hand that answers them
  const [steps] = useState<Step[]>(() => [
    ...(asked.length > 0 ? ['blanks' as const] : []),
    ...(open.length > 0 ? ['outside' as const] : []),
    'close',
    ...(hasUnfinished ? ['unfinished' as const] : []),
  ])
  const [blankIds] = useState(() => new Set(asked.map(({ personId }) => personId)))
  const [openIds] = useState(() => new Set(open.map(({ item }) => item.id)))
  const [index, setIndex] = useState(0)
  const step = steps[index] ?? 'close'
  const place = useFocusOnStep(step)
  const next = () => (index + 1 < steps.length ? setIndex(index + 1) : onClose())
  const back = index > 0 && step !== 'unfinished' ? () => setIndex(index - 1) : null

  const left = [
    ...(asked.length > 0
      ? [`Of ${plural(asked.length, 'person', 'people')} it stays open how much they were there.`]
      : []),
    ...(open.length > 0
      ? [
          `${plural(open.length, 'item')} done outside stay${open.length === 1 ? 's' : ''} undecided and will not count.`,
        ]
      : []),
  ]
  const end = (left: number, words: string): ReactNode => (
    <Group justify="flex-end">
      {back && (
        <Button variant="default" onClick={back}>
          Back
        </Button>
      )}
      <Button onClick={next}>{left === 0 ? 'Next' : `Next, leaving ${plural(left, words)}`}</Button>
    </Group>
  )
  return (
    <section ref={place} tabIndex={-1} className={styles.step} aria-label={titles[step]}>
      <h3>
        {titles[step]}
        {steps.length > 1 && (
          <span className={styles.count}>
            {index + 1} of {steps.length}
          </span>
        )}
      </h3>
      {step === 'blanks' && (
        <>
          <BlanksStep
            slug={slug}
            sprint={sprint}
            people={people.filter(({ personId }) => blankIds.has(personId))}
          />
          {end(asked.length, 'blank')}
        </>
      )}
      {step === 'outside' && (
        <>
          <OutsideStep
            slug={slug}
            sprintId={sprint.id}
            outside={outside.filter(({ item }) => openIds.has(item.id))}
          />
          {end(open.length, 'item')}
        </>
      )}
      {step === 'close' && (
        <CloseStep slug={slug} sprint={sprint} left={left} onBack={back} onClosed={next} />
      )}
      {step === 'unfinished' && <UnfinishedStep slug={slug} report={report} onDone={onClose} />}
    </section>
  )
}

/** The close in a dialog, once it is known who is to be asked. */
export function CloseDialog({ slug, report, onClose }: Props) {
  const { sprint } = report
  const availability = useAvailability(slug, sprint.id)
  return (
    <Modal opened onClose={onClose} size="lg" title={`Close sprint ${sprint.number}`}>
      {availability.isPending ? (
        <Loading height={200} label="Loading the availability" />
      ) : (
        <Steps
          slug={slug}
          report={report}
          people={availability.data?.people ?? []}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}
