import type { Velocity } from '#contract/velocity.ts'
import { Panel } from '../../components/Panel.tsx'
import { LeftOut } from './LeftOut.tsx'
import { Methods } from './Methods.tsx'
import type { Choice } from './method-words.ts'
import { NextSprint } from './NextSprint.tsx'
import { PointsPerSprint } from './PointsPerSprint.tsx'
import { Use } from './Use.tsx'
import { VelocityHistory } from './VelocityHistory.tsx'
import styles from './velocity.module.css'

type Props = { slug: string; velocity: Velocity; onChoice: (choice: Choice | null) => void }

/** Below this many sprints with an FTE, points per sprint are shown instead. */
const enough = 3

export function VelocityView({ slug, velocity, onChoice }: Props) {
  const withFte = velocity.sprints.filter(({ velocity: { actual } }) => actual !== null).length
  const hasVelocity = withFte >= enough
  return (
    <div className={styles.stack}>
      {hasVelocity ? (
        <NextSprint velocity={velocity} />
      ) : (
        <PointsPerSprint slug={slug} sprints={velocity.sprints} withFte={withFte} enough={enough} />
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
