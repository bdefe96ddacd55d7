import { Button, Group, Text } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import type { OutsideDecision, OutsideItem, Report } from '#contract/review.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { formatPoints, plural } from '../../lib/format.ts'
import { titleOf } from '../../lib/item-words.ts'
import { useReviewStep } from './api.ts'
import { useReason } from './Corrections.tsx'
import { OutsideRow } from './OutsideRow.tsx'
import styles from './review.module.css'

type Props = { slug: string; report: Report }

/** Accepts, refuses, or takes that back; one reason for all of them where the sprint is closed. */
export function useDecide(slug: string, sprintId: string) {
  const step = useReviewStep(slug, sprintId)
  const askReason = useReason()
  const decide = async (items: OutsideItem[], decision: OutsideDecision | null) => {
    const [only] = items
    const what =
      items.length === 1 && only ? `“${titleOf(only.item)}”` : plural(items.length, 'item')
    const verb = { accepted: 'is accepted', refused: 'is refused' }
    const reason = await askReason(
      `Work done outside: ${what} ${decision === null ? 'is undecided again' : verb[decision]}.`,
    )
    if (reason === null) return
    const body = { decision, ...(reason === undefined ? {} : { reason }) }
    for (const { item } of items) await step.mutateAsync({ kind: 'outside', itemId: item.id, body })
  }
  return {
    error: step.error,
    // what failed stands in `error`
    decide: (items: OutsideItem[], decision: OutsideDecision | null) =>
      void decide(items, decision).catch(() => undefined),
  }
}

export type Decide = ReturnType<typeof useDecide>['decide']

const pointsOf = (items: OutsideItem[]) => items.reduce((sum, { points }) => sum + points, 0)

function sumWords(outside: OutsideItem[]): string {
  const accepted = outside.filter(({ decision }) => decision === 'accepted')
  const open = outside.filter(({ decision }) => decision === null)
  const words = `${formatPoints(pointsOf(accepted))} of ${plural(pointsOf(outside), 'point')} accepted`
  return open.length === 0 ? `${words}.` : `${words}, ${plural(open.length, 'item')} undecided.`
}

const rowsIn = (list: Element) => [...list.querySelectorAll<HTMLElement>('li')]

type Keys = { outside: OutsideItem[]; decide: Decide; before: string }

/** On a row, or on a button of it: a accepts, r refuses, u takes either back; arrows go from row to row. */
function onRowKey(event: KeyboardEvent<HTMLElement>, { outside, decide, before }: Keys) {
  const row = (event.target as HTMLElement).closest('li')
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return
  // "g" and a letter goes to another page
  if (before === 'g') return
  const rows = rowsIn(event.currentTarget)
  const index = rows.indexOf(row)
  const one = outside[index]
  const next = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key]
  const decision = { a: 'accepted' as const, r: 'refused' as const, u: null }[event.key]
  if (next !== undefined) rows[index + next]?.focus()
  else if (decision !== undefined && one) decide([one], decision)
  else return
  event.preventDefault()
}

export function OutsideList({ outside, decide }: Pick<Keys, 'outside' | 'decide'>) {
  const before = useRef('')
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    onRowKey(event, { outside, decide, before: before.current })
    before.current = event.key
  }
  return (
    <ul className={styles.rows} onKeyDown={onKeyDown}>
      {outside.map((one, index) => (
        <OutsideRow key={one.item.id} one={one} isFirst={index === 0} decide={decide} />
      ))}
    </ul>
  )
}

/** Work that was done in the sprint's time without being in its scope: the team says what counts. */
export function OutsidePanel({ slug, report }: Props) {
  const { outside, sprint, classes } = report
  const { decide, error } = useDecide(slug, sprint.id)
  const may = useMay()
  const open = outside.filter(({ decision }) => decision === null)
  if (classes === null && outside.length === 0) return null
  return (
    <Panel
      title="Done outside the sprint"
      actions={
        may.write &&
        open.length > 1 && (
          <Group gap="xs" data-screen-only>
            <Button size="compact-sm" variant="default" onClick={() => decide(open, 'accepted')}>
              Accept all {open.length}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => decide(open, 'refused')}>
              Refuse all
            </Button>
          </Group>
        )
      }
    >
      {outside.length === 0 ? (
        <Text c="dimmed">Nothing was completed in its time that was not in its scope.</Text>
      ) : (
        <>
          <p role="status" className={styles.sumWords}>
            {sumWords(outside)}
          </p>
          {error && <Problem title="This was not decided" error={error} />}
          <OutsideList outside={outside} decide={decide} />
          {may.write && (
            <Text size="xs" c="dimmed" visibleFrom="sm" mt="xs" data-screen-only>
              On a row: a accepts, r refuses, u leaves it undecided; arrows go from row to row.
            </Text>
          )}
        </>
      )}
    </Panel>
  )
}
