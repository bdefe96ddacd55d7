import type { Db } from '../../db/open.ts'

const lasts = new WeakMap<Db, Map<string, Promise<unknown>>>()

/**
 * One read of a team's board at a time: the small ones that follow deliveries and those of the whole
 * board compare with the same rows. Work waits for what was begun before it, however that ends.
 */
export function inTurn<Result>(
  db: Db,
  teamId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const ofTeams = lasts.get(db) ?? new Map<string, Promise<unknown>>()
  lasts.set(db, ofTeams)
  const last = ofTeams.get(teamId)
  const mine = last ? last.then(work) : work()
  const ended = mine.then(
    () => undefined,
    () => undefined,
  )
  ofTeams.set(teamId, ended)
  void ended.then(() => {
    if (ofTeams.get(teamId) === ended) ofTeams.delete(teamId)
  })
  return mine
}
