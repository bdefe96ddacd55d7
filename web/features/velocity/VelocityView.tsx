import type { Velocity } from '#contract/velocity.ts'
import { Panel } from '../../components/Panel.tsx'
import { VelocityUse } from '../../components/VelocityUse.tsx'
import type { Choice } from '../../lib/method-words.ts'
import { isVelocityKnown } from './enough.ts'
import { LeftOut } from './LeftOut.tsx'
import { Methods } from './Methods.tsx'
import { NextSprint } from './NextSprint.tsx'
import { PointsPerSprint } from './PointsPerSprint.tsx'
import { VelocityHistory } from './VelocityHistory.tsx'
import styles from './velocity.module.css'

type Props = {
  slug: string
  velocity: Velocity
  /** These are the figures of before, while those asked for are on their way. */
  isOld: boolean
  onChoice: (choice: Choice | null) => void
}

export function VelocityView({ slug, velocity, isOld, onChoice }: Props) {
  const hasVelocity = isVelocityKnown(velocity)
  return (
    <div className={styles.stack} aria-busy={isOld}>
      {hasVelocity ? (
        <NextSprint velocity={velocity} />
      ) : (
        <PointsPerSprint slug={slug} sprints={velocity.sprints} />
      )}
      <Panel>
        <VelocityHistory velocity={velocity} hasVelocity={hasVelocity} />
      </Panel>
      {hasVelocity && <Methods velocity={velocity} onChoice={onChoice} />}
      <div className={styles.pair}>
        <VelocityUse slug={slug} />
        <LeftOut slug={slug} sprints={velocity.sprints} />
      </div>
    </div>
  )
}
