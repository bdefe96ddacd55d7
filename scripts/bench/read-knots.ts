import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDb } from '../../db/open.ts'
import { makeBoard } from '../../server/board/sync.ts'
import { createGitHub } from '../../server/github/client.ts'
import { addTeam } from '../../server/store/teams.ts'
import { TOKENS } from '../stand-in/world/world.ts'
import { type Cost, watchCost } from './child.ts'

/** `boardMs`: until the board's pages are in the figures; the rest reads what items hang together with. */
export type KnotsRead = Cost & { ms: number; boardMs: number; items: number; changes: number }

/** Reads the board each time it is told what time it is, and ends when nobody is left to tell it. */
const [apiUrl = ''] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'knots-bench-'))
const db = openDb(join(folder, 'knots.sqlite'))
let at = 0
let shownAt = 0
const now = () => at
const board = makeBoard({
  db,
  github: createGitHub({ apiUrl, now, sleep: milliseconds => pause(milliseconds) }),
  config: { githubToken: TOKENS.reads },
  live: {
    publish: topic => {
      if (topic === 'board') shownAt ||= performance.now()
    },
    subscribe: () => () => undefined,
  },
  now,
  snapshot: async () => ({ figures: {}, items: [] }),
  onFault: error => console.error(error),
})
const github = { owner: 'big-harbour', number: 1 }
const team = await addTeam(db, { name: 'Bench', timeZone: 'Europe/Berlin', github }, 0)

process.send?.('ready')
process.on('message', async (told: { now: number }) => {
  at = told.now
  shownAt = 0
  const stop = watchCost()
  const began = performance.now()
  const { error, items, changes } = await board.syncTeam(team.id)
  if (error) throw new Error(error)
  const ended = performance.now()
  const times = { ms: ended - began, boardMs: (shownAt || ended) - began }
  const result: KnotsRead = { ...times, items, changes, ...stop() }
  process.send?.(result)
})
process.once('disconnect', async () => {
  await db.close()
  await rm(folder, { recursive: true })
})
