/** So long after it last said so, a tab counts as closed. */
const forgottenAfterMilliseconds = 45_000
/** More tabs than a board can have: the oldest are forgotten first. */
const mostTabs = 500

export type Presence = {
  /** A tab says that it has the board open. True when the number of a board became another one. */
  seen(board: string, tab: string): boolean
  /** How many tabs have the board open. */
  count(board: string): number
}

/** Which tabs have which board open, in memory only: not who, not for how long, and not kept. */
export function makePresence(now: () => number): Presence {
  const boards = new Map<string, { tabs: Map<string, number>; told: number }>()

  function forget(board: string) {
    const known = boards.get(board)
    if (!known) return
    for (const [tab, at] of known.tabs)
      if (now() - at >= forgottenAfterMilliseconds) known.tabs.delete(tab)
    if (known.tabs.size === 0) boards.delete(board)
  }

  return {
    seen(board, tab) {
      for (const key of [...boards.keys()]) if (key !== board) forget(key)
      const told = boards.get(board)?.told ?? 0
      forget(board)
      const tabs = boards.get(board)?.tabs ?? new Map<string, number>()
      // Set anew, it is the last in the order of the map.
      tabs.delete(tab)
      tabs.set(tab, now())
      for (const oldest of [...tabs.keys()].slice(0, Math.max(0, tabs.size - mostTabs)))
        tabs.delete(oldest)
      boards.set(board, { tabs, told: tabs.size })
      return tabs.size !== told
    },
    count(board) {
      forget(board)
      return boards.get(board)?.tabs.size ?? 0
    },
  }
}
