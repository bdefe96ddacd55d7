import { ActionIcon, VisuallyHidden } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { plural } from '../../lib/format.ts'
import { focusKey } from './keep-focus.ts'
import styles from './vote.module.css'

type Props = {
  id: string
  name: string
  dots: number
  left: number
  isDisabled: boolean
  give: (dots: number) => void
}

const dotsToDraw = [1, 2, 3, 4, 5]

/** Looks disabled but keeps the focus, so that the keyboard does not lose its place. */
const lookOff = (isOff: boolean) => (isOff ? { 'data-disabled': true } : {})

/** Dots of one's own on a card or group. */
export function VoteControl({ id, name, dots, left, isDisabled, give }: Props) {
  const mayGive = !isDisabled && left > 0
  return (
    <div className={styles.control} data-vote>
      <ActionIcon
        variant="default"
        size={34}
        radius="xl"
        aria-label={`One dot less for ${name}`}
        aria-disabled={dots === 0 || isDisabled}
        {...lookOff(dots === 0 || isDisabled)}
        onClick={() => dots > 0 && !isDisabled && give(dots - 1)}
      >
        <IconMinus size={16} />
      </ActionIcon>
      <span className={styles.dots}>
        <span aria-hidden="true">
          {dots === 0 ? (
            <span className={styles.none}>0</span>
          ) : dots <= dotsToDraw.length ? (
            dotsToDraw.slice(0, dots).map(dot => <span key={dot} className={styles.dot} />)
          ) : (
            <>
              <span className={styles.dot} /> × {dots}
            </>
          )}
        </span>
        <VisuallyHidden>{plural(dots, 'dot')} of mine</VisuallyHidden>
      </span>
      <ActionIcon
        variant="default"
        size={34}
        radius="xl"
        aria-label={`One dot more for ${name}`}
        aria-disabled={!mayGive}
        {...lookOff(!mayGive)}
        data-more
        onClick={() => mayGive && give(dots + 1)}
        {...focusKey(`vote ${id}`)}
      >
        <IconPlus size={16} />
      </ActionIcon>
    </div>
  )
}
