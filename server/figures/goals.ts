import type { Read } from '../../db/open.ts'
import type { Goal, Goals, SprintGoals } from '../contract/goal.ts'
import { type GoalItem, goalProgress, goalShares, goalsOfItems } from '../domain/goals.ts'
import { worth } from '../domain/scope.ts'
import { sum } from '../domain/sum.ts'
import { listAside } from '../store/aside.ts'
import { type GoalItemRow, listGoalItems, listParentKeys } from '../store/goal-items.ts'
import { type GoalRow, listGoals, plainGoal } from '../store/goals.ts'
import { listGoalReviews, listSprintsOfGoals, listTargets } from '../store/targets.ts'
import type { Book, BookSprint } from './book.ts'
import type { Replayed } from './replay.ts'
import { itemsIn, type NamedItem } from './report-items.ts'

/** The team's goals with how far they are, and the sprints that worked on them. */
export async function showGoals(read: Read, book: Book): Promise<Goals> {
  const { id: teamId } = book.team
  const goals = await listGoals(read, teamId)
  const rows = await listGoalItems(read, teamId)
  const goalOf = goalsOfItems(goals, rows, await listParentKeys(read, teamId))
  const aside = await listAside(read, teamId)
  const itemOf = (row: GoalItemRow): GoalItem & { itemId: string; sprintId: string | null } => ({
    itemId: row.itemId,
    sprintId: row.sprintId,
    points: worth({ points: row.points, aside: aside.get(row.itemId)?.reason ?? null }),
    isDone: isDone(book, row),
  })
  const items = rows.filter(row => isShown(book, row)).map(itemOf)
  const byGoal = Map.groupBy(items, ({ itemId }) => goalOf.get(itemId) ?? null)
  const mentioned = Map.groupBy(await listSprintsOfGoals(read, teamId), one => one.goalId)
  return {
    goals: goals.map(goal => {
      const own = byGoal.get(goal.id) ?? []
      const sprintIds = new Set([
        ...(mentioned.get(goal.id) ?? []).map(({ sprintId }) => sprintId),
        ...own.flatMap(({ sprintId }) => sprintId ?? []),
      ])
      return {
        ...plainGoal(goal),
        progress: isMarked(goal) ? goalProgress(own) : null,
        sprints: sprintsOf(book, goal, sprintIds, goalOf),
      }
    }),
  }
}

const isMarked = ({ label, parent }: GoalRow) => label !== null || parent !== null

const finished: ReadonlySet<string> = new Set(['completed', 'merged'])
const dropped: ReadonlySet<string> = new Set(['not-planned', 'duplicate', 'unmerged'])

const isDone = (book: Book, { status, state }: GoalItemRow) =>
  !dropped.has(state) && (book.isDone(status) || finished.has(state))

/** Dropped work belongs to nothing any more, and unfinished work that was put away neither. */
const isShown = (book: Book, row: GoalItemRow) =>
  !dropped.has(row.state) && (isDone(book, row) || !row.isArchived)

/** Points are what a close counted of the goal's items. Sprints where nothing tells whose the items are have none. */
function sprintsOf(
  book: Book,
  goal: GoalRow,
  mentioned: ReadonlySet<string>,
  goalOf: ReadonlyMap<string, string>,
): Goal['sprints'] {
  return book.sprints.flatMap(({ row, kept }) => {
    const own = (kept?.settlements ?? []).filter(({ itemId }) => goalOf.get(itemId) === goal.id)
    if (own.length === 0 && !mentioned.has(row.id)) return []
    const isCounted = isMarked(goal) && kept !== null && kept.figures !== null
    const points = isCounted ? sum(own.map(one => one.points)) : null
    return [{ id: row.id, number: row.number, lastDay: row.lastDay, points }]
  })
}

/** What a sprint is to do for the goals, what its review says of them, and what of its scope belongs to each. */
export async function showSprintGoals(
  read: Read,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
): Promise<SprintGoals> {
  const goals = await listGoals(read, book.team.id)
  return {
    goals: goals.map(({ id, name, state }) => ({ id, name, state })),
    targets: await listTargets(read, sprint.row.id),
    reviews: (await listGoalReviews(read, sprint.row.id)).map(({ goalId, version, text }) => ({
      goalId,
      version,
      text,
    })),
    shares: await sharesOf(read, book, sprint, replayed, goals),
  }
}

async function sharesOf(
  read: Read,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
  goals: readonly GoalRow[],
): Promise<SprintGoals['shares']> {
  if (!replayed && !sprint.kept?.figures) return null
  const scope = (await itemsIn(read, book, sprint, replayed)).filter(({ isInScope }) => isInScope)
  const marked = goals.filter(isMarked)
  return goalShares(
    marked.map(({ id }) => id),
    scope.map(({ itemId, committed, added, reestimated, completed }) => ({
      itemId,
      points: sum([committed, added, reestimated]),
      completed,
    })),
    marked.length === 0 ? new Map() : await goalsOfScope(read, book, marked, scope),
  )
}

/** By the labels that the items bore in the sprint; the rest of the board tells what their parents are parts of. */
async function goalsOfScope(
  read: Read,
  book: Book,
  marked: readonly GoalRow[],
  scope: readonly NamedItem[],
) {
  const inScope = new Set(scope.map(({ itemId }) => itemId))
  const others = await listGoalItems(read, book.team.id)
  const items = [
    ...scope.map(({ itemId, called }) => ({ itemId, ...called })),
    ...others.filter(({ itemId }) => !inScope.has(itemId)),
  ]
  return goalsOfItems(marked, items, await listParentKeys(read, book.team.id))
}
