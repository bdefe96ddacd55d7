import type { Db } from '../../db/open.ts'
import { dayOf } from '../domain/calendar.ts'
import { doneStatusTest } from '../domain/status.ts'
import type { Connection } from '../github/client.ts'
import { GitHubFailure } from '../github/failures.ts'
import { type DetailsWish, listDetailsWishes, refreshLinks, saveDetails } from '../store/details.ts'
import type { TeamRow } from '../store/teams.ts'

export type DetailsParts = { db: Db; connection: Connection; now: () => number }

/** What came of a look beside the board: whether a page has something new, and what to tell people. */
export type SideRead = { isChanged: boolean; warnings: string[] }

const batchSize = 100

/**
 * Reads what the items that matter now hang together with, their size and reviews: those not done, and
 * all of a sprint that is not over, when their content changed since; with `isReconcile` all of them.
 * What was read before GitHub failed is kept, and the next read goes on from there.
 */
export async function readDetails(
  { db, connection, now }: DetailsParts,
  team: TeamRow,
  isReconcile: boolean,
): Promise<SideRead> {
  const today = dayOf(now(), team.timeZone)
  const isDone = doneStatusTest(team.doneStatuses)
  const wishes = (await listDetailsWishes(db.read, team.id, { today, isAll: isReconcile })).filter(
    ({ status, isPlanned }) => isPlanned || !isDone(status),
  )
  let done = 0
  try {
    for (; done < wishes.length; done += batchSize)
      await readBatch({ db, connection, now }, team, wishes.slice(done, done + batchSize))
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    const left = `What ${wishes.length - done} items hang together with is as last read`
    return { isChanged: done > 0, warnings: [`${left}: ${error.message}`] }
  }
  const areLinksChanged = await refreshLinks(db, team.id)
  return { isChanged: wishes.length > 0 || areLinksChanged, warnings: [] }
}

async function readBatch(
  { db, connection, now }: DetailsParts,
  team: TeamRow,
  batch: DetailsWish[],
) {
  const found = await connection.readDetails(batch.map(({ contentId }) => contentId))
  const byContent = new Map(found.map(details => [details.contentId, details]))
  const rows = batch.map(({ itemId, contentId, contentUpdatedAt }) => ({
    itemId,
    contentUpdatedAt,
    found: byContent.get(contentId) ?? null,
  }))
  await saveDetails(db, team.id, rows, now())
}
