import { Collapse, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import { useReferences } from './api.ts'
import styles from './poker.module.css'

/** What was finished at each size, to compare with. */
export function References({ slug }: { slug: string }) {
  const [isOpen, { toggle }] = useDisclosure(false)
  const references = useReferences(slug).data?.references ?? []
  const id = useId()
  if (references.length === 0) return null
  return (
    <div>
      <UnstyledButton
        className={styles.more}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        Finished items to compare with <IconChevronDown size={16} aria-hidden="true" />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <dl className={styles.references}>
          {references.map(({ label, items }) => (
            <div key={label}>
              <dt>{label}</dt>
              {items.map(({ id, title, url }) => (
                <dd key={id}>
                  {url ? (
                    <a href={url} target="_blank" rel="noreferrer">
                      {title}
                    </a>
                  ) : (
                    title
                  )}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </Collapse>
    </div>
  )
}
