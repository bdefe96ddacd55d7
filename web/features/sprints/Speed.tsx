import { Popover } from '@mantine/core'
import { useState } from 'react'
import type { Formula, Sprint } from '#contract/sprint.ts'
import { explain } from '#domain/explain.ts'
import { FormulaText } from '../../components/FormulaText.tsx'
import { dash, formatOne, formatPoints, formatSigned } from '../../lib/format.ts'
import styles from './sprints.module.css'

type Kind = 'expected' | 'actual'

function partsOf(sprint: Sprint, kind: Kind) {
  return kind === 'expected'
    ? { points: sprint.points.committed, fte: sprint.fte.planned }
    : { points: sprint.points.counted, fte: sprint.fte.actual }
}

function whyNone(sprint: Sprint, kind: Kind): string {
  const { points, fte } = partsOf(sprint, kind)
  if (kind === 'actual' && sprint.state !== 'closed')
    return 'There is an actual velocity once the sprint is closed.'
  if (points === null)
    return kind === 'expected' ? 'Nothing is committed yet.' : 'The points are not known.'
  if (fte === null) return 'The FTE is not known. Type it in the column beside, if you know it.'
  return 'A sprint with nobody present has no velocity.'
}

function formulaOf(sprint: Sprint, kind: Kind): Formula {
  const { formula, filled, notes } = explain(`${kind}Velocity`, sprint)
  const { completed, outside, adjusted } = sprint.points
  const parts = [
    `${formatPoints(completed)} completed`,
    outside ? `${formatPoints(outside)} done outside the sprint` : '',
    adjusted ? `${formatSigned(adjusted)} adjusted` : '',
  ].filter(Boolean)
  const counted = kind === 'actual' && parts.length > 1 ? [`Counted: ${parts.join(', ')}.`] : []
  const isKnown = sprint.velocity[kind] !== null
  return {
    figure: `${kind === 'expected' ? 'Expected' : 'Actual'} velocity of sprint ${sprint.number}`,
    formula,
    filled: isKnown ? filled : '',
    notes: isKnown ? [...counted, ...notes] : [],
  }
}

/** A velocity; pressed, it shows its division. The popover is made then: a table has hundreds. */
export function Speed({ sprint, kind }: { sprint: Sprint; kind: Kind }) {
  const [isOpen, setIsOpen] = useState(false)
  const value = sprint.velocity[kind]
  const formula = formulaOf(sprint, kind)
  return (
    <span className={styles.speed}>
      <button
        type="button"
        className={styles.speedButton}
        aria-haspopup="dialog"
        aria-label={`${formula.figure}: ${value === null ? 'none' : formatOne(value)}. How it is worked out`}
        onClick={() => setIsOpen(true)}
      >
        {value === null ? dash : formatOne(value)}
      </button>
      {isOpen && (
        <Popover
          opened
          onChange={setIsOpen}
          position="bottom-end"
          width={300}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <span className={styles.anchor} />
          </Popover.Target>
          <Popover.Dropdown aria-label={formula.figure} tabIndex={-1} data-autofocus>
            <FormulaText
              formula={formula}
              reason={value === null ? whyNone(sprint, kind) : undefined}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  )
}
