import { Title } from '@mantine/core'
import type { Meeting, MinutesSection } from '#contract/meeting.ts'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'
import { stepNames } from '../../lib/meeting.ts'
import { AddLine } from './AddLine.tsx'
import { Line } from './Line.tsx'
import styles from './meeting.module.css'

const names: Record<MinutesSection, string> = {
  opening: 'Opening',
  ...stepNames,
  closing: 'Closing',
}

/** Those of the meeting's own steps, and any other in which something was written. */
function sectionsOf({ steps, lines }: Meeting): MinutesSection[] {
  const own: MinutesSection[] = ['opening', ...steps.map(({ step }) => step), 'closing']
  return [...new Set([...own, ...lines.map(({ section }) => section)])]
}

/** What is written down beside what Knots knows: by several people at once, a paragraph each. */
export function Sections({ slug, meeting }: { slug: string; meeting: Meeting }) {
  const may = useMay()
  return (
    <Panel title="Written down">
      <p className={styles.hint}>
        Knots writes figures, items and actions into the minutes by itself. What else was said goes
        here.
      </p>
      {sectionsOf(meeting).map(section => (
        <section key={section} className={styles.part} aria-labelledby={`lines-${section}`}>
          <Title order={3} id={`lines-${section}`}>
            {names[section]}
          </Title>
          <ul className={styles.lines}>
            {meeting.lines
              .filter(line => line.section === section)
              .map(line => (
                <Line key={line.id} slug={slug} meetingId={meeting.id} line={line} />
              ))}
          </ul>
          {may.write && (
            <AddLine slug={slug} meetingId={meeting.id} section={section} name={names[section]} />
          )}
        </section>
      ))}
    </Panel>
  )
}
