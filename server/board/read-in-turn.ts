import type { Db } from '../../db/open.ts'
import type { Live } from '../live.ts'
import { publishSomeItems, type Settled } from '../store/some-items.ts'
import { getTeam } from '../store/teams.ts'
import { readSomeItems, type Wanted } from './read-items.ts'
import type { Board } from './sync.ts'
import { inTurn } from './turns.ts'

export type SmallReadParts = {
  db: Db
  board: Pick<Board, 'connect' | 'syncTeam'>
  live: Live
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
}

/** GitHub may tell of what its own answers do not show yet. */
const lagMilliseconds = [1000, 4000]

/**
 * Reads some items of a team's board in turn with its other reads and makes them its state; again after a
 * second and four more while GitHub still shows one of them as it was. `settled` says what becomes of
 * deliveries, by the items that were too early. `whole`: nothing was read, only a read of the whole
 * board will do.
 */
export async function readInTurn(
  parts: SmallReadParts,
  teamId: string,
  wanted: Wanted,
  settled: (early: Set<string>) => Settled[] = () => [],
): Promise<'read' | 'whole'> {
  const once = (isLast: boolean) => readOnce(parts, teamId, { wanted, settled, isLast })
  for (const milliseconds of lagMilliseconds) {
    const result = await once(false)
    if (result !== 'early') return result
    await parts.sleep(milliseconds)
  }
  return (await once(true)) === 'whole' ? 'whole' : 'read'
}

type Once = { wanted: Wanted; settled: (early: Set<string>) => Settled[]; isLast: boolean }

async function readOnce(
  { db, board, live, now }: SmallReadParts,
  teamId: string,
  { wanted, settled, isLast }: Once,
): Promise<'read' | 'early' | 'whole'> {
  const team = await getTeam(db.read, teamId)
  const { connection, address } = await board.connect(team)
  const result = await inTurn(db, teamId, async () => {
    const some = await readSomeItems({ db, connection, now }, team, address, wanted)
    if (some === 'whole') return 'whole'
    if (some.early.size > 0 && !isLast) return 'early'
    return publishSomeItems(db, some.read, settled(some.early), now())
  })
  if (typeof result === 'string') return result
  if (result.isChanged)
    for (const topic of ['board', 'sprints', 'team'] as const) live.publish(topic, teamId)
  return 'read'
}
