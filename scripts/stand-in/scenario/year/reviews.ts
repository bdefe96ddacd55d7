import type { Scenario } from '../scenario.ts'
import type { ItemVerbs } from '../team.ts'

type Happens = (item: ItemVerbs) => ItemVerbs

/** What happens to a pull request so many working days before today. */
type Day = { before: number; happens: Happens }

export type YearPull = {
  key: string
  title: string
  repository: string
  by: string
  size: [number, number]
  inSprint: boolean
  draft?: boolean
  opened: number
  days: Day[]
  /** Whether it is merged on the working day after today. */
  mergedNext?: boolean
}

/** Open on the year's last day, in every state a review can be in. */
export const PULLS: YearPull[] = [
  {
    key: 'review-1',
    title: 'Retry the gauge import when the upstream closes the line',
    repository: 'tide-api',
    by: 'tomas-okafor',
    size: [214, 37],
    inSprint: true,
    opened: 8,
    days: [{ before: 8, happens: item => item.requestReview('Pavel Brandt') }],
  },
  {
    key: 'review-2',
    title: 'One page for all alerts',
    repository: 'chart-room',
    by: 'aiko-moreno',
    size: [1840, 622],
    inSprint: true,
    opened: 2,
    days: [
      {
        before: 2,
        happens: item => item.requestReview('Mara Lind').requestReview('Noor Castellan'),
      },
    ],
  },
  {
    key: 'review-3',
    title: 'Check the image twice before the boot loader jumps',
    repository: 'beacon-firmware',
    by: 'samir-lindqvist',
    size: [96, 18],
    inSprint: false,
    opened: 4,
    days: [
      {
        before: 4,
        happens: item => item.requestReview('Firmware reviewers', { asCodeOwner: true }),
      },
    ],
  },
  {
    key: 'review-4',
    title: 'Keep the chosen harbour in the address',
    repository: 'chart-room',
    by: 'lea-fontaine',
    size: [143, 71],
    inSprint: true,
    opened: 6,
    days: [
      { before: 6, happens: item => item.requestReview('Aiko Moreno') },
      { before: 4, happens: item => item.review('Aiko Moreno', 'changes-requested') },
    ],
  },
  {
    key: 'review-5',
    title: 'Count berths in the database instead of in memory',
    repository: 'tide-api',
    by: 'greta-nowak',
    size: [388, 412],
    inSprint: false,
    opened: 7,
    days: [
      { before: 7, happens: item => item.requestReview('Tomas Okafor') },
      { before: 5, happens: item => item.review('Tomas Okafor', 'changes-requested') },
      { before: 1, happens: item => item.requestReview('Tomas Okafor') },
    ],
  },
  {
    key: 'review-6',
    title: 'Show the age of the last reading',
    repository: 'chart-room',
    by: 'noor-castellan',
    size: [58, 9],
    inSprint: true,
    opened: 3,
    days: [
      { before: 3, happens: item => item.requestReview('Lea Fontaine') },
      { before: 2, happens: item => item.review('Lea Fontaine', 'approved') },
    ],
    mergedNext: true,
  },
  {
    key: 'review-7',
    title: 'New storage for readings older than a year',
    repository: 'tide-api',
    by: 'pavel-brandt',
    size: [911, 405],
    inSprint: false,
    opened: 9,
    days: [
      { before: 9, happens: item => item.requestReview('Greta Nowak').requestReview('Mara Lind') },
      { before: 6, happens: item => item.review('Greta Nowak', 'commented') },
      {
        before: 3,
        happens: item => item.review('Greta Nowak', 'approved').review('Mara Lind', 'approved'),
      },
    ],
    mergedNext: true,
  },
  {
    key: 'review-8',
    title: 'Try the new map library',
    repository: 'chart-room',
    by: 'mara-lind',
    size: [520, 133],
    inSprint: false,
    draft: true,
    opened: 2,
    days: [],
  },
  {
    key: 'review-9',
    title: 'Say in the runbook who is called at night',
    repository: 'pilot-handbook',
    by: 'ines-halvorsen',
    size: [41, 6],
    inSprint: false,
    draft: true,
    opened: 6,
    days: [{ before: 3, happens: item => item.readyForReview().requestReview('Ruben Achterberg') }],
  },
]

/** The year's last day and the sprint it lies in. */
export type Today = {
  made: Scenario
  today: string
  sprint: string
  firstDay: string
  lastDay: string
  next: string | null
}

/** So many working days before a day; negative: after it. */
export function workingDay(today: string, before: number): string {
  let day = Temporal.PlainDate.from(today)
  for (let left = Math.abs(before); left > 0; ) {
    day = day.add({ days: before < 0 ? 1 : -1 })
    if (day.dayOfWeek <= 5) left -= 1
  }
  return day.toString()
}

/**
 * The pull requests that are open on the year's last day. They carry no points, so no figure of a
 * sprint depends on them; `issues` are what those of the sprint belong to.
 */
export function tellPulls(told: Today, issues: readonly string[]): void {
  const { made, today, sprint, firstDay, lastDay, next } = told
  const links = [...issues]
  for (const pull of PULLS) {
    const { key, title, repository, by, draft = false } = pull
    const issue = pull.inSprint ? links.shift() : undefined
    made.on(workingDay(today, pull.opened), '11:20', team => {
      const item = team.pullRequest(key, title, { repository, by, draft })
      item
        .size(...pull.size)
        .assign(by)
        .status(draft ? 'In progress' : 'In review')
    })
    if (issue) made.on(workingDay(today, 1), '12:30', team => team.item(key).linkedTo(issue))
    for (const { before, happens } of pull.days) {
      made.on(workingDay(today, before), '15:40', team => void happens(team.by(by).item(key)))
    }
    const after = workingDay(today, -1)
    const merges = pull.mergedNext && after <= lastDay
    if (pull.inSprint) {
      const opened = workingDay(today, pull.opened)
      const [day, time] = opened < firstDay ? [firstDay, '10:20'] : [opened, '11:40']
      made.on(day, time, team => team.item(key).moveTo(sprint))
      if (!merges && next) made.on(lastDay, '16:20', team => team.item(key).moveTo(next))
    }
    if (merges) made.on(after, '11:00', team => team.item(key).merge())
  }
}
