import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { sprints } from '../../db/schema.ts'
import type { NewNumber } from '../contract/renumber.ts'
import { renumbering } from '../domain/sprint.ts'
import { raiseRevision } from './revision.ts'
import { listSprints } from './sprints.ts'

/** Which sprints would get another number, counted again in order of their days. */
export async function planNumbers(
  read: Read,
  teamId: string,
): Promise<(NewNumber & { id: string })[]> {
  const rows = await listSprints(read, teamId)
  return renumbering(rows).flatMap(({ id, from, to }) =>
    rows
      .filter(row => row.id === id)
      .map(({ title, lastDay }) => ({ id, title, lastDay, from, to })),
  )
}

/** Counts the sprints again in order of their days. What refers to a sprint holds its id and stays. */
export async function renumberSprints(db: Db, teamId: string): Promise<NewNumber[]> {
  return db.write(async tx => {
    const plan = await planNumbers(tx, teamId)
    if (plan.length === 0) return plan
    await writeNumbers(
      tx,
      teamId,
      plan.map(({ id, to }) => ({ id, number: to })),
    )
    await raiseRevision(tx, teamId)
    return plan
  })
}

/** Gives sprints other numbers. A title that Knots made of the number follows it; ids that are not there are passed over. */
export async function writeNumbers(
  tx: Tx,
  teamId: string,
  numbers: readonly { id: string; number: number }[],
): Promise<void> {
  if (numbers.length === 0) return
  const ids = numbers.map(({ id }) => id)
  const these = and(eq(sprints.teamId, teamId), inArray(sprints.id, ids))
  const before = await tx.select().from(sprints).where(these)
  // Out of the way first: no two sprints may have one number, not even for a moment.
  await tx
    .update(sprints)
    .set({ number: sql`-${sprints.number}` })
    .where(these)
  for (const row of before) {
    const number = numbers.find(({ id }) => id === row.id)?.number ?? row.number
    const isOwnTitle = row.madeFrom !== 'github' && row.madeFrom !== 'csv'
    const title =
      isOwnTitle && row.title === `Sprint ${row.number}` ? `Sprint ${number}` : row.title
    const version = row.version + 1
    await tx.update(sprints).set({ number, title, version }).where(eq(sprints.id, row.id))
  }
}
