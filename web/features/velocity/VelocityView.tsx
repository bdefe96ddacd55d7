import type { Velocity } from '#contract/velocity.ts'
import { VelocityUse } from '../../components/VelocityUse.tsx'
import type { Choice } from '../../lib/method-words.ts'
import { isVelocityKnown } from './enough.ts'
import { ForecastLine } from './ForecastLine.tsx'
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
  period: string
  onPeriod: (period: string) => void
}

export function VelocityView(props: Props) {
  const { slug, velocity, isOld, onChoice, period, onPeriod } = props
  const hasVelocity = isVelocityKnown(velocity)
  return (
    <div className={styles.stack} aria-busy={isOld}>
      {hasVelocity ? (
        <NextSprint velocity={velocity} />
      ) : (
        <PointsPerSprint slug={slug} sprints={velocity.sprints} />
      )}
      <VelocityHistory {...{ slug, velocity, hasVelocity, period, onPeriod }} />
      {hasVelocity && <ForecastLine slug={slug} />}
      {hasVelocity && <Methods velocity={velocity} onChoice={onChoice} />}
      <div className={styles.pair}>
        <VelocityUse slug={slug} />
        <LeftOut slug={slug} sprints={velocity.sprints} />
      </div>
    </div>
  )
}
