import type { Db } from '../db/open.ts'
import type { Config } from './config.ts'
import type { Live } from './live.ts'

/** What the routes are given. Tests give the same with a clock of their own. */
export type Context = {
  db: Db
  config: Config
  live: Live
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
}
