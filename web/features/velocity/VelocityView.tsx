import type { Velocity } from '#contract/velocity.ts'
import { Panel } from '../../components/Panel.tsx'
import { isVelocityKnown } from './enough.ts'
import { LeftOut } from './LeftOut.tsx'
import { Methods } from './Methods.tsx'
import type { Choice } from './method-words.ts'
import { NextSprint } from './NextSprint.tsx'
import { PointsPerSprint } from './PointsPerSprint.tsx'
import { Use } from './Use.tsx'
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
        <Use />
        <LeftOut slug={slug} sprints={velocity.sprints} />
      </div>
    </div>
  )
}
