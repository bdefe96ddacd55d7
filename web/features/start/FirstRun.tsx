import { Text, Title } from '@mantine/core'
import styles from './start.module.css'
import { useTextArrival } from './use-text-arrival.ts'
import { Ways } from './Ways.tsx'

/** The first page of a new Knots: what it is, and three ways to begin. */
export function FirstRun() {
  const arrival = useTextArrival()
  return (
    <div {...arrival}>
      <title>Start · Knots</title>
      <header className={styles.hero}>
        <Title order={1} className={styles.headline ?? ''}>
          How fast does your boat go?
        </Title>
        <Text className={styles.lead ?? ''}>
          Knots follows the sprints of a team that plans on a GitHub board: who is there, what was
          promised, what got done. It works out velocity and burn-down, for planning, never for
          judging anybody.
        </Text>
      </header>
      <Ways demo={undefined} />
    </div>
  )
}
