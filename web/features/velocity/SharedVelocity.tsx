import { useState } from 'react'
import type { Velocity } from '#contract/velocity.ts'
import { isVelocityKnown } from './enough.ts'
import { NextSprint } from './NextSprint.tsx'
import { PointsPerSprint } from './PointsPerSprint.tsx'
import { VelocityHistory } from './VelocityHistory.tsx'
import styles from './velocity.module.css'

/** Velocity for somebody outside of the team, as the team works it out. */
export function SharedVelocity({ slug, velocity }: { slug: string; velocity: Velocity }) {
  const [period, onPeriod] = useState('')
  const hasVelocity = isVelocityKnown(velocity)
  return (
    <div className={styles.stack}>
      {hasVelocity ? (
        <NextSprint velocity={velocity} />
      ) : (
        <PointsPerSprint slug={slug} sprints={velocity.sprints} />
      )}
      <VelocityHistory {...{ slug, velocity, hasVelocity, period, onPeriod }} />
    </div>
  )
}
