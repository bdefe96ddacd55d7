import type { Topic } from './contract/live.ts'

/** Shortest time between two events of one topic to one team, in milliseconds. */
const pauseMilliseconds = 200

export type Live = {
  /** Says that something of a team changed; without a team it concerns everybody (`teams`). */
  publish(topic: Topic, teamId?: string): void
  /** Listens to a team (null: to `teams` alone). Returns what ends it. */
  subscribe(teamId: string | null, listener: (topic: Topic) => void): () => void
}

type Sleep = (milliseconds: number) => Promise<void>

/** The first event of a topic goes out at once; those that follow closely become one. */
export function makeLive(sleep: Sleep): Live {
  const listeners = new Map<string, Set<(topic: Topic) => void>>()
  /** Topics that were told a moment ago: true when there is news to tell after the pause. */
  const pauses = new Map<string, boolean>()
  const everybody = ''

  function tell(teamId: string, topic: Topic) {
    for (const listener of [...(listeners.get(teamId) ?? [])]) listener(topic)
  }

  async function tellAndPause(key: string, teamId: string, topic: Topic) {
    let hasNews = true
    while (hasNews) {
      pauses.set(key, false)
      tell(teamId, topic)
      await sleep(pauseMilliseconds)
      hasNews = pauses.get(key) === true
    }
    pauses.delete(key)
  }

  return {
    publish(topic, teamId = everybody) {
      const key = `${teamId} ${topic}`
      if (pauses.has(key)) pauses.set(key, true)
      else void tellAndPause(key, teamId, topic)
    },
    subscribe(teamId, listener) {
      const keys = teamId === null ? [everybody] : [everybody, teamId]
      for (const key of keys) {
        const set = listeners.get(key) ?? new Set()
        listeners.set(key, set.add(listener))
      }
      return () => {
        for (const key of keys) listeners.get(key)?.delete(listener)
      }
    },
  }
}
