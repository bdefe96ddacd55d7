import { Button } from '@mantine/core'
import {
  IconBrandGithub,
  IconCheck,
  IconSailboat,
  IconTableImport,
  IconUsers,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Home } from '#contract/home.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { useMay } from '../../lib/access.ts'
import { plural } from '../../lib/format.ts'
import styles from './home.module.css'

type Step = {
  title: string
  text: string
  done: boolean
  to: string
  action: string
  icon: ReactNode
}

const stepsOf = (slug: string, has: Home['has']): Step[] => [
  {
    title: 'Connect a GitHub project',
    text: has.github
      ? `Connected, ${plural(has.items, 'item')} read.`
      : 'Knots reads items, points and sprints from its board. It never writes without asking.',
    done: has.github,
    to: `/${slug}/settings`,
    action: 'Connect',
    icon: <IconBrandGithub size={20} />,
  },
  {
    title: 'Bring past sprints along',
    text: 'From meeting minutes or a CSV file, with a preview before anything is kept.',
    done: has.sprints > 0,
    to: `/${slug}/import`,
    action: 'Import',
    icon: <IconTableImport size={20} />,
  },
  {
    title: 'Say who is in the team',
    text:
      has.people > 0
        ? `${plural(has.people, 'person', 'people')} so far.`
        : 'Their availability makes the FTE of a sprint.',
    done: has.people > 0,
    to: `/${slug}/settings`,
    action: 'Add people',
    icon: <IconUsers size={20} />,
  },
  {
    title: 'Add a sprint',
    text: 'Needed only where neither a board nor minutes bring one.',
    done: has.sprints > 0,
    to: `/${slug}/sprints`,
    action: 'Add a sprint',
    icon: <IconSailboat size={20} />,
  },
]

/** A team without a sprint: each way to get to one, none forced. */
export function NextSteps({ slug, has }: { slug: string; has: Home['has'] }) {
  const may = useMay()
  const steps = stepsOf(slug, has)
  const first = steps.find(({ done }) => !done)
  return (
    <>
      <PageTitle
        title="Set sail"
        tab="Home"
        below={
          may.lead
            ? 'There is no sprint yet. Any of these is a good start, in any order.'
            : 'There is no sprint yet. A scrum master of the team brings the first ones.'
        }
      />
      <ol className={styles.steps}>
        {steps.map(step => (
          <li key={step.title} className={styles.step} data-done={step.done}>
            <span className={styles.stepIcon} aria-hidden="true">
              {step.done ? <IconCheck size={20} /> : step.icon}
            </span>
            <div>
              <strong>{step.title}</strong>
              <p className={styles.stepText}>{step.text}</p>
            </div>
            {may.lead && (
              <Button
                className={styles.stepAction ?? ''}
                component={Link}
                to={step.to}
                variant={step === first ? 'filled' : 'default'}
              >
                {step.action}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
