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
          A sprint is a boat. Knots counts its speed.
        </Title>
        <Text className={styles.lead ?? ''}>
          For a team that plans on a GitHub board: who is there, what was committed, what got done,
          and how much fits into the next sprint. Velocity is for planning, never for judging.
        </Text>
      </header>
      <Ways hasDemo={false} />
    </div>
  )
}
