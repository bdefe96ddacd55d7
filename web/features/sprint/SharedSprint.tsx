import type { Sprint } from '#contract/sprint.ts'
import { TargetsPanel } from '../../components/goals/TargetsPanel.tsx'
import { SprintText } from '../../components/SprintText.tsx'
import { BurnPanel } from './BurnPanel.tsx'
import { SprintFigures } from './SprintFigures.tsx'
import { SprintWarnings } from './SprintWarnings.tsx'
import styles from './sprint.module.css'
import { WhatHappened } from './WhatHappened.tsx'

type Props = { slug: string; sprint: Sprint; hasTargets: boolean }

/** The sprint for somebody outside of the team: its figures and days, not who works on what. */
export function SharedSprint({ slug, sprint, hasTargets }: Props) {
  return (
    <>
      <SprintFigures sprint={sprint} />
      <div className={styles.grid}>
        <div className={styles.burn}>
          <BurnPanel slug={slug} sprint={sprint} />
        </div>
        <div className={styles.side}>
          <SprintText slug={slug} sprint={sprint} field="goal" title="Goal" hint="None was set." />
          {sprint.comment.trim() !== '' && (
            <SprintText slug={slug} sprint={sprint} field="comment" title="Comment" hint="" />
          )}
          {hasTargets && <TargetsPanel slug={slug} sprint={sprint} withReview />}
          <SprintWarnings sprint={sprint} />
          <WhatHappened slug={slug} sprint={sprint} />
        </div>
      </div>
    </>
  )
}
