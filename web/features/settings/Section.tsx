import type { ReactNode } from 'react'
import { Panel } from '../../components/Panel.tsx'
import { type SectionId, sections } from './sections.ts'
import styles from './settings.module.css'

type Props = { id: SectionId; about?: ReactNode; children: ReactNode }

/** A part of the settings, under its anchor. */
export function Section({ id, about, children }: Props) {
  return (
    <div id={id} className={styles.section}>
      <Panel title={sections.find(section => section.id === id)?.title ?? ''}>
        {about && <p className={styles.about}>{about}</p>}
        {children}
      </Panel>
    </div>
  )
}
