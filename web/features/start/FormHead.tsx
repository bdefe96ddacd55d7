import { Anchor } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PageTitle } from '../../components/PageTitle.tsx'
import styles from './start.module.css'

/** Title of a way to start, and the way back. */
export function FormHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PageTitle
      title={title}
      above={
        <Anchor component={Link} to="/?all" inherit className={styles.back ?? ''}>
          <IconArrowLeft size={15} aria-hidden="true" /> Other ways to start
        </Anchor>
      }
      below={children}
    />
  )
}
