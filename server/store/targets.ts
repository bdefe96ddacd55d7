import { and, asc, eq, max, sql } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { goalReviews, goals, sprints, targets } from '../../db/schema.ts'
import type { GoalReviewEdit, NewTarget, Target, TargetEdit } from '../contract/goal.ts'
import { Conflict, NotFound } from '../errors.ts'
import { getGoal } from './goals.ts'
import { newId } from './ids.ts'
import { raiseRevision } from './revision.ts'
import { getSprint } from './sprints.ts'

export type TargetRow = typeof targets.$inferSelect
export type GoalReviewRow = typeof goalReviews.$inferSelect

function publicTarget({ id, version, goalId, text, state }: TargetRow): Target {
  return { id, version, goalId, text, state }
}

/** The targets of a sprint in their order. */
export async function listTargets(read: Read, sprintId: string): Promise<Target[]> {
  const rows = await read
    .select()
    .from(targets)
    .where(eq(targets.sprintId, sprintId))
    .orderBy(asc(targets.position), asc(targets.id))
  return rows.map(publicTarget)
}

/** Which sprints of a team had a target for which goal, or a word of it in their review. */
export async function listSprintsOfGoals(
  read: Read,
  teamId: string,
): Promise<{ goalId: string | null; sprintId: string }[]> {
  const withTarget = await read
    .selectDistinct({ goalId: targets.goalId, sprintId: targets.sprintId })
    .from(targets)
    .innerJoin(sprints, eq(sprints.id, targets.sprintId))
    .where(eq(sprints.teamId, teamId))
  const reviewed = await read
    .select({ goalId: goalReviews.goalId, sprintId: goalReviews.sprintId })
    .from(goalReviews)
    .innerJoin(sprints, eq(sprints.id, goalReviews.sprintId))
    .where(eq(sprints.teamId, teamId))
  return [...withTarget, ...reviewed]
}

/** What a sprint's review says of each goal, in the order of the goals. */
export async function listGoalReviews(read: Read, sprintId: string): Promise<GoalReviewRow[]> {
  const rows = await read
    .select({ review: goalReviews })
    .from(goalReviews)
    .innerJoin(goals, eq(goals.id, goalReviews.goalId))
    .where(eq(goalReviews.sprintId, sprintId))
    .orderBy(asc(goals.position), asc(goals.id))
  return rows.map(({ review }) => review)
}

/** A text that holds the targets, written from what was there before, must not take this back. */
async function raiseVersions(tx: Tx, teamId: string, sprintId: string) {
  await tx
    .update(sprints)
    .set({ version: sql`${sprints.version} + 1` })
    .where(eq(sprints.id, sprintId))
  await raiseRevision(tx, teamId)
}

async function getTarget(tx: Tx, teamId: string, id: string): Promise<TargetRow> {
  const [row] = await tx
    .select({ target: targets })
    .from(targets)
    .innerJoin(sprints, eq(sprints.id, targets.sprintId))
    .where(and(eq(targets.id, id), eq(sprints.teamId, teamId)))
  if (!row) throw new NotFound('There is no such target in this team.')
  return row.target
}

/** Behind the others of the sprint. The same id again gives the target that is there already. */
export async function addTarget(
  db: Db,
  teamId: string,
  sprintId: string,
  { id = newId(), goalId, text }: NewTarget,
): Promise<Target> {
  return db.write(async tx => {
    await getSprint(tx, teamId, sprintId)
    if (goalId !== null) await getGoal(tx, teamId, goalId)
    const [known] = await tx
      .select()
      .from(targets)
      .where(and(eq(targets.id, id), eq(targets.sprintId, sprintId)))
    if (known) return publicTarget(known)
    const [row] = await tx
      .insert(targets)
      .values({
        id,
        sprintId,
        goalId,
        text,
        state: 'open',
        position: await nextTargetPosition(tx, sprintId),
      })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new Conflict('This id is taken. Leave it out.')
    await raiseVersions(tx, teamId, sprintId)
    return publicTarget(row)
  })
}

export async function nextTargetPosition(tx: Tx, sprintId: string): Promise<number> {
  const [last] = await tx
    .select({ position: max(targets.position) })
    .from(targets)
    .where(eq(targets.sprintId, sprintId))
  return (last?.position ?? 0) + 1
}

export async function saveTarget(
  db: Db,
  teamId: string,
  id: string,
  { version, ...edit }: TargetEdit,
): Promise<Target> {
  return db.write(async tx => {
    const current = await getTarget(tx, teamId, id)
    if (current.version !== version) {
      throw new Conflict(
        'Somebody else changed this target in the meantime.',
        publicTarget(current),
      )
    }
    if (edit.goalId) await getGoal(tx, teamId, edit.goalId)
    const [row] = await tx
      .update(targets)
      .set({ ...edit, version: version + 1 })
      .where(eq(targets.id, id))
      .returning()
    if (!row) throw new Error('The target was not written')
    await raiseVersions(tx, teamId, row.sprintId)
    return publicTarget(row)
  })
}

/** Removes a target that was a slip; one that was given up is struck instead. */
export async function removeTarget(
  db: Db,
  teamId: string,
  id: string,
  version: number,
): Promise<void> {
  await db.write(async tx => {
    const current = await getTarget(tx, teamId, id)
    if (current.version !== version) {
      throw new Conflict(
        'Somebody else changed this target in the meantime.',
        publicTarget(current),
      )
    }
    await tx.delete(targets).where(eq(targets.id, id))
    await raiseVersions(tx, teamId, current.sprintId)
  })
}

/** What a sprint's review says of one goal; an empty text removes it. */
export async function saveGoalReview(
  db: Db,
  teamId: string,
  sprintId: string,
  goalId: string,
  { version, text }: GoalReviewEdit,
): Promise<void> {
  const it = and(eq(goalReviews.sprintId, sprintId), eq(goalReviews.goalId, goalId))
  await db.write(async tx => {
    await getSprint(tx, teamId, sprintId)
    await getGoal(tx, teamId, goalId)
    const [current] = await tx.select().from(goalReviews).where(it)
    if ((current?.version ?? null) !== version) {
      const now = current && { goalId, version: current.version, text: current.text }
      throw new Conflict('Somebody else wrote here in the meantime.', now)
    }
    if (text === '') await tx.delete(goalReviews).where(it)
    else if (current) {
      await tx
        .update(goalReviews)
        .set({ text, version: current.version + 1 })
        .where(it)
    } else await tx.insert(goalReviews).values({ sprintId, goalId, text })
    await raiseVersions(tx, teamId, sprintId)
  })
}
