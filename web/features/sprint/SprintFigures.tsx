import { Button, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useId } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { explain } from '#domain/explain.ts'
import { Figure } from '../../components/Figure.tsx'
import { FigureStrip } from '../../components/FigureStrip.tsx'
import { SprintFigure } from '../../components/SprintFigure.tsx'
import { dash, formatPoints, plural } from '../../lib/format.ts'
import styles from './sprint.module.css'

const fteWords = ({ people }: Sprint) =>
  people.total > 0 ? `from ${people.answered} of ${people.total}` : undefined

const foundWords = ({ state, certainty }: Sprint) =>
  state === 'closed' && certainty === 'assumed' ? 'as found at the first read' : undefined

function velocityWords({ state, velocity }: Sprint): string | undefined {
  if (state !== 'closed') return 'once it is closed'
  return velocity.actual === null ? undefined : 'points per FTE'
}

/** Work outside the sprint and adjustments stand in one place: both come from the review. */
function OutsideAndAdjusted({ sprint }: { sprint: Sprint }) {
  const { outside, adjusted } = sprint.points
  const known = outside !== null || adjusted !== null
  const [first, second] = [explain('outside', sprint), explain('adjusted', sprint)]
  return (
    <Figure
      label="Outside and adjusted"
      value={known ? formatPoints((outside ?? 0) + (adjusted ?? 0)) : dash}
      formula={{
        figure: 'Outside and adjusted',
        formula: 'points accepted from outside the sprint + adjustments',
        filled: `${formatPoints(outside)} + ${formatPoints(adjusted)}`,
        notes: [...new Set([...first.notes, ...second.notes])],
      }}
    />
  )
}

function Others({ sprint }: { sprint: Sprint }) {
  return (
    <FigureStrip label="More figures">
      <SprintFigure sprint={sprint} figure="scope" size="sm" />
      <SprintFigure sprint={sprint} figure="added" size="sm" />
      <SprintFigure sprint={sprint} figure="removed" size="sm" />
      <SprintFigure sprint={sprint} figure="reestimated" size="sm" />
      <SprintFigure sprint={sprint} figure="remaining" size="sm" />
      <SprintFigure sprint={sprint} figure="plannedFte" size="sm" note={fteWords(sprint)} />
      <SprintFigure sprint={sprint} figure="actualFte" size="sm" />
      <SprintFigure sprint={sprint} figure="expectedVelocity" size="sm" />
    </FigureStrip>
  )
}

/** The few figures of a sprint, and the others one step behind. */
export function SprintFigures({ sprint }: { sprint: Sprint }) {
  const [open, { toggle }] = useDisclosure(false)
  const id = useId()
  const Icon = open ? IconChevronUp : IconChevronDown
  const { items } = sprint
  return (
    <>
      <FigureStrip label="Figures">
        <SprintFigure sprint={sprint} figure="committed" note={foundWords(sprint)} />
        <SprintFigure
          sprint={sprint}
          figure="completed"
          note={items ? `${items.done} of ${plural(items.total, 'item')}` : undefined}
        />
        <OutsideAndAdjusted sprint={sprint} />
        <SprintFigure sprint={sprint} figure="counted" />
        <SprintFigure sprint={sprint} figure="actualVelocity" note={velocityWords(sprint)} />
      </FigureStrip>
      <Button
        className={styles.more ?? ''}
        variant="subtle"
        size="compact-sm"
        aria-expanded={open}
        aria-controls={id}
        rightSection={<Icon size={16} />}
        onClick={toggle}
      >
        {open ? 'Fewer figures' : 'More figures'}
      </Button>
      <Collapse expanded={open} id={id}>
        <Others sprint={sprint} />
      </Collapse>
    </>
  )
}
