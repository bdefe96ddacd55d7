/** An item as it stands on the board now, with what the ledger makes of it. */
export type PictureItem = {
  itemId: string
  kind: 'issue' | 'pull-request' | 'draft' | 'redacted'
  /** The number of the issue or pull request; null for drafts and what may not be seen. */
  number: number | null
  title: string
  /** As they stand on the item; null when not estimated. */
  points: number | null
  /** Whether these are set aside and count 0. */
  isAside: boolean
  /** The name on the board. */
  status: string | null
  isDoneStatus: boolean
  state: 'open' | 'completed' | 'not-planned' | 'duplicate' | 'merged' | 'unmerged'
  sprintId: string | null
  /** The day on which it was done, given for work done in no sprint; null elsewhere. */
  doneDay: string | null
}

export type PictureSprint = {
  id: string
  number: number
  firstDay: string
  lastDay: string
  /** Its length in days. */
  days: number
  isClosed: boolean
  /** Whether the board has an iteration for it. */
  hasIteration: boolean
}

/** How two items of the board hang together: the first is part of, waits for, or closes the other. */
export type PictureLink = {
  itemId: string
  kind: 'parent' | 'blocked-by' | 'closes'
  otherId: string
}

/** All that the rules look at. Items are those on the board, archived ones left out, in its order. */
export type BoardPicture = {
  /** ISO day in the team's time zone. */
  today: string
  items: readonly PictureItem[]
  /** Oldest first. */
  sprints: readonly PictureSprint[]
  /** The sprint whose days contain today, and the first one after today; null where there is none. */
  current: PictureSprint | null
  next: PictureSprint | null
  links: readonly PictureLink[]
  /** Items that stand on another team's board too, with the names of those teams. */
  shared: readonly { itemId: string; teams: readonly string[] }[]
  /** The sizes the team estimates with, and the size from which it splits an item. */
  pointScale: readonly number[]
  splitLimit: number
}

/** Something odd about an item, or with null about the board as a whole. */
export type Finding = {
  itemId: string | null
  relatedIds: readonly string[]
  text: string
  /** Points it may cost the figures; null when they are not known or play no part. */
  points: number | null
  /** Items whose points can be set aside to mend it, the likeliest first, each with a reason to offer. */
  asides: readonly { itemId: string; reason: string }[]
}

/** A finding that is about one item alone. */
export function found(item: PictureItem, text: string, points: number | null): Finding {
  return { itemId: item.itemId, relatedIds: [], text, points, asides: [] }
}

/** Items by their id. */
export function itemsById(picture: BoardPicture): ReadonlyMap<string, PictureItem> {
  return new Map(picture.items.map(item => [item.itemId, item]))
}

export function sprintOf(item: PictureItem, picture: BoardPicture): PictureSprint | null {
  return picture.sprints.find(sprint => sprint.id === item.sprintId) ?? null
}
