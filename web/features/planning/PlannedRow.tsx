import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconDots } from '@tabler/icons-react'
import { type DragEvent, memo } from 'react'
import { CountedPoints } from '../../components/CountedPoints.tsx'
import { ItemWords } from '../../components/ItemWords.tsx'
import { useMay } from '../../lib/access.ts'
import { titleOf } from '../../lib/item-words.ts'
import styles from './backlog.module.css'
import { markWords, type Planned } from './planned-items.ts'

export type RowActs = {
  move: (item: Planned) => void
  setPoints: (item: Planned, points: number | null) => void
  estimate: (item: Planned) => void
}

type Props = {
  item: Planned
  isIn: boolean
  sprintNumber: number
  pointScale: number[]
  acts: RowActs
  isMenuOpen: boolean
  onMenu: (id: string | null) => void
  /** The row that the Tab key reaches; arrows go on from there. */
  isFirst: boolean
}

function RowMenu({ item, isIn, sprintNumber, pointScale, acts, onMenu }: Props) {
  return (
    <Menu defaultOpened onClose={() => onMenu(null)} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${titleOf(item)}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => acts.move(item)}>
          {isIn ? 'Take out of the sprint' : `Move to sprint ${sprintNumber}`}
        </Menu.Item>
        <Menu.Item onClick={() => acts.estimate(item)}>Estimate by poker</Menu.Item>
        <Menu.Divider />
        <Menu.Label c="var(--knots-muted)">Points</Menu.Label>
        {pointScale.map(points => (
          <Menu.Item key={points} onClick={() => acts.setPoints(item, points)}>
            {points}
          </Menu.Item>
        ))}
        {item.points !== null && (
          <Menu.Item onClick={() => acts.setPoints(item, null)}>No estimate</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** One item; drawn again only when something of it changed. */
export const PlannedRow = memo(function PlannedRow(props: Props) {
  const { item, isIn, sprintNumber, acts, isMenuOpen, onMenu, isFirst } = props
  const may = useMay()
  const { id, marks, isWaiting, done } = item
  const title = titleOf(item)
  const Arrow = isIn ? IconArrowRight : IconArrowLeft
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData('text/plain', id)
    event.dataTransfer.effectAllowed = 'move'
  }
  return (
    <li
      className={styles.row}
      data-item={id}
      data-waiting={isWaiting || undefined}
      data-done={done || undefined}
      tabIndex={isFirst ? 0 : -1}
      draggable={!done && may.write}
      onDragStart={onDragStart}
    >
      <ItemWords
        item={{ ...item, labels: [], assignees: [] }}
        tabIndex={-1}
        meta={
          <>
            {item.status && <span>{item.status}</span>}
            {isWaiting && <span className={styles.waiting}>waits for GitHub</span>}
            {marks.map(mark => {
              const { words, isWarning } = markWords(mark)
              return (
                <span key={mark.kind} className={styles.mark} data-warning={isWarning || undefined}>
                  {words}
                </span>
              )
            })}
          </>
        }
      />
      <CountedPoints item={item} />
      {may.write && !done && item.kind !== 'redacted' && (
        <div className={styles.acts}>
          <ActionIcon
            variant="subtle"
            aria-label={
              isIn ? `Take ${title} out of the sprint` : `Move ${title} to sprint ${sprintNumber}`
            }
            onClick={() => acts.move(item)}
          >
            <Arrow size={18} />
          </ActionIcon>
          {isMenuOpen ? (
            <RowMenu {...props} />
          ) : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-haspopup="menu"
              aria-label={`More for ${title}`}
              onClick={() => onMenu(id)}
            >
              <IconDots size={18} />
            </ActionIcon>
          )}
        </div>
      )}
    </li>
  )
})
