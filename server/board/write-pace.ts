type Clock = { now: () => number; sleep: (milliseconds: number) => Promise<void> }

/** GitHub asks for at least a second between two mutations. */
const pauseMilliseconds = 1000

/** Keeps a team's mutations a second apart, from the end of one to the beginning of the next. */
export function makePace({ now, sleep }: Clock) {
  const lastAt = new Map<string, number>()
  const pace =
    (teamId: string) =>
    async <Result>(send: () => Promise<Result>): Promise<Result> => {
      const wait = (lastAt.get(teamId) ?? 0) + pauseMilliseconds - now()
      if (wait > 0) await sleep(wait)
      try {
        return await send()
      } finally {
        lastAt.set(teamId, now())
      }
    }
  return Object.assign(pace, {
    /** As if one had just been sent: a process that ended a moment ago may have. */
    beginLater: (teamId: string) => void lastAt.set(teamId, now()),
  })
}
