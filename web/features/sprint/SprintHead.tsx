import type { Sprint } from '#contract/sprint.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { ShareButton } from '../../components/ShareButton.tsx'
import { SprintAbove } from '../../components/SprintAbove.tsx'
import { SprintNeighbours } from '../../components/SprintNeighbours.tsx'
import { SprintTabs } from '../../components/SprintTabs.tsx'
import { Steps } from '../../components/steps/Steps.tsx'
import { formatInstant, formatSpan, plural } from '../../lib/format.ts'

type Props = { slug: string; sprint: Sprint; previous: Sprint | null; next: Sprint | null }

const closedWords = ({ closedAt }: Sprint) =>
  closedAt ? `closed ${formatInstant(closedAt)}` : null

export function SprintHead({ slug, sprint, previous, next }: Props) {
  const words = [
    formatSpan(sprint.firstDay, sprint.lastDay),
    plural(sprint.workingDays, 'working day'),
    closedWords(sprint),
  ]
  return (
    <>
      <PageTitle
        title={sprint.title}
        above={<SprintAbove slug={slug} sprint={sprint} />}
        below={words.filter(word => word !== null).join(' · ')}
        actions={
          <>
            <ShareButton slug={slug} page="sprint" sprint={sprint} />
            <Steps slug={slug} sprint={sprint} />
            <SprintNeighbours slug={slug} previous={previous} next={next} />
          </>
        }
      />
      <SprintTabs slug={slug} sprint={sprint} />
    </>
  )
}
