import { Kbd } from '@mantine/core'
import styles from './hotkey.module.css'

/** The key that does the same, where there is a keyboard to see it for. */
export function Hotkey({ children }: { children: string | number }) {
  return (
    <Kbd className={styles.key ?? ''} aria-hidden="true">
      {children}
    </Kbd>
  )
}
