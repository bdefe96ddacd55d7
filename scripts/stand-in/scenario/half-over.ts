import { type Random, seeded } from './random.ts'
import { type Scenario, scenario } from './scenario.ts'
import type { ItemVerbs } from './team.ts'

/** A team in the middle of a sprint, and when Knots first hears of it. */
export type HalfOver = {
  made: Scenario
  sprint: string
  /** When the board is read first, and last. */
  firstRead: number
  lastRead: number
}

type Known = {
  key: string
  kind: 'issue' | 'pull-request' | 'draft'
  onBoard: boolean
  archived: boolean
  closed: boolean
  merged: boolean
  status: string | null
  verbs: ItemVerbs
}

const sprints = ['Now', 'Now', 'Now', 'Next', 'Long ago', null]
const statuses = ['Todo', 'In progress', 'In review', 'Done']
const sizes = [1, 2, 3, 5, 8, 13, null]

/**
 * A sprint of two weeks with everything that boards see: items that come late, move between sprints, are
 * estimated anew, closed, opened again, merged, archived, cleared, converted from drafts, taken off the
 * board and put back. The same seed tells the same life. Work that was done is not taken off the board for
 * good before the first read: nothing on GitHub would tell of it.
 */
export function halfOver(seed: number): HalfOver {
  const random = seeded(seed)
  const points = random.pick([
    { kind: 'number' as const, name: 'Story Points' },
    { kind: 'issue-field' as const, name: 'Story Points' },
    {
      kind: 'single-select' as const,
      name: 'Size',
      options: sizes.filter(size => size !== null),
    },
  ])
  const made = scenario({ firstDay: '2026-03-01', points })
    .person('Mara Lind')
    .sprint('Long ago', { firstDay: '2026-04-06' })
    .sprint('Now', { firstDay: '2026-06-01' })
    .sprint('Next', { firstDay: '2026-06-15' })
  const items: Known[] = []
  const firstDay = random.whole(1, 11)
  const lastDay = random.whole(firstDay, 12)
  const days = [
    ...Array.from({ length: 12 }, (_, index) => ['05', 20 + index] as const),
    ...Array.from({ length: lastDay }, (_, index) => ['06', 1 + index] as const),
  ]
  for (const [month, day] of days) {
    const isBefore = month === '05' || day <= firstDay
    const date = `2026-${month}-${String(day).padStart(2, '0')}`
    for (const hour of ['09', '12', '15'])
      made.on(date, `${hour}:00`, team => {
        if (items.length < 14 && random.chance(month === '05' ? 0.6 : 0.25)) {
          const key = `Item ${items.length + 1}`
          const kind = random.pick(['issue', 'issue', 'issue', 'pull-request', 'draft'] as const)
          const verbs = kind === 'pull-request' ? team.pullRequest(key, key) : team[kind](key, key)
          items.push({
            key,
            kind,
            onBoard: true,
            archived: false,
            closed: false,
            merged: false,
            status: null,
            verbs,
          })
          if (random.chance(0.8)) verbs.estimate(random.pick(sizes))
          if (random.chance(0.7)) verbs.moveTo(random.pick(sprints))
        }
        for (let deeds = random.whole(0, 2); deeds > 0 && items.length > 0; deeds -= 1) {
          const item = random.pick(items)
          act({ ...item, verbs: team.item(item.key) }, item, random, isBefore)
        }
      })
  }
  return {
    made,
    sprint: 'Now',
    firstRead: made.instant(
      `2026-06-${String(firstDay).padStart(2, '0')}`,
      random.pick(['08:00', '13:30', '20:00']),
    ),
    lastRead: made.instant(`2026-06-${String(lastDay).padStart(2, '0')}`, '21:00'),
  }
}

const isDone = ({ closed, status }: Known) => closed || status === 'Done'

/** One more thing happens to an item; `item` is brought up to date. */
function act({ verbs }: Known, item: Known, random: Random, isBefore: boolean): void {
  if (item.archived) return
  if (!item.onBoard) {
    if (random.chance(0.6)) {
      verbs.add()
      Object.assign(item, { onBoard: true, status: null })
    }
    return
  }
  const deed = random.whole(1, 12)
  if (deed <= 2) verbs.estimate(random.pick(sizes))
  else if (deed <= 4) verbs.moveTo(random.pick(sprints))
  else if (deed <= 7) {
    item.status = random.pick([...statuses, null])
    verbs.status(item.status)
  } else if (deed <= 9 && item.kind !== 'draft') closeOrOpen(verbs, item, random)
  else if (deed === 10 && isDone(item) && !isBefore) {
    item.archived = true
    verbs.archive()
  } else if (deed === 11 && !(isDone(item) && isBefore)) {
    item.onBoard = false
    verbs.removeFromBoard()
    if (item.kind === 'draft') item.archived = true
  } else if (deed === 12 && item.kind === 'draft') {
    item.kind = 'issue'
    verbs.convert()
  }
}

function closeOrOpen(verbs: ItemVerbs, item: Known, random: Random): void {
  if (item.closed) {
    if (item.merged) return
    verbs.reopen()
    Object.assign(item, { closed: false, status: 'In progress' })
    return
  }
  item.closed = true
  if (item.kind === 'pull-request' && random.chance(0.7)) {
    verbs.merge()
    Object.assign(item, { merged: true, status: 'Done' })
    return
  }
  const isPull = item.kind === 'pull-request'
  verbs.close(
    isPull ? 'unmerged' : random.pick(['completed', 'completed', 'not-planned', 'duplicate']),
  )
  item.status = 'Done'
}
