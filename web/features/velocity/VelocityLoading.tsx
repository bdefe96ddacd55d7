import { Skeleton } from '@mantine/core'
import { Loading } from '../../components/Loading.tsx'
import styles from './velocity.module.css'

/** The shape of the page before its data. */
export function VelocityLoading() {
  return (
    <div className={styles.stack}>
      <Loading height={170} label="Loading velocity" />
      <Skeleton height={600} radius="lg" />
    </div>
  )
}
