import { Skeleton } from '@mantine/core'
import type { ImportResult } from '#contract/import.ts'
import { Problem } from '../../components/Problem.tsx'
import { ActionsFound } from './ActionsFound.tsx'
import type { useApply } from './api.ts'
import { Conflicts } from './Conflicts.tsx'
import type { ImportDraft } from './draft.ts'
import { GoalsFound } from './GoalsFound.tsx'
import styles from './import.module.css'
import { FoundMeetingDay } from './MeetingDay.tsx'
import { PeopleFound } from './PeopleFound.tsx'
import { Renumbering } from './Renumbering.tsx'
import { RetrosFound } from './RetrosFound.tsx'
import { SprintsFound } from './SprintsFound.tsx'
import { SummaryBar } from './SummaryBar.tsx'
import { Warnings } from './Warnings.tsx'

type Props = {
  slug: string
  draft: ImportDraft
  result: ImportResult | undefined
  isFresh: boolean
  onChange: (change: Partial<ImportDraft>) => void
  apply: ReturnType<typeof useApply>
}

/** What the text says, what importing it would do, and what there is to decide first. */
export function Outcome({ slug, draft, result, isFresh, onChange, apply }: Props) {
  if (!result)
    return (
      <div role="status" aria-label="Looking at the text" className={styles.parts}>
        <Skeleton height={76} radius="lg" />
        <Skeleton height={420} radius="lg" />
      </div>
    )
  return (
    <div className={styles.parts} aria-busy={!isFresh}>
      <SummaryBar
        result={result}
        isFresh={isFresh}
        isApplying={apply.isPending}
        onApply={() => apply.mutate(draft)}
      />
      {apply.error && <Problem title="Nothing was imported" error={apply.error} />}
      {result.meetingDay && (
        <FoundMeetingDay
          day={result.meetingDay}
          onChange={meetingDay => onChange({ meetingDay })}
        />
      )}
      <Warnings
        warnings={result.warnings}
        onChoose={(id, choice) => onChange({ arithmetic: { ...draft.arithmetic, [id]: choice } })}
      />
      <Conflicts conflicts={result.conflicts} onTake={take => onChange({ take })} />
      <Renumbering
        renumbering={result.renumbering}
        isWanted={draft.renumber}
        onWant={renumber => onChange({ renumber })}
      />
      <SprintsFound sprints={result.sprints} />
      <PeopleFound
        slug={slug}
        people={result.people}
        onChoose={(name, choice) => onChange({ names: { ...draft.names, [name]: choice } })}
      />
      <RetrosFound retrospectives={result.retrospectives} />
      <GoalsFound goals={result.goals} />
      <ActionsFound actions={result.actions} />
    </div>
  )
}
