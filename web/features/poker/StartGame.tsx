import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { BoardItem } from '#contract/item.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { plural } from '../../lib/format.ts'
import { useBacklog, useMove, useSprintBoard } from './api.ts'
import styles from './poker.module.css'

type Props = { slug: string; sprint: Sprint; onDone?: () => void }

const isUnestimated = ({ points, kind }: BoardItem) => points === null && kind !== 'redacted'

function Choice(props: {
  title: string
  items: BoardItem[]
  chosen: Set<string>
  onToggle: (ids: string[], isOn: boolean) => void
}) {
  const { title, items, chosen, onToggle } = props
  if (items.length === 0) return null
  const ids = items.map(({ id }) => id)
  const on = ids.filter(id => chosen.has(id)).length
  return (
    <fieldset className={styles.choice}>
      <legend>
        <Checkbox
          label={`${title} (${items.length})`}
          checked={on === ids.length}
          indeterminate={on > 0 && on < ids.length}
          onChange={event => onToggle(ids, event.currentTarget.checked)}
        />
      </legend>
      <div className={styles.choices}>
        {items.map(({ id, title, number }) => (
          <Checkbox
            key={id}
            label={number === null ? title : `${title} #${number}`}
            checked={chosen.has(id)}
            onChange={event => onToggle([id], event.currentTarget.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** What is to be estimated: items without an estimate, those of the sprint first, and topics without an item. */
export function StartGame({ slug, sprint, onDone }: Props) {
  const inSprint = (useSprintBoard(slug, sprint.id).data?.items ?? []).filter(isUnestimated)
  const backlog = (useBacklog(slug).data?.items ?? []).filter(isUnestimated)
  const [picked, setPicked] = useState<Map<string, boolean>>(new Map())
  const [topic, setTopic] = useState('')
  const move = useMove(slug, sprint.id)
  const chosen = new Set([
    ...inSprint.filter(({ id }) => picked.get(id) ?? true).map(({ id }) => id),
    ...backlog.filter(({ id }) => picked.get(id)).map(({ id }) => id),
  ])
  const toggle = (ids: string[], isOn: boolean) =>
    setPicked(before => new Map([...before, ...ids.map(id => [id, isOn] as const)]))
  const topics = topic.trim() === '' ? [] : [topic.trim()]
  const count = chosen.size + topics.length
  const start = (event: FormEvent) => {
    event.preventDefault()
    const rounds = { itemIds: [...chosen], topics }
    move.mutate({ kind: 'add', rounds }, { onSuccess: () => onDone?.() })
  }
  return (
    <Panel title="What is to be estimated?">
      <form onSubmit={start} className={styles.start}>
        {inSprint.length + backlog.length === 0 && (
          <Text c="dimmed">
            Nothing in this sprint or the backlog lacks an estimate. A topic can be estimated
            without an item.
          </Text>
        )}
        <Choice title="In this sprint" items={inSprint} chosen={chosen} onToggle={toggle} />
        <Choice title="In the backlog" items={backlog} chosen={chosen} onToggle={toggle} />
        <TextInput
          label="A topic without an item"
          maxLength={200}
          value={topic}
          onChange={event => setTopic(event.currentTarget.value)}
        />
        {move.error && <Problem title="The poker did not begin" error={move.error} />}
        <Group>
          <Button type="submit" loading={move.isPending} disabled={count === 0}>
            {count === 0 ? 'Estimate' : `Estimate ${plural(count, 'item')}`}
          </Button>
        </Group>
      </form>
    </Panel>
  )
}
