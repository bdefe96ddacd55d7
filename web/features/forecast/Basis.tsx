import { Anchor, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Forecast } from '#contract/forecast.ts'
import { Figure } from '../../components/Figure.tsx'
import { Panel } from '../../components/Panel.tsx'
import { formatDay, formatOne, formatPoints, formatSigned, plural } from '../../lib/format.ts'
import styles from './forecast.module.css'

type Props = { slug: string; forecast: Forecast }

function workNote({ items, unestimated, median }: NonNullable<Forecast['work']>): string {
  if (unestimated === 0) return plural(items, 'item')
  const counted = median === null ? 'not counted' : `counted as ${formatPoints(median)} each`
  return `${plural(items, 'item')}, ${unestimated} without an estimate ${counted}`
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.part}>{title}</h3>
      {children}
    </section>
  )
}

/** One value of a sprint, which leads there. */
function Values({ slug, values }: { slug: string; values: Value[] }) {
  return (
    <ul className={styles.values}>
      {values.map(({ id, number, value, note }) => (
        <li key={id}>
          <Anchor component={Link} to={`/${slug}/sprints/${number}`} size="sm" underline="always">
            Sprint {number}
          </Anchor>
          <b>{value}</b>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ul>
  )
}

type Value = { id: string; number: number; value: string; note?: string }

/** What the forecast was made from, so that anybody can judge it. */
export function Basis({ slug, forecast }: Props) {
  const { why, work, basis } = forecast
  const { velocities, fte, laterFte, growth, runs } = basis
  return (
    <Panel title="What it is made from">
      <div className={styles.basis}>
        {work && (
          <Figure
            label="Left to do"
            value={formatPoints(work.points)}
            unit="points"
            note={workNote(work)}
            formula={work.formula}
          />
        )}
        <Part title="Velocity of the last sprints">
          {velocities.length > 0 ? (
            <Values
              slug={slug}
              values={velocities.map(({ sprintId, number, velocity }) => ({
                id: sprintId,
                number,
                value: formatOne(velocity),
              }))}
            />
          ) : (
            <Text c="dimmed">No closed sprint has a velocity yet.</Text>
          )}
        </Part>
        <Part title="FTE of the coming sprints">
          <Values
            slug={slug}
            values={fte.map(({ sprintId, number, lastDay, fte }) => ({
              id: sprintId,
              number,
              value: formatOne(fte),
              note: `to ${formatDay(lastDay)}`,
            }))}
          />
          <Text size="sm" c="dimmed">
            {laterFte === null
              ? `The FTE of ${fte.length > 0 ? 'the sprints after them' : 'coming sprints'} is not known.`
              : `${formatOne(laterFte)} in each sprint ${fte.length > 0 ? 'after them' : 'to come'}, as lately.`}
          </Text>
        </Part>
        {growth !== null && (
          <Part title="Growth of the work in the last sprints">
            <Text>
              {growth.length > 0 ? growth.map(formatSigned).join(', ') : 'None is known.'}
            </Text>
            <Text size="sm" c="dimmed">
              Points by which it grew in each; every run draws from them.
            </Text>
          </Part>
        )}
      </div>
      {why === null && (
        <Text size="sm" c="dimmed" mt="md">
          {plural(runs, 'run')} through the coming sprints: each draws one of these velocities for
          every sprint and multiplies it with the people. The same data give the same answer.
        </Text>
      )}
    </Panel>
  )
}
