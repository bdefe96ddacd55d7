import { Button, Group } from '@mantine/core'
import styles from './FormConflict.module.css'

type Props = {
  /** What both edited, as it is to be read. */
  rows: { label: string; theirs: string; mine: string }[]
  onTheirs: () => void
  onMine: () => void
}

const shown = (text: string) => (text.trim() === '' ? 'nothing' : text)

/** Somebody else saved the same fields meanwhile: both values, and the choice. */
export function FormConflict({ rows, onTheirs, onMine }: Props) {
  return (
    <div role="alert" className={styles.conflict}>
      <p className={styles.title}>Somebody else changed this meanwhile</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">Theirs</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{shown(row.theirs)}</td>
              <td>{shown(row.mine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={onTheirs}>
          Keep theirs
        </Button>
        <Button size="compact-sm" onClick={onMine}>
          Save mine
        </Button>
      </Group>
    </div>
  )
}
