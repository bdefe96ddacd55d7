import { type Random, seeded } from '../random.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { yearOfSprints } from './calendar.ts'
import { answersFor, fteOf, PEOPLE, type YearAnswer, type YearPerson } from './people.ts'
import { RETROS, type YearRetro } from './retros.ts'
import type { Today } from './reviews.ts'
import { addToBacklog, type Ship, type Work } from './ship.ts'
import { liveSprint } from './sprint-life.ts'
import { DRAFTS, workTitles } from './titles.ts'
import { tellToday, VIEWS } from './today.ts'
import { ACTIONS, COMMENTS, GOALS, type YearAction } from './words.ts'

export type YearSprint = {
  title: string
  firstDay: string
  lastDay: string
  goal: string
  comment: string
  answers: YearAnswer[]
  /** Null: none was held. */
  retro: YearRetro | null
}

export type Year = {
  made: Scenario
  teamName: string
  people: YearPerson[]
  /** Oldest first: finished ones, the current one, those ahead. */
  sprints: YearSprint[]
  currentIndex: number
  actions: YearAction[]
}

export type YearOptions = { today: string; seed?: number; finished?: number }

const AHEAD = 2
/** How many of the sprints before the current one the team was nearly away. */
const THIN = 10

/**
 * A believable year of an invented team: sixteen people, nearly all part-time, two-week sprints with
 * carry-over, changed scope, late estimates and unplanned work, a break at the turn of the year, one
 * sprint with hardly anybody. The current sprint is about half over on `today`; its second half is
 * told as well, so a player can go on. The same day and seed give the same year.
 */
export function year(options: YearOptions): Year {
  const random = seeded(options.seed ?? 27)
  const finished = options.finished ?? 25
  const days = yearOfSprints(options.today, finished, AHEAD)
  const [first] = days
  if (!first) throw new Error('A year has sprints')
  const boardMade = Temporal.PlainDate.from(first.firstDay).subtract({ days: 21 }).toString()
  const made = scenario({
    firstDay: boardMade,
    projectTitle: 'Harbour board',
    statuses: ['Backlog', 'Todo', 'In progress', 'In review', 'Done'],
  })
  for (const { name, login } of PEOPLE) made.person(name, login)
  made.repository('tide-api').repository('chart-room').repository('beacon-firmware')
  made.repository('pilot-handbook').repository('quay-keys', { isPrivate: true })
  made.reviewTeam('Firmware reviewers', ['pavel-brandt', 'samir-lindqvist'])
  for (const { name, filter, layout } of VIEWS) made.view(name, filter, layout)
  const sprints = days.map((sprint, index) => {
    const title = `Sprint ${index + 1}`
    const { firstDay } = sprint
    const earlier = Temporal.PlainDate.from(firstDay).subtract({ days: 35 }).toString()
    made.sprint(title, { ...sprint, madeOn: earlier > boardMade ? earlier : boardMade })
    const presence = index === finished - THIN ? 0.45 : 1
    const lastDay = Temporal.PlainDate.from(firstDay)
      .add({ days: sprint.days - 1 })
      .toString()
    return {
      title,
      firstDay,
      lastDay,
      goal: GOALS[index % GOALS.length] ?? '',
      comment: index < finished ? (COMMENTS[index % COMMENTS.length] ?? '') : '',
      answers: answersFor(random, presence),
      retro: index < finished ? (RETROS[finished - 1 - index] ?? null) : null,
    }
  })
  const ship: Ship = {
    made,
    random,
    titles: workTitles(random),
    backlog: [],
    count: 0,
    clock: { day: boardMade, minute: 0 },
  }
  fillBoard(ship, boardMade)

  let carried: Work[] = []
  for (const [index, sprint] of sprints.entries()) {
    if (index > finished) break
    carried = liveSprint(
      ship,
      {
        title: sprint.title,
        next: sprints[index + 1]?.title ?? null,
        firstDay: sprint.firstDay,
        days: days[index]?.days ?? 14,
        plannedFte: fteOf(sprint.answers, 'planned'),
        actualFte: fteOf(sprint.answers, 'actual'),
        // Few people also means nobody to ask.
        pace: paceOf(random, index) * (index === finished - THIN ? 0.6 : 1),
      },
      carried,
    )
    tidy(made, sprints, index)
  }
  tellToday(told(made, sprints[finished], sprints[finished + 1], options.today), ship.backlog)
  const teamName = 'Harbour crew'
  return { made, teamName, people: PEOPLE, sprints, currentIndex: finished, actions: ACTIONS }
}

function told(
  made: Scenario,
  current: YearSprint | undefined,
  next: YearSprint | undefined,
  today: string,
): Today {
  if (!current) throw new Error('A year has a current sprint')
  const { title: sprint, firstDay, lastDay } = current
  return { made, today, sprint, firstDay, lastDay, next: next?.title ?? null }
}

/** Points for a full-time person in a sprint: slowly more, and never twice the same. */
function paceOf(random: Random, index: number): number {
  const noise = (random.next() + random.next() + random.next() - 1.5) * 1.5
  return Math.min(9, Math.max(3, 5.4 + index * 0.03 + noise))
}

function fillBoard(ship: Ship, day: string): void {
  ship.made.on(day, '10:00', team => {
    for (let count = 0; count < 30; count += 1) addToBacklog(ship, team)
    for (const [index, title] of DRAFTS.entries()) team.draft(`draft-${index}`, title)
    team.issue('key', 'Rotate the signing key of the gates', { repository: 'quay-keys' }).hide()
  })
}

/** What was done two sprints ago is archived by the board's own rule. */
function tidy(made: Scenario, sprints: YearSprint[], index: number): void {
  const old = sprints[index - 4]
  const now = sprints[index]
  if (!old || !now) return
  const at = made.instant(now.firstDay, '07:00')
  const truth = made.truth(old.title, { at })
  made.on(now.firstDay, '07:00', team => {
    for (const item of truth.items) {
      if (item.class === 'committed-done' || item.class === 'added-done')
        team.item(item.key).archive()
    }
  })
}
