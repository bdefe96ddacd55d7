import { SegmentedControl } from '@mantine/core'
import { IconClipboardOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { SprintItem } from '#contract/item.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { byClass, byStatus } from '../../lib/item-groups.ts'
import { useSprintItems } from './api.ts'
import { ItemGroups } from './ItemGroups.tsx'
import styles from './sprint.module.css'

const ways = [
  { value: 'status' as const, label: 'By status' },
  { value: 'class' as const, label: 'By outcome' },
]

function Items({ items, way }: { items: SprintItem[]; way: 'status' | 'class' }) {
  if (items.length === 0)
    return (
      <Empty icon={<IconClipboardOff size={22} />} title="No item is in this sprint">
        Put items into it on the GitHub board; they show up here with the next read.
      </Empty>
    )
  if (way === 'class') return <ItemGroups groups={byClass(items)} />
  const { scope, apart } = byStatus(items)
  return (
    <>
      <ItemGroups groups={scope} />
      {apart.length > 0 && (
        <>
          <h3 className={styles.apart}>Not in scope</h3>
          <ItemGroups groups={apart} />
        </>
      )}
    </>
  )
}

/** Every item that has to do with the sprint. */
export function ItemsPanel({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const [way, setWay] = useState<'status' | 'class'>(sprint.state === 'closed' ? 'class' : 'status')
  const items = useSprintItems(slug, sprint.id)
  return (
    <Panel
      title="Items"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Group the items"
          data={ways}
          value={way}
          onChange={setWay}
        />
      }
    >
      {items.data ? (
        <Items items={items.data.items} way={way} />
      ) : items.error ? (
        <Problem
          title="The items could not be read"
          error={items.error}
          onRetry={() => items.refetch()}
        />
      ) : (
        <Loading height={(sprint.items?.total ?? 4) * 52} label="Loading the items" />
      )}
    </Panel>
  )
}
