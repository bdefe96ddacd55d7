import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Db, openDb } from '../../db/open.ts'
import { makeBoard } from '../../server/board/sync.ts'
import { createGitHub } from '../../server/github/client.ts'
import { addTeam } from '../../server/store/teams.ts'
import { TOKENS } from '../stand-in/world/world.ts'
import { type Memory, watchMemory } from './child.ts'

export type KnotsRead = Memory & { firstMs: number; againMs: number; items: number }

const [apiUrl = '', today = '0'] = process.argv.slice(2)

async function readTwice(db: Db): Promise<KnotsRead> {
  const now = () => Number(today)
  const github = { owner: 'big-harbour', number: 1 }
  const team = await addTeam(db, { name: 'Bench', timeZone: 'Europe/Berlin', github }, now())
  const board = makeBoard({
    db,
    github: createGitHub({ apiUrl, now, sleep: milliseconds => pause(milliseconds) }),
    config: { githubToken: TOKENS.reads },
    live: { publish: () => undefined, subscribe: () => () => undefined },
    now,
    snapshot: async () => ({ figures: {}, items: [] }),
    onFault: error => console.error(error),
  })
  const timed = async () => {
    const began = performance.now()
    const { error, items } = await board.syncTeam(team.id)
    if (error) throw new Error(error)
    return { ms: performance.now() - began, items }
  }
  const stop = watchMemory()
  const first = await timed()
  const memory = stop()
  const again = await timed()
  return { firstMs: first.ms, againMs: again.ms, items: first.items, ...memory }
}

const folder = await mkdtemp(join(tmpdir(), 'knots-bench-'))
const db = openDb(join(folder, 'knots.sqlite'))
const result = await readTwice(db).finally(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})
// Only now: whoever waits for it ends this process.
process.send?.(result)
