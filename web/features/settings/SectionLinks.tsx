import { useEffect, useState } from 'react'
import styles from './settings.module.css'

type Props = { sections: readonly { id: string; title: string }[] }

/** The part that is being read: the last one whose top has passed the upper third of the window. */
function useSeen(ids: string[]): string | undefined {
  const [seen, setSeen] = useState(ids[0])
  const key = ids.join(' ')
  useEffect(() => {
    const look = () => {
      const parts = key.split(' ').map(id => document.getElementById(id))
      const passed = parts.filter(
        part => part && part.getBoundingClientRect().top < window.innerHeight / 3,
      )
      setSeen(passed.at(-1)?.id ?? key.split(' ')[0])
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [key])
  return seen
}

export function SectionLinks({ sections }: Props) {
  const seen = useSeen(sections.map(({ id }) => id))
  return (
    <nav className={styles.links} aria-label="Parts of the settings">
      {sections.map(({ id, title }) => (
        <a key={id} href={`#${id}`} aria-current={id === seen ? 'true' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  )
}
