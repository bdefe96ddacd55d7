import type { Random } from '../random.ts'
import type { Scenario } from '../scenario.ts'
import type { Team } from '../team.ts'
import { PEOPLE } from './people.ts'
import type { Titled } from './titles.ts'

/** Something to work on, as the year remembers it between sprints. */
export type Work = {
  key: string
  points: number | null
  /** Effort still to spend, in points; never quite what was estimated. */
  left: number
  started: boolean
}

/** What a year carries from sprint to sprint. */
export type Ship = {
  made: Scenario
  random: Random
  titles: Titled[]
  backlog: Work[]
  count: number
  /** The day being told and the minute of what was told last. */
  clock: { day: string; minute: number }
}

export type SprintSetting = {
  title: string
  next: string | null
  firstDay: string
  days: number
  plannedFte: number
  actualFte: number
  /** Points a full-time person gets done in a full sprint, this time. */
  pace: number
}

const POINTS = [1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 5, 5, 5, 8]

/** The next thing of that day happens a little later than the one before. */
export function later(ship: Ship, day: string): string {
  const { clock, random } = ship
  if (clock.day !== day) {
    clock.day = day
    clock.minute = 9 * 60 + random.whole(0, 50)
  }
  clock.minute += clock.minute < 17 * 60 ? random.whole(7, 55) : 1
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(clock.minute / 60))}:${two(clock.minute % 60)}`
}

/** Opens an issue and lays it into the backlog; most are estimated at once, a few never. */
export function addToBacklog(ship: Ship, team: Team): void {
  const { random } = ship
  const titled = ship.titles.pop() ?? { title: `Upkeep ${ship.count}`, repository: 'tide-api' }
  ship.count += 1
  const key = `work-${ship.count}`
  const item = team.issue(key, titled.title, { ...titled, by: random.pick(PEOPLE).login })
  const points = random.chance(0.92) ? random.pick(POINTS) : null
  item.status('Backlog')
  if (points !== null) item.estimate(points)
  if (random.chance(0.2)) item.label(random.pick(['bug', 'upkeep', 'wish']))
  ship.backlog.push({ key, points, left: effort(random, points ?? 2), started: false })
}

/** Work is seldom what was estimated: from three quarters to nearly twice. */
function effort(random: Random, points: number): number {
  return points * (0.75 + 0.35 * random.next() + (random.chance(0.12) ? 0.5 : 0))
}

/** Takes the next thing of the backlog into the sprint. */
export function pull(ship: Ship, setting: SprintSetting, inSprint: Work[], day: string): void {
  const work = ship.backlog.shift()
  if (!work) return
  inSprint.push(work)
  ship.made.on(day, later(ship, day), team => {
    team.item(work.key).moveTo(setting.title).status('Todo')
  })
}
