import { Button } from '@mantine/core'
import { IconCheck, IconCircleDashed } from '@tabler/icons-react'
import styles from './bar.module.css'
import { useKept } from './kept-value.ts'
import { useTable } from './table.ts'

/** How many are here and ready, as numbers; who it is is nobody's business. */
export function Ready() {
  const { sprint, retro, board, me, move } = useTable()
  const here = Math.max(retro.present, retro.ready)
  const mark = `${board.startedAt} ${board.phase}`
  const [said, setSaid] = useKept(sprint.id, 'ready', '')
  const isReady = said === mark && retro.ready > 0
  const say = async () => {
    if (await move({ kind: 'ready', isReady: !isReady })) setSaid(isReady ? '' : mark)
  }
  return (
    <div className={styles.ready}>
      <span className={styles.count}>
        {retro.ready > 0 ? `${retro.ready} of ${here} ready` : here > 0 ? `${here} here` : ''}
      </span>
      <Button
        size="xs"
        variant={isReady ? 'light' : 'default'}
        aria-pressed={isReady}
        disabled={me === null}
        title={me === null ? 'Say who you are first, at the top of the page' : undefined}
        leftSection={isReady ? <IconCheck size={15} /> : <IconCircleDashed size={15} />}
        onClick={() => void say()}
      >
        Ready
      </Button>
    </div>
  )
}
