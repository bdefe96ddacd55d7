import { SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconClipboardOff } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Report } from '#contract/review.ts'
import { Empty } from '../../components/Empty.tsx'
import { certaintyWords } from '../../components/FormulaText.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useToday } from '../../lib/clock.ts'
import { formatPoints, plural } from '../../lib/format.ts'
import { useTeam } from '../../lib/queries.ts'
import { groupReport, type ReportGroup, type Way, ways } from './group-report.ts'
import { ReviewRow } from './ReviewRow.tsx'
import styles from './review.module.css'
import { ScopeSum } from './ScopeSum.tsx'

type Props = { slug: string; report: Report }

type GroupsProps = {
  slug: string
  report: Report
  groups: ReportGroup[]
  /** Whether the rows say what became of them, because their group does not. */
  saysClass: boolean
  saysCertainty: boolean
  /** Over and not closed: the time to say why something was not finished. */
  takesNotes: boolean
}

const sums = ({ items, points, unestimated }: ReportGroup) =>
  [
    plural(items.length, 'item'),
    plural(points, 'point'),
    ...(unestimated > 0 ? [`${formatPoints(unestimated)} without an estimate`] : []),
  ].join(' · ')

function Groups({ slug, report, groups, takesNotes, ...says }: GroupsProps) {
  return groups.map(group => (
    <section key={group.name} className={styles.group} aria-label={group.name}>
      <div className={styles.groupHead}>
        <h3>{group.name}</h3>
        <span className={styles.sums}>{sums(group)}</span>
      </div>
      <ul className={styles.rows}>
        {group.items.map(item => (
          <ReviewRow
            key={item.id}
            slug={slug}
            sprintId={report.sprint.id}
            item={item}
            takesNote={takesNotes && (item.class === 'carried-over' || item.class === 'open')}
            {...says}
          />
        ))}
      </ul>
    </section>
  ))
}

function Sorted({ slug, report, way }: Props & { way: Way }) {
  const today = useToday(useTeam(slug).data?.timeZone)
  const { items, sprint } = report
  const { scope, apart } = groupReport(report, way)
  const sureness = new Set(items.map(({ certainty }) => certainty))
  const [only] = sureness
  const shared = {
    slug,
    report,
    saysCertainty: sureness.size > 1,
    takesNotes: sprint.state === 'active' && today !== null && sprint.lastDay <= today,
  }
  return (
    <>
      {sureness.size === 1 && only && only !== 'exact' && (
        <p className={styles.sureness}>{certaintyWords[only]}</p>
      )}
      <Groups {...shared} groups={scope} saysClass={way !== 'class'} />
      {apart.length > 0 && (
        <>
          <h3 className={styles.apart}>Not in scope</h3>
          <Groups {...shared} groups={apart} saysClass={false} />
        </>
      )}
    </>
  )
}

/** Items were never on a board that Knots read: totals are all there is, or not even those. */
function NoItems({ slug, report: { sprint } }: Props) {
  const isKnown = sprint.points.counted !== null
  return (
    <Empty
      icon={<IconClipboardOff size={22} />}
      title={
        isKnown ? 'Only totals are known of this sprint' : 'No item of this sprint is on a board'
      }
    >
      {isKnown ? (
        'Its items were never on a board that Knots read, so there is nothing to sort.'
      ) : (
        <>
          Its points can be typed on the <Link to={`/${slug}/sprints`}>Sprints page</Link>.
        </>
      )}
    </Empty>
  )
}

/** Every item of the sprint in exactly one class, and how the classes add up. */
export function ItemsPanel({ slug, report }: Props) {
  const [way, setWay] = useLocalStorage<Way>({
    key: `knots-review-by-${slug}`,
    defaultValue: 'class',
    getInitialValueInEffect: false,
  })
  const { classes, items } = report
  if (classes === null)
    return (
      <Panel title="What became of each item">
        <NoItems slug={slug} report={report} />
      </Panel>
    )
  if (items.length === 0)
    return (
      <Panel title="What became of each item">
        <Empty icon={<IconClipboardOff size={22} />} title="No item was in this sprint" />
      </Panel>
    )
  return (
    <Panel
      title="What became of each item"
      actions={
        <div data-screen-only>
          <SegmentedControl
            size="xs"
            aria-label="Group the items by"
            data={ways}
            value={way}
            onChange={setWay}
          />
        </div>
      }
    >
      <ScopeSum report={report} classes={classes} />
      <Sorted slug={slug} report={report} way={way} />
    </Panel>
  )
}
