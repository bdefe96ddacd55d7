import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import styles from './Panel.module.css'

type Props = {
  /** Heading of the part; a part without one has no landmark. */
  title?: string
  /** Level of that heading. */
  order?: 2 | 3
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** A raised part of a page with its heading. */
export function Panel({ title, order = 2, actions, className, children }: Props) {
  const id = useId()
  return (
    <section
      className={className ? `${styles.panel} ${className}` : styles.panel}
      {...(title ? { 'aria-labelledby': id } : {})}
    >
      {(title || actions) && (
        <div className={styles.head}>
          {title && (
            <Title order={order} id={id}>
              {title}
            </Title>
          )}
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
