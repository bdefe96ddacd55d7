import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import { goalReviews, goals, sprints, targets } from '../../db/schema.ts'
import {
  type GoalWords,
  joinComment,
  joinGoal,
  readTargets,
  splitComment,
  type TargetWords,
} from '../domain/target-text.ts'
import { type GoalRow, listGoals, nextPosition } from './goals.ts'
import { newId } from './ids.ts'
import type { SprintRow } from './sprints.ts'

const asSpoken = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/**
 * Sprints with their goal and comment as people read and write them: the targets are a part of the goal, and what the
 * review says of each goal one of the comment. What stands in the rows themselves is the rest.
 */
export async function withTexts(
  read: Read,
  teamId: string,
  rows: readonly SprintRow[],
): Promise<SprintRow[]> {
  const set = Map.groupBy(await listTeamTargets(read, teamId), row => row.sprintId)
  const said = Map.groupBy(await listTeamReviews(read, teamId), row => row.sprintId)
  return rows.map(row => ({
    ...row,
    goal: joinGoal(row.goal, set.get(row.id) ?? []),
    comment: joinComment(row.comment, said.get(row.id) ?? []),
  }))
}

async function listTeamTargets(
  read: Read,
  teamId: string,
): Promise<(TargetWords & { sprintId: string })[]> {
  return read
    .select({
      sprintId: targets.sprintId,
      goal: goals.name,
      text: targets.text,
      state: targets.state,
    })
    .from(targets)
    .innerJoin(sprints, eq(sprints.id, targets.sprintId))
    .leftJoin(goals, eq(goals.id, targets.goalId))
    .where(eq(sprints.teamId, teamId))
    .orderBy(asc(goals.position), asc(targets.position), asc(targets.id))
}

async function listTeamReviews(
  read: Read,
  teamId: string,
): Promise<(GoalWords & { sprintId: string })[]> {
  return read
    .select({ sprintId: goalReviews.sprintId, goal: goals.name, text: goalReviews.text })
    .from(goalReviews)
    .innerJoin(goals, eq(goals.id, goalReviews.goalId))
    .where(eq(goals.teamId, teamId))
    .orderBy(asc(goals.position), asc(goals.id))
}

export type Texts = { goal?: string | undefined; comment?: string | undefined }

/**
 * Takes targets and reviews out of texts that were written, and gives back what is left for the row. Names that are no
 * goal's stay text, but with `makesGoals` (an import) they become goals.
 */
export async function writeTexts(
  tx: Tx,
  teamId: string,
  sprintId: string,
  texts: Texts,
  makesGoals = false,
): Promise<Texts> {
  if (texts.goal === undefined && texts.comment === undefined) return {}
  let known = await listGoals(tx, teamId)
  const isGoal = (name: string) => makesGoals || findByName(known, name) !== undefined
  const goal = texts.goal === undefined ? null : readTargets(texts.goal, isGoal)
  const comment = texts.comment === undefined ? null : splitComment(texts.comment, isGoal)
  const names = [
    ...(goal?.targets ?? []).flatMap(target => target.goal ?? []),
    ...(comment?.reviews ?? []).map(review => review.goal),
  ]
  known = await addMissing(tx, teamId, known, names)
  if (goal) await replaceTargets(tx, sprintId, goal.targets, known)
  if (comment) await replaceReviews(tx, sprintId, comment.reviews, known)
  return {
    ...(goal && { goal: goal.rest }),
    ...(comment && { comment: comment.rest }),
  }
}

function findByName(known: readonly GoalRow[], name: string): GoalRow | undefined {
  const spoken = asSpoken(name)
  return known.find(goal => asSpoken(goal.name) === spoken || goal.aliases.includes(spoken))
}

async function addMissing(
  tx: Tx,
  teamId: string,
  known: GoalRow[],
  names: readonly string[],
): Promise<GoalRow[]> {
  let all = known
  for (const name of names) {
    if (findByName(all, name)) continue
    await tx.insert(goals).values({
      id: newId(),
      teamId,
      name,
      state: 'in-progress',
      position: await nextPosition(tx, teamId),
    })
    all = await listGoals(tx, teamId)
  }
  return all
}

/** Those that say the same stay the rows they are. */
async function replaceTargets(
  tx: Tx,
  sprintId: string,
  wanted: readonly TargetWords[],
  known: readonly GoalRow[],
) {
  const left = await tx.select().from(targets).where(eq(targets.sprintId, sprintId))
  for (const [index, { goal, text, state }] of wanted.entries()) {
    const goalId = goal === null ? null : (findByName(known, goal)?.id ?? null)
    const position = index + 1
    const same = left.findIndex(row => row.goalId === goalId && row.text === text)
    const [row] = same < 0 ? [] : left.splice(same, 1)
    if (!row) {
      await tx.insert(targets).values({ id: newId(), sprintId, goalId, position, text, state })
    } else if (row.state !== state || row.position !== position) {
      const version = row.state === state ? row.version : row.version + 1
      await tx.update(targets).set({ state, position, version }).where(eq(targets.id, row.id))
    }
  }
  const ids = left.map(({ id }) => id)
  if (ids.length > 0) await tx.delete(targets).where(inArray(targets.id, ids))
}

async function replaceReviews(
  tx: Tx,
  sprintId: string,
  wanted: readonly GoalWords[],
  known: readonly GoalRow[],
) {
  const before = await tx.select().from(goalReviews).where(eq(goalReviews.sprintId, sprintId))
  const texts = new Map<string, string>()
  for (const { goal, text } of wanted) {
    const id = findByName(known, goal)?.id
    if (id !== undefined) texts.set(id, [texts.get(id) ?? [], text].flat().join('\n'))
  }
  for (const row of before) {
    const it = and(eq(goalReviews.sprintId, sprintId), eq(goalReviews.goalId, row.goalId))
    const text = texts.get(row.goalId)
    texts.delete(row.goalId)
    if (text === undefined) await tx.delete(goalReviews).where(it)
    else if (text !== row.text) {
      await tx
        .update(goalReviews)
        .set({ text, version: row.version + 1 })
        .where(it)
    }
  }
  for (const [goalId, text] of texts) {
    await tx.insert(goalReviews).values({ sprintId, goalId, text })
  }
}
