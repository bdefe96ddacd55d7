import { Text } from '@mantine/core'
import { type DragEvent, Fragment, type KeyboardEvent, type ReactNode, useState } from 'react'
import { useMay } from '../../lib/access.ts'
import { formatOne } from '../../lib/format.ts'
import styles from './backlog.module.css'
import { PlannedRow, type RowActs } from './PlannedRow.tsx'
import type { Planned } from './planned-items.ts'

type Props = {
  title: string
  below: string
  items: Planned[]
  isIn: boolean
  sprintNumber: number
  pointScale: number[]
  /** What the line stands for; null where it is not in this list. */
  line: number | null
  acts: RowActs
  /** An item of the other list was dropped here. */
  onDrop: (id: string) => void
  empty: ReactNode
}

const rowsOf = (list: Element) => [...list.querySelectorAll<HTMLElement>('[data-item]')]

/** Arrows go from row to row and over to the other list; Enter and m move the item of the row. */
function onListKey(event: KeyboardEvent<HTMLElement>, move: (id: string) => void) {
  const row = event.target
  if (!(row instanceof HTMLElement) || row.dataset.item === undefined) return
  const rows = rowsOf(event.currentTarget)
  const index = rows.indexOf(row)
  const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key]
  if (step !== undefined) {
    event.preventDefault()
    rows[index + step]?.focus()
  } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    event.preventDefault()
    const lists = [...document.querySelectorAll('[data-planned-list]')]
    const other = lists.find(list => list !== event.currentTarget)
    const others = other ? rowsOf(other) : []
    others[Math.min(index, others.length - 1)]?.focus()
  } else if (event.key === 'Enter' || event.key === 'm') {
    event.preventDefault()
    const next = rows[index + 1] ?? rows[index - 1]
    next?.focus()
    move(row.dataset.item)
  }
}

function Line({ expected }: { expected: number }) {
  return (
    <li className={styles.line}>
      <span>{formatOne(expected)} expected points are reached here</span>
    </li>
  )
}

/** Items in the board's order, with the line where what is expected is reached. */
export function PlannedList(props: Props) {
  const { title, below, items, isIn, sprintNumber, pointScale, line, acts, onDrop, empty } = props
  const [menuFor, setMenuFor] = useState<string | null>(null)
  const may = useMay()
  const [isOver, setIsOver] = useState(false)
  const firstBeyond = line === null ? undefined : items.find(({ fits }) => !fits)?.id
  const move = (id: string) => {
    const item = items.find(one => one.id === id)
    if (item && !item.done) acts.move(item)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    onDrop(event.dataTransfer.getData('text/plain'))
  }
  const first = items.find(({ done }) => !done)?.id
  return (
    <section
      className={styles.list}
      data-over={isOver || undefined}
      aria-label={title}
      onDragOver={event => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <h3 className={styles.head}>
        {title} <span>{below}</span>
      </h3>
      {items.length === 0 && <div className={styles.empty}>{empty}</div>}
      {items.length > 0 && (
        <>
          <Text size="xs" c="dimmed" visibleFrom="sm" className={styles.keys ?? ''}>
            {may.write
              ? 'Arrows go from item to item, Enter moves one over.'
              : 'Arrows go from item to item.'}
          </Text>
          <ul
            className={styles.items}
            data-planned-list
            onKeyDown={event => onListKey(event, move)}
          >
            {items.map(item => (
              <Fragment key={item.id}>
                {item.id === firstBeyond && line !== null && <Line expected={line} />}
                <PlannedRow
                  item={item}
                  isIn={isIn}
                  sprintNumber={sprintNumber}
                  pointScale={pointScale}
                  acts={acts}
                  isMenuOpen={menuFor === item.id}
                  onMenu={setMenuFor}
                  isFirst={item.id === first}
                />
              </Fragment>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
