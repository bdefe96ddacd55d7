import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FastifyInstance } from 'fastify'
import { listBackups } from '../db/backup.ts'
import { forLog } from './errors.ts'

const hourMilliseconds = 60 * 60_000
/** A Knots that was started just now has better things to do, and may be stopped again at once. */
const lookMilliseconds = 10 * 60_000

/** Whether so many hours have passed since the last backup; true without one. */
export function isDue(lastAt: number | undefined, hours: number, now: number): boolean {
  return lastAt === undefined || now >= lastAt + hours * hourMilliseconds
}

/** Backs the database up now and then for as long as the process lives. Failures stand in the log. */
export async function keepBackingUp(app: FastifyInstance, file: string) {
  const { now, sleep, config } = app.knots
  const { folder, hours, keep } = config.backups
  if (hours === 0) return
  for (;;) {
    await sleep(lookMilliseconds)
    const [last] = listBackups(folder)
    if (!isDue(last?.at, hours, now())) continue
    await backUpBeside({ source: file, folder, at: now(), keep }).catch(error =>
      app.log.error(forLog(error), 'backing up'),
    )
  }
}

type Wanted = { source: string; folder: string; at: number; keep: number }

/** In a thread of its own: copying takes a second or more where a team is old, and nobody is to wait for it. */
export async function backUpBeside(wanted: Wanted): Promise<void> {
  const worker = new Worker(new URL('../db/backup-worker.ts', import.meta.url), {
    workerData: wanted,
  })
  worker.unref()
  await once(worker, 'exit')
}
