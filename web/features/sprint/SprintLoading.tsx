import { Skeleton } from '@mantine/core'
import { Loading } from '../../components/Loading.tsx'
import styles from './sprint.module.css'

/** The shape of the page before its data. */
export function SprintLoading() {
  return (
    <>
      <title>Sprint · Knots</title>
      <Skeleton height={66} width={280} mb={22} radius="md" />
      <Loading height={106} label="Loading the sprint" />
      <div className={styles.grid}>
        <div className={styles.burn}>
          <Skeleton height={486} radius="lg" />
        </div>
        <div className={styles.side}>
          <Skeleton height={150} radius="lg" />
          <Skeleton height={130} radius="lg" />
        </div>
      </div>
    </>
  )
}
