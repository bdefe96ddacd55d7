import type { ReactNode } from 'react'
import styles from './Empty.module.css'

type Props = {
  icon?: ReactNode
  title: string
  /** What to do next, in a sentence. */
  children?: ReactNode
  actions?: ReactNode
}

/** Nothing is here yet, and this is what to do about it. */
export function Empty({ icon, title, children, actions }: Props) {
  return (
    <div className={styles.empty}>
      {icon && (
        <div className={styles.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
