import type { Sync } from '../contract/sync.ts'
import type { Connection } from '../github/client.ts'
import type { RateLimit } from '../github/rate-limit.ts'
import type { SyncRow } from '../store/syncs.ts'
import type { Progress } from './read-board.ts'

/** What is known of a team's reads only since the process began. */
export type Lately = {
  detailRequests: number | null
  rateLimit: RateLimit | null
  /** Until when GitHub said that it will not answer. */
  limitedUntil: number | null
}

export const nothingLately: Lately = { detailRequests: null, rateLimit: null, limitedUntil: null }

const iso = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString())

function publicLimit(limit: RateLimit | null): Sync['rateLimit'] {
  return limit && { ...limit, resetAt: new Date(limit.resetAt).toISOString() }
}

export type RunningRead = { startedAt: number; progress: Progress; connection: Connection }

/** How far the read under way is. */
export function runningSync(
  { startedAt, progress, connection }: RunningRead,
  row: SyncRow | undefined,
): Sync {
  const { requests, timelines, details } = connection.counts()
  return {
    state: 'running',
    startedAt: iso(startedAt),
    finishedAt: null,
    lastReadAt: iso(row?.lastReadAt),
    progress: { ...progress },
    requests,
    timelineRequests: timelines,
    detailRequests: details,
    items: row?.items ?? 0,
    changes: 0,
    warnings: [],
    error: null,
    nextReadAt: null,
    rateLimit: publicLimit(connection.rateLimit()),
  }
}

/** How the last read went. */
export function endedSync(
  row: SyncRow | undefined,
  { detailRequests, rateLimit }: Lately,
  nextReadAt: number | null,
): Sync {
  return {
    state: row?.state ?? 'never',
    startedAt: iso(row?.startedAt),
    finishedAt: iso(row?.finishedAt),
    lastReadAt: iso(row?.lastReadAt),
    progress: { done: row?.items ?? 0, total: row?.items ?? 0 },
    requests: row?.requests ?? 0,
    timelineRequests: row?.timelineRequests ?? 0,
    detailRequests,
    items: row?.items ?? 0,
    changes: row?.changes ?? 0,
    warnings: row?.warnings ?? [],
    error: row?.error ?? null,
    nextReadAt: iso(nextReadAt),
    rateLimit: publicLimit(rateLimit),
  }
}

/** The row of a read that failed: what was read before it stays the last good state. */
export function failedRow(
  teamId: string,
  last: SyncRow | undefined,
  read: { startedAt: number; finishedAt: number; connection: Connection; error: string },
): SyncRow {
  const { startedAt, finishedAt, connection, error } = read
  const { requests, timelines } = connection.counts()
  return {
    teamId,
    state: 'failed',
    startedAt,
    finishedAt,
    lastReadFrom: last?.lastReadFrom ?? null,
    lastReadAt: last?.lastReadAt ?? null,
    lastFullReadAt: last?.lastFullReadAt ?? null,
    lastReconcileAt: last?.lastReconcileAt ?? null,
    requests,
    timelineRequests: timelines,
    items: last?.items ?? 0,
    changes: 0,
    warnings: [],
    error,
  }
}
