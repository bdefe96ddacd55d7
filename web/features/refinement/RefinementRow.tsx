import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { RefinementItem } from '#contract/refinement.ts'
import { ItemLine } from '../../components/ItemLine.tsx'
import { useMay } from '../../lib/access.ts'
import { formatDay } from '../../lib/format.ts'
import { titleOf } from '../../lib/item-words.ts'
import { Note } from './Note.tsx'
import styles from './refinement.module.css'
import type { Acts } from './use-acts.ts'
import { Wait } from './Wait.tsx'
import { WaitDialog } from './WaitDialog.tsx'

type Props = {
  slug: string
  item: RefinementItem
  depth: number
  acts: Acts
  withNotes: boolean
  /** The row that the Tab key reaches; arrows go on from there. */
  isFirst: boolean
}

const since = ({ statusSince, status }: RefinementItem): ReactNode =>
  status !== null && statusSince !== null ? (
    <span>
      {status} since {formatDay(statusSince.slice(0, 10))}
    </span>
  ) : null

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }

/** Arrows go from row to row of the list, over its repositories. */
function moveTo(event: KeyboardEvent<HTMLElement>, step: number) {
  const row = event.currentTarget
  const rows = [...(row.closest('[data-list]')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  event.preventDefault()
  rows[rows.indexOf(row) + step]?.focus()
}

/** An item with what can be decided on it, by menu and by one key each. */
export function RefinementRow({ slug, item, depth, acts, withNotes, isFirst }: Props) {
  const [isNoting, setIsNoting] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const may = useMay()
  const row = useRef<HTMLLIElement>(null)
  const back = (close: () => void) => () => {
    close()
    row.current?.focus()
  }
  const all = [
    acts.estimate && { key: 'e', label: 'Estimate by poker', act: acts.estimate },
    acts.toBacklog && { key: 'b', label: 'To the backlog', act: acts.toBacklog },
    { key: 'w', label: 'Waits for something outside', act: () => setIsWaiting(true) },
    withNotes && { key: 'c', label: 'Note', act: () => setIsNoting(true) },
    item.kind === 'issue' && { key: 'd', label: 'Drop: close as not planned', act: acts.drop },
  ].filter(choice => choice !== false && choice !== null)
  const choices = may.write ? all : []
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return
    const step = steps[event.key]
    if (step !== undefined) return moveTo(event, step)
    const choice = choices.find(({ key }) => key === event.key)
    if (!choice) return
    event.preventDefault()
    choice.act(item)
  }
  return (
    <li
      ref={row}
      data-row
      data-depth={depth}
      className={styles.row}
      tabIndex={isFirst ? 0 : -1}
      onKeyDown={onKeyDown}
      aria-label={titleOf(item)}
    >
      <ItemLine
        item={item}
        meta={since(item)}
        action={
          may.write && (
            <Menu position="bottom-end" withinPortal={false}>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={`Decide on ${titleOf(item)}`}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {choices.map(({ key, label, act }) => (
                  <Menu.Item key={key} onClick={() => act(item)} rightSection={<kbd>{key}</kbd>}>
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )
        }
      >
        <Wait slug={slug} item={item} onEdit={() => setIsWaiting(true)} />
        {withNotes && (
          <Note
            slug={slug}
            item={item}
            isOpen={isNoting}
            onOpen={() => setIsNoting(true)}
            onClose={back(() => setIsNoting(false))}
          />
        )}
      </ItemLine>
      {isWaiting && (
        <WaitDialog slug={slug} item={item} onClose={back(() => setIsWaiting(false))} />
      )}
    </li>
  )
}
