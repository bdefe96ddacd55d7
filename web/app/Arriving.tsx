import { Loading } from '../components/Loading.tsx'
import styles from './layout.module.css'

/** The frame of a page whose code is still on its way. */
export function Arriving() {
  return (
    <>
      <div className={styles.bar} />
      <div className={styles.main}>
        <Loading height={480} />
      </div>
    </>
  )
}
