import { and, eq } from 'drizzle-orm'
import { items } from '../../db/schema.ts'
import type { GoalState, TargetState } from '../../server/contract/goal.ts'
import { addGoal } from '../../server/store/goals.ts'
import { addTarget, saveGoalReview, saveTarget } from '../../server/store/targets.ts'
import { type Playing, sprintOf } from './playing.ts'

type TargetTold = { text: string; state?: TargetState }
type Told = {
  name: string
  state: GoalState
  roadmap: string
  /** Title of the issue whose parts serve the goal. */
  parent?: string
  /** What the last finished sprint was to do for it, and what came of it. */
  last: { targets: TargetTold[]; review: string }
  /** What the current one is to do. */
  now: TargetTold[]
}

const GOALS: Told[] = [
  {
    name: 'Forecasts twice a day',
    state: 'in-progress',
    roadmap: `Pilots plan the morning the evening before, so a forecast once a day is too old.

\`\`\`mermaid
flowchart LR
  readings[Readings every hour] --> model[Model runs at 6 and 18]
  model --> page[Page for pilots]
  model --> alerts[Alerts by telephone]
\`\`\`

1. Readings every hour from all gauges
2. Two runs a day, the second one with warnings
3. Tell harbours about it, one after another`,
    last: {
      targets: [
        { text: 'Readings of all gauges arrive every hour', state: 'reached' },
        { text: 'The evening run is tried with one harbour' },
      ],
      review: '- All gauges but two send every hour\n- The evening run waits for a larger machine',
    },
    now: [{ text: 'The evening run is live in two harbours' }],
  },
  {
    name: 'Ready for the winter',
    state: 'ready',
    roadmap:
      'Storms are what everybody remembers us by: alarms, telephones and a night without power.',
    parent: 'Ready for the winter storms',
    last: { targets: [], review: 'NTR' },
    now: [
      { text: 'We know which gauges freeze', state: 'reached' },
      { text: 'A night without power is rehearsed', state: 'struck' },
    ],
  },
  {
    name: 'One storage for all readings',
    state: 'blocked',
    roadmap: 'Waits for the **harbour office** to say how long readings have to be kept.',
    last: {
      targets: [{ text: 'The office has answered' }],
      review: '- Asked twice, no answer yet',
    },
    now: [],
  },
]

/** What the team works towards, with targets and the words of the last review. */
export async function addGoals(playing: Playing): Promise<void> {
  const { told } = playing
  const lastSprint = told.sprints[told.currentIndex - 1]
  const current = told.sprints[told.currentIndex]
  if (!lastSprint || !current) return
  const [last, now] = [
    await sprintOf(playing, lastSprint.firstDay),
    await sprintOf(playing, current.firstDay),
  ]
  for (const { name, state, roadmap, parent, ...goal } of GOALS) {
    const { db } = playing.parts
    const { id: teamId } = playing.team
    const serves = parent === undefined ? null : await issueCalled(playing, parent)
    const { id } = await addGoal(db, teamId, { name, state, roadmap, parent: serves })
    await addTargets(playing, last.id, id, goal.last.targets)
    await addTargets(playing, now.id, id, goal.now)
    await saveGoalReview(db, teamId, last.id, id, { version: null, text: goal.last.review })
  }
}

async function addTargets(
  { parts, team }: Playing,
  sprintId: string,
  goalId: string,
  targets: readonly TargetTold[],
) {
  for (const { text, state } of targets) {
    const { id, version } = await addTarget(parts.db, team.id, sprintId, { goalId, text })
    if (state) await saveTarget(parts.db, team.id, id, { version, state })
  }
}

/** The address of an issue on the board, such as `crew/hull#12`; null where there is none of that title. */
async function issueCalled({ parts, team }: Playing, title: string): Promise<string | null> {
  const [row] = await parts.db.read
    .select({ repository: items.repository, number: items.number })
    .from(items)
    .where(and(eq(items.teamId, team.id), eq(items.title, title), eq(items.kind, 'issue')))
    .limit(1)
  return row?.repository && row.number !== null ? `${row.repository}#${row.number}` : null
}
