import type {
  BoardPicture,
  Finding,
  PictureItem,
  PictureSprint,
} from '../../../server/domain/board-check/picture.ts'

const sprint = (number: number, firstDay: string, lastDay: string): PictureSprint => ({
  id: `s${number}`,
  number,
  firstDay,
  lastDay,
  days: 14,
  isClosed: number < 16,
  hasIteration: true,
})

/** Sprint 15 is closed, 16 is that of today, 17 the next one, 18 the one after it. */
export const sprints = [
  sprint(15, '2026-05-28', '2026-06-10'),
  sprint(16, '2026-06-11', '2026-06-24'),
  sprint(17, '2026-06-25', '2026-07-08'),
  sprint(18, '2026-07-09', '2026-07-22'),
]

/** An open issue with 3 points in no sprint; give what the test is about. */
export function item(number: number, given: Partial<PictureItem> = {}): PictureItem {
  return {
    itemId: `i${number}`,
    kind: 'issue',
    number,
    title: `Item ${number}`,
    points: 3,
    isAside: false,
    status: 'Todo',
    isDoneStatus: false,
    state: 'open',
    sprintId: null,
    doneDay: null,
    ...given,
  }
}

/** The board on 18 June 2026, in the second week of sprint 16. */
export function picture(
  items: readonly PictureItem[],
  given: Partial<BoardPicture> = {},
): BoardPicture {
  return {
    today: '2026-06-18',
    items,
    sprints,
    current: sprints[1] ?? null,
    next: sprints[2] ?? null,
    links: [],
    shared: [],
    pointScale: [1, 2, 3, 5, 8],
    splitLimit: 13,
    ...given,
  }
}

export const links = (
  ...told: [from: number, kind: 'parent' | 'blocked-by' | 'closes', to: number][]
) => told.map(([from, kind, to]) => ({ itemId: `i${from}`, kind, otherId: `i${to}` }))

/** Ids, points and words of what was found. */
export const told = (findings: readonly Finding[]) =>
  findings.map(({ itemId, points, text }) => [itemId, points, text])
export const ids = (findings: readonly Finding[]) => findings.map(({ itemId }) => itemId)
