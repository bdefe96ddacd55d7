import type { Sprint } from '#contract/sprint.ts'
import { useSaveSprint } from './api.ts'
import type { Picking } from './Pick.tsx'
import { SprintRow } from './SprintRow.tsx'
import styles from './sprints.module.css'

export type ListProps = {
  slug: string
  sprints: Sprint[]
  /** What is searched for in them; empty: nothing. */
  query: string
  picking: Picking
  onEdit: (sprint: Sprint) => void
}

/** Newest first. Where nothing better is known, figures are typed in place: Enter and arrows move on. */
export function SprintTable({ slug, sprints, query, picking, onEdit }: ListProps) {
  const save = useSaveSprint(slug)
  return (
    <section className={styles.scroller} aria-label="Sprints, newest first">
      <table className={styles.table}>
        <colgroup>
          <col className={styles.pickColumn} />
          <col className={styles.sprintColumn} />
          <col className={styles.stateColumn} />
          <col span={6} className={styles.figureColumn} />
          <col />
          <col className={styles.menuColumn} />
        </colgroup>
        <thead>
          <tr>
            <td rowSpan={2} />
            <th scope="col" rowSpan={2}>
              Sprint
            </th>
            <th scope="col" rowSpan={2}>
              State
            </th>
            <th scope="colgroup" colSpan={2} className={styles.group}>
              Points
            </th>
            <th scope="colgroup" colSpan={2} className={styles.group}>
              FTE
            </th>
            <th scope="colgroup" colSpan={2} className={styles.group}>
              Velocity
            </th>
            <th scope="col" rowSpan={2}>
              Comment
            </th>
            <td rowSpan={2} />
          </tr>
          <tr>
            {['Committed', 'Counted', 'Planned', 'Actual', 'Expected', 'Actual'].map(
              (name, index) => (
                <th
                  key={`${name}${index < 4 ? '' : ' velocity'}`}
                  scope="col"
                  className={styles.number}
                >
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {sprints.map(sprint => (
            <SprintRow
              key={sprint.id}
              {...{ slug, sprint, query, picking, save }}
              onEdit={onEdit}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}
