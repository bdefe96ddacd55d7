import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { goalReviews, goals, targets } from '../../db/schema.ts'
import type { GoalMerge } from '../contract/goal.ts'
import { Conflict, Invalid } from '../errors.ts'
import { type GoalRow, getGoal, type PlainGoal, plainGoal } from './goals.ts'
import { raiseRevision } from './revision.ts'

const asSpoken = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/**
 * Two names of one goal become one: what sprints were to reach for it and what their reviews say of it go to the other,
 * which takes the name and the other names too, so that minutes may go on using them. Where both have a word in a review,
 * those stand below each other in the goals' order. Label, parent issue and roadmap come along where the other has none.
 */
export async function mergeGoal(
  db: Db,
  teamId: string,
  id: string,
  { version, into: intoId, intoVersion }: GoalMerge,
): Promise<PlainGoal> {
  return db.write(async tx => {
    const goal = await getGoal(tx, teamId, id)
    const into = await getGoal(tx, teamId, intoId)
    if (goal.id === into.id) throw new Invalid('A goal cannot be merged into itself.', 'into')
    refuseOld(goal, version)
    if (intoVersion !== undefined) refuseOld(into, intoVersion)
    await moveTargets(tx, goal, into)
    await moveReviews(tx, goal, into)
    const hasSource = into.label !== null || into.parent !== null
    const names = [...into.aliases, asSpoken(goal.name), ...goal.aliases]
    await tx.delete(goals).where(eq(goals.id, goal.id))
    const [row] = await tx
      .update(goals)
      .set({
        aliases: [...new Set(names)].filter(name => name !== asSpoken(into.name)),
        ...(!hasSource && { label: goal.label, parent: goal.parent }),
        roadmap: into.roadmap.trim() === '' ? goal.roadmap : into.roadmap,
        version: into.version + 1,
      })
      .where(eq(goals.id, into.id))
      .returning()
    if (!row) throw new Error('The goal was not written')
    await raiseRevision(tx, teamId)
    return plainGoal(row)
  })
}

function refuseOld(goal: GoalRow, version: number) {
  if (goal.version === version) return
  throw new Conflict('Somebody else changed this goal in the meantime.', plainGoal(goal))
}

/** In their order within each sprint. What both say alike is there once. */
async function moveTargets(tx: Tx, goal: GoalRow, into: GoalRow) {
  const theirs = await tx.select().from(targets).where(eq(targets.goalId, into.id))
  for (const row of await tx.select().from(targets).where(eq(targets.goalId, goal.id))) {
    const isSame = theirs.some(
      ({ sprintId, text, state }) =>
        sprintId === row.sprintId && text === row.text && state === row.state,
    )
    if (isSame) await tx.delete(targets).where(eq(targets.id, row.id))
    else {
      const set = { goalId: into.id, version: row.version + 1 }
      await tx.update(targets).set(set).where(eq(targets.id, row.id))
    }
  }
}

async function moveReviews(tx: Tx, goal: GoalRow, into: GoalRow) {
  for (const row of await tx.select().from(goalReviews).where(eq(goalReviews.goalId, goal.id))) {
    const it = and(eq(goalReviews.sprintId, row.sprintId), eq(goalReviews.goalId, into.id))
    const [other] = await tx.select().from(goalReviews).where(it)
    if (!other) {
      const { sprintId, text } = row
      await tx.insert(goalReviews).values({ sprintId, goalId: into.id, text })
    } else if (other.text !== row.text) {
      const both = goal.position < into.position ? [row, other] : [other, row]
      const text = both.map(one => one.text).join('\n')
      await tx
        .update(goalReviews)
        .set({ text, version: other.version + 1 })
        .where(it)
    }
  }
}
