import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './PageTitle.module.css'

type Props = {
  title: string
  /** What the tab of the browser says, where it differs. */
  tab?: string
  /** Small words above and below the title. */
  above?: ReactNode
  below?: ReactNode
  actions?: ReactNode
}

/** The one h1 of a page, and the name of its tab. */
export function PageTitle({ title, tab, above, below, actions }: Props) {
  return (
    <header className={styles.row}>
      <title>{`${tab ?? title} · Knots`}</title>
      <div className={styles.words}>
        {above && <div className={styles.above}>{above}</div>}
        <Title order={1}>{title}</Title>
        {below && <div className={styles.below}>{below}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
