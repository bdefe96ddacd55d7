/** Says whether a status means done. */
export type IsDone = (status: string | null) => boolean

const doneNames = new Set(['done', 'closed', 'merged', 'completed', 'shipped'])

/** A status name without emoji, case and outer spaces: `✅ Done` and `done` are the same. */
export function plainStatus(name: string): string {
  return name
    .replace(
      /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u200d\ufe0f]|[\u{1f3fb}-\u{1f3ff}]/gu,
      '',
    )
    .replace(/:[a-z0-9_+-]+:/g, '')
    .trim()
    .toLowerCase()
}

const backlogNames = [/\bbacklog\b/, /^(to ?do|open|planned)$/, /^(ready|refined|accepted)\b/]

/**
 * Which of a board's statuses means that an item waits in the backlog, by its name: one that says backlog, else one like
 * Todo, else one like Ready. Null where none does.
 */
export function backlogStatus(names: readonly string[]): string | null {
  for (const pattern of backlogNames) {
    const found = names.find(name => pattern.test(plainStatus(name)))
    if (found !== undefined) return found
  }
  return null
}

/**
 * The test for done statuses: those the team chose, or for null those named Done, Closed, Merged, Completed or
 * Shipped. Emoji and case are ignored in both. No status is never done. Remembers the names it has seen.
 */
export function doneStatusTest(chosen: readonly string[] | null): IsDone {
  const names = chosen === null ? doneNames : new Set(chosen.map(plainStatus))
  const known = new Map<string, boolean>()
  return status => {
    if (status === null) return false
    const before = known.get(status)
    if (before !== undefined) return before
    const isDone = names.has(plainStatus(status))
    known.set(status, isDone)
    return isDone
  }
}
