import { type Db, openDb } from '../../db/open.ts'
import { type Board, makeBoard } from '../../server/board/sync.ts'
import { makeFigures } from '../../server/figures.ts'
import { createGitHub } from '../../server/github/client.ts'
import { addTeam, listTeamRows } from '../../server/store/teams.ts'
import { TOKENS } from '../stand-in/world/world.ts'

export type Reader = { db: Db; board: Board; teamId: string; close: () => Promise<void> }

/** Long enough for a stand-in on a busy machine, short enough to wait for when it does not answer. */
export const patienceMs = 3000

/** Knots' reading part on a database of its own, with one team whose board is the stand-in's big one. */
export async function openReader(
  file: string,
  { apiUrl, now }: { apiUrl: string; now: () => number },
): Promise<Reader> {
  const db = openDb(file)
  const address = { owner: 'big-harbour', number: 1 }
  const team =
    (await listTeamRows(db.read))[0] ??
    (await addTeam(db, { name: 'Fleet', timeZone: 'Europe/Berlin', github: address }, now()))
  const board = makeBoard({
    db,
    github: createGitHub({
      apiUrl,
      now,
      timeoutMs: patienceMs,
      // Nobody waits in earnest; how long would be waited is the client's tests' matter.
      sleep: async () => undefined,
    }),
    config: { githubToken: TOKENS.reads },
    live: { publish: () => undefined, subscribe: () => () => undefined },
    now,
    snapshot: makeFigures(db).snapshot,
    onFault: error => {
      throw error
    },
  })
  return { db, board, teamId: team.id, close: () => db.close() }
}
