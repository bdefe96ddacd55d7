import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { Home } from '#contract/home.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Burn } from '../../components/Burn.tsx'
import { ChangeList } from '../../components/ChangeList.tsx'
import { Markdown } from '../../components/Markdown.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { SprintAbove } from '../../components/SprintAbove.tsx'
import { formatSpan } from '../../lib/format.ts'
import { ActionsDue } from './ActionsDue.tsx'
import { FteMissing } from './FteMissing.tsx'
import { Glance } from './Glance.tsx'
import styles from './home.module.css'
import { NotAnswered } from './NotAnswered.tsx'
import { Warnings } from './Warnings.tsx'

type Props = { slug: string; home: Home; sprint: Sprint }

export function CurrentSprint({ slug, home, sprint }: Props) {
  const span = formatSpan(sprint.firstDay, sprint.lastDay)
  return (
    <>
      <PageTitle
        title={sprint.title}
        tab="Home"
        above={<SprintAbove slug={slug} sprint={sprint} />}
        below={span}
        actions={
          <Button component={Link} to={`/${slug}/sprints/${sprint.number}`} variant="default">
            Open the sprint
          </Button>
        }
      />
      <Glance sprint={sprint} daysLeft={home.daysLeft} />
      <FteMissing slug={slug} sprint={sprint} />
      <div className={styles.grid}>
        {home.burndown && (
          <div className={styles.main}>
            <Panel>
              <Burn
                sprint={sprint}
                burndown={home.burndown}
                kind="down"
                subtitle={`${sprint.title}, ${span}`}
                height={380}
              />
            </Panel>
            {home.burndown.days.some(({ changes }) => changes.length > 0) && (
              <Panel title="What happened lately">
                <ChangeList days={home.burndown.days} most={4} />
              </Panel>
            )}
          </div>
        )}
        <div className={styles.side}>
          <ActionsDue slug={slug} actions={home.actionsDue} />
          {sprint.goal.trim() !== '' && (
            <Panel title="Goal">
              <Markdown text={sprint.goal} />
            </Panel>
          )}
          <Warnings slug={slug} home={home} />
          <NotAnswered
            names={home.notAnswered.map(({ name }) => name)}
            people={sprint.people}
            planning={`/${slug}/sprints/${sprint.number}/plan`}
          />
        </div>
      </div>
    </>
  )
}
