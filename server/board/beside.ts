import { findSync, saveSync } from '../store/syncs.ts'
import type { TeamRow } from '../store/teams.ts'
import { type DetailsParts, readDetails } from './details.ts'
import type { ReadResult } from './read-board.ts'
import { readViews } from './views.ts'

/**
 * Reads what is not on the board's pages once those are read and kept, or were found as last read:
 * details of items, and what the saved views find. Where nothing changed this costs no request. Whatever of it GitHub refuses becomes a warning of the read, and is tried again
 * with the next one. Says whether any page has something new to show.
 */
export async function readBeside(
  parts: DetailsParts,
  team: TeamRow,
  { isChanged, isReconcile }: Pick<ReadResult, 'isChanged' | 'isReconcile'>,
): Promise<boolean> {
  const { db } = parts
  const reads = [
    await readDetails(parts, team, isReconcile),
    await readViews(parts, team, isChanged),
  ]
  const warnings = reads.flatMap(read => read.warnings)
  if (warnings.length > 0)
    await db.write(async tx => {
      const row = await findSync(tx, team.id)
      // A read that found nothing new keeps the warnings of the one before.
      const all = [...new Set([...(row?.warnings ?? []), ...warnings])]
      if (row) await saveSync(tx, { ...row, warnings: all })
    })
  return reads.some(read => read.isChanged)
}
