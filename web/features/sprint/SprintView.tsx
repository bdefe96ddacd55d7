import type { Sprint } from '#contract/sprint.ts'
import { ExcludedPanel } from '../../components/ExcludedPanel.tsx'
import { SprintText } from '../../components/SprintText.tsx'
import { BurnPanel } from './BurnPanel.tsx'
import { ItemsPanel } from './ItemsPanel.tsx'
import { ProjectionPanel } from './ProjectionPanel.tsx'
import { PullRequestsPanel } from './PullRequestsPanel.tsx'
import { SprintFigures } from './SprintFigures.tsx'
import { SprintHead } from './SprintHead.tsx'
import { SprintWarnings } from './SprintWarnings.tsx'
import styles from './sprint.module.css'
import { WhatHappened } from './WhatHappened.tsx'

type Props = { slug: string; sprint: Sprint; previous: Sprint | null; next: Sprint | null }

export function SprintView({ slug, sprint, previous, next }: Props) {
  return (
    <>
      <SprintHead slug={slug} sprint={sprint} previous={previous} next={next} />
      <SprintFigures sprint={sprint} />
      {sprint.state === 'active' && sprint.items !== null && (
        <ProjectionPanel slug={slug} sprint={sprint} />
      )}
      <div className={styles.grid}>
        <div className={styles.burn}>
          <BurnPanel slug={slug} sprint={sprint} />
        </div>
        <div className={styles.side}>
          <SprintText
            slug={slug}
            sprint={sprint}
            field="goal"
            title="Goal"
            hint="What should be true at the end?"
          />
          <SprintText
            slug={slug}
            sprint={sprint}
            field="comment"
            title="Comment"
            hint="What made it fast or slow?"
          />
          <SprintWarnings sprint={sprint} />
          <WhatHappened slug={slug} sprint={sprint} />
          <ExcludedPanel slug={slug} sprint={sprint} />
        </div>
        {sprint.items !== null && (
          <div className={styles.items}>
            <PullRequestsPanel slug={slug} sprint={sprint} />
            <ItemsPanel slug={slug} sprint={sprint} />
          </div>
        )}
      </div>
    </>
  )
}
