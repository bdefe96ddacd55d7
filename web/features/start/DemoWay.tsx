import { Progress } from '@mantine/core'
import { IconSailboat } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { useDemoProgress, useMakeDemo } from './api.ts'
import styles from './start.module.css'

function Making() {
  const { done, total } = useDemoProgress()
  return (
    <div className={styles.needs} role="status">
      Sailing a year of sprints{total > 0 ? `: ${done} of ${total}` : ''}. This can take half a
      minute.
      <Progress
        value={total > 0 ? (100 * done) / total : 2}
        size="sm"
        mt={8}
        aria-label={`${done} of ${total} sprints sailed`}
      />
    </div>
  )
}

/** The demo team: made on the first press, which takes some seconds. */
export function DemoWay() {
  const navigate = useNavigate()
  const make = useMakeDemo()
  const start = () => {
    if (make.isPending) return
    make.mutate(undefined, { onSuccess: team => navigate(`/${team.slug}`) })
  }
  return (
    <li className={styles.way} aria-busy={make.isPending}>
      <span className={styles.icon} aria-hidden="true">
        <IconSailboat size={22} />
      </span>
      <h2 className={styles.wayTitle}>
        <button type="button" className={styles.cover} onClick={start}>
          Look around the demo
        </button>
      </h2>
      <p className={styles.wayText}>
        A year of two-week sprints of an invented team, with carry-over, holidays and surprises.
      </p>
      {make.isPending ? (
        <Making />
      ) : make.error ? (
        <p className={styles.refusal} role="alert">
          {make.error.message}
        </p>
      ) : (
        <p className={styles.needs}>You need nothing. It stays apart from your own teams.</p>
      )}
    </li>
  )
}
