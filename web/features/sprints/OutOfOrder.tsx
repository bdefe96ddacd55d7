import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import { Renumber } from './Renumber.tsx'
import styles from './sprints.module.css'

/** A sprint made known late has a late number: offers to count again, and never does it by itself. */
export function OutOfOrder({ slug, sprints }: { slug: string; sprints: Sprint[] }) {
  const [isOpen, dialog] = useDisclosure(false)
  const isInOrder = sprints.every(({ number }, index) => number > (sprints[index - 1]?.number ?? 0))
  if (isInOrder) return null
  return (
    <div className={styles.note}>
      <IconInfoCircle size={18} aria-hidden="true" />
      <span>
        The numbers do not follow the days, because an earlier sprint was added later.{' '}
        <Button size="compact-sm" variant="default" onClick={dialog.open}>
          Number the sprints by their days …
        </Button>
      </span>
      {isOpen && <Renumber slug={slug} onClose={dialog.close} />}
    </div>
  )
}
