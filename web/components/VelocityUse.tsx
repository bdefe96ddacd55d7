import type { Team } from '#contract/team.ts'
import { useMay } from '../lib/access.ts'
import { useTeam } from '../lib/queries.ts'
import { useSaveTeam } from '../lib/save-team.ts'
import { TextPanel } from './TextPanel.tsx'
import styles from './VelocityUse.module.css'

/** What Knots says until the team finds words of its own. */
function Words() {
  return (
    <ul className={styles.list}>
      <li>Plan with it: people for the sprint times the average gives what is likely to fit.</li>
      <li>The range matters more than the number; a sprint inside it is an ordinary sprint.</li>
      <li>Going down is not bad and going up is not good: estimates and circumstances change.</li>
      <li>It is never a target, never compared between teams, and never about a person.</li>
    </ul>
  )
}

/** How the team uses velocity and how not, in words that it can change. */
export function VelocityUse({ slug }: { slug: string }) {
  const { data: team } = useTeam(slug)
  const save = useSaveTeam(slug)
  const may = useMay()
  if (!team) return null
  return (
    <TextPanel
      isReadOnly={!may.lead}
      title="How to use velocity"
      text={team.velocityWords ?? ''}
      hint={<Words />}
      invitation="Use your own words"
      save={(text, current) =>
        save((current as Team | undefined) ?? team, {
          velocityWords: text.trim() === '' ? null : text,
        })
      }
      pick={current => (current as Team).velocityWords ?? ''}
    />
  )
}
