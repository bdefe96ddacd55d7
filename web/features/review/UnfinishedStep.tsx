import { Anchor, Button, Checkbox, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Report, ReportItem } from '#contract/review.ts'
import { CountedPoints } from '../../components/CountedPoints.tsx'
import { Problem } from '../../components/Problem.tsx'
import { plural } from '../../lib/format.ts'
import { titleOf } from '../../lib/item-words.ts'
import { newId } from '../../lib/new-id.ts'
import { useAskWrites, useWrites } from '../../lib/writes.ts'
import { useStillIn } from './api.ts'
import styles from './close.module.css'
import { unfinishedOf } from './unfinished.ts'

type Props = { slug: string; report: Report; onDone: () => void }

function ByHand({ why }: { why: string | null }) {
  return (
    <Text c="dimmed" size="sm">
      {why ?? 'Knots may not write to GitHub.'} What you ask for here is put on the list of changes
      to make by hand, with a link to each item, on the planning page.
    </Text>
  )
}

type ChoiceProps = { item: ReportItem; isChosen: boolean; onChoose: (isChosen: boolean) => void }

function Choice({ item, isChosen, onChoose }: ChoiceProps) {
  return (
    <li className={styles.choice}>
      <Checkbox
        checked={isChosen}
        onChange={event => onChoose(event.currentTarget.checked)}
        label={titleOf(item)}
      />
      <CountedPoints item={item} />
    </li>
  )
}

/** After the close: unfinished items to the next sprint, all or some, by Knots or by hand. */
export function UnfinishedStep({ slug, report, onDone }: Props) {
  const { sprint, next } = report
  const writes = useWrites(slug).data
  const ask = useAskWrites(slug)
  const stillIn = useStillIn(slug, sprint.id).data
  const [leftOut, setLeftOut] = useState<Set<string>>(new Set())
  const [ids] = useState(() => new Map(unfinishedOf(report).map(({ id }) => [id, newId()])))
  const offered = unfinishedOf(report).filter(({ id }) => stillIn?.has(id) ?? true)
  const chosen = offered.filter(({ id }) => !leftOut.has(id))
  const toggle = (id: string) => (isChosen: boolean) =>
    setLeftOut(before => {
      const after = new Set(before)
      if (isChosen) after.delete(id)
      else after.add(id)
      return after
    })
  const end = <Button onClick={onDone}>Done</Button>
  if (offered.length === 0 || next === null)
    return (
      <>
        <p>
          {offered.length === 0
            ? 'What was not finished is in another sprint, or in none, already.'
            : 'There is no next sprint yet. What was not finished stays where it is on the board.'}
        </p>
        <Group justify="flex-end">{end}</Group>
      </>
    )
  const move = () =>
    ask.mutate(
      {
        kind: 'write',
        writes: chosen.map(({ id }) => ({
          id: ids.get(id),
          itemId: id,
          field: 'sprint' as const,
          to: next.sprintId,
        })),
      },
      { onSuccess: onDone },
    )
  return (
    <>
      <p>
        The sprint is closed. {plural(offered.length, 'unfinished item')} can go on in{' '}
        <Anchor
          component={Link}
          to={`/${slug}/sprints/${next.number}/plan`}
          inherit
          underline="always"
        >
          {next.title}
        </Anchor>
        .
      </p>
      <ul className={styles.choices}>
        {offered.map(item => (
          <Choice
            key={item.id}
            item={item}
            isChosen={!leftOut.has(item.id)}
            onChoose={toggle(item.id)}
          />
        ))}
      </ul>
      {writes && !writes.canWrite && <ByHand why={writes.why} />}
      {writes?.canWrite && (
        <Text c="dimmed" size="sm">
          This will appear on GitHub as @{writes.account ?? 'you'}.
        </Text>
      )}
      {ask.error && <Problem title="This was not asked of GitHub" error={ask.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Leave them
        </Button>
        <Button onClick={move} loading={ask.isPending} disabled={chosen.length === 0}>
          {writes?.canWrite === false
            ? `List ${plural(chosen.length, 'item')} to move`
            : `Move ${plural(chosen.length, 'item')} to ${next.title}`}
        </Button>
      </Group>
    </>
  )
}
