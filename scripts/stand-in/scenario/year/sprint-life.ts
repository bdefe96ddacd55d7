import type { Random } from '../random.ts'
import type { Scenario } from '../scenario.ts'
import type { ItemVerbs, Team } from '../team.ts'
import { PEOPLE } from './people.ts'
import { smallTitle, type Titled } from './titles.ts'

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

function dayOf(setting: SprintSetting, index: number): string {
  return Temporal.PlainDate.from(setting.firstDay).add({ days: index }).toString()
}

function isWorkingDay(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5
}

/** The next thing of that day happens a little later than the one before. */
function later(ship: Ship, day: string): string {
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
export function addToBacklog(ship: Ship, team: Team): Work {
  const { random } = ship
  const titled = ship.titles.pop() ?? { title: `Upkeep ${ship.count}`, repository: 'tide-api' }
  ship.count += 1
  const key = `work-${ship.count}`
  const item = team.issue(key, titled.title, { ...titled, by: random.pick(PEOPLE).login })
  const points = random.chance(0.92) ? random.pick(POINTS) : null
  item.status('Backlog')
  if (points !== null) item.estimate(points)
  if (random.chance(0.2)) item.label(random.pick(['bug', 'upkeep', 'wish']))
  const work = { key, points, left: effort(random, points ?? 2), started: false }
  ship.backlog.push(work)
  return work
}

/** Work is seldom what was estimated: from three quarters to nearly twice. */
function effort(random: Random, points: number): number {
  return points * (0.75 + 0.35 * random.next() + (random.chance(0.12) ? 0.5 : 0))
}

/** One sprint from its planning to the move of what is left; returns what is carried over. */
export function liveSprint(ship: Ship, setting: SprintSetting, carried: Work[]): Work[] {
  const { random, made } = ship
  const inSprint = [...carried]
  const firstDay = dayOf(setting, 0)
  made.on(firstDay, '10:00', team => plan(ship, setting, inSprint, team))
  made.on(firstDay, '10:45', team => team.commit(setting.title))
  ship.clock = { day: firstDay, minute: 11 * 60 }

  const workingDays = Array.from({ length: setting.days }, (_, index) =>
    dayOf(setting, index),
  ).filter(isWorkingDay)
  const perDay = (setting.actualFte * setting.pace * (setting.days / 14)) / workingDays.length
  let strength = 0
  for (const [index, day] of workingDays.entries()) {
    strength += perDay * (0.6 + 0.8 * random.next())
    strength = workOn(ship, setting, inSprint, day, strength)
    if (index > 0 && index < workingDays.length - 1) surprises(ship, setting, inSprint, day)
    if (index % 3 === 1) made.on(day, later(ship, day), team => addToBacklog(ship, team))
  }
  return moveOn(ship, setting, inSprint)
}

function plan(ship: Ship, setting: SprintSetting, inSprint: Work[], team: Team): void {
  const { random } = ship
  const expected = setting.plannedFte * 5.6 * (setting.days / 14) * (0.95 + 0.15 * random.next())
  let planned = 0
  for (const work of inSprint) planned += work.points ?? 0
  for (const work of inSprint.filter(known => !known.started).reverse()) {
    if (planned < expected * 1.1) break
    planned -= work.points ?? 0
    inSprint.splice(inSprint.indexOf(work), 1)
    ship.backlog.unshift(work)
    team.item(work.key).moveTo(null).status('Backlog')
  }
  while (planned < expected) {
    const work = ship.backlog.shift() ?? addToBacklog(ship, team)
    if (ship.backlog[0]?.key === work.key) ship.backlog.shift()
    team.item(work.key).moveTo(setting.title).status('Todo')
    inSprint.push(work)
    planned += work.points ?? 0
  }
}

/** Spends the day's strength on the first two things; what is finished closes that day. */
function workOn(
  ship: Ship,
  setting: SprintSetting,
  inSprint: Work[],
  day: string,
  strength: number,
): number {
  const { made, random } = ship
  let left = strength
  while (left > 0.01 && inSprint.length > 0) {
    const work = inSprint[random.chance(0.75) ? 0 : Math.min(1, inSprint.length - 1)]
    if (!work) break
    if (!work.started) {
      work.started = true
      made.on(day, later(ship, day), team => {
        team.item(work.key).assign(random.pick(PEOPLE).login).status('In progress')
      })
    }
    const spent = Math.min(left, work.left, 1.5)
    work.left -= spent
    left -= spent
    if (work.left > 0.01) continue
    inSprint.splice(inSprint.indexOf(work), 1)
    finish(ship, work, day)
  }
  // A crew with nothing left in the sprint takes the next thing from the backlog, or tidies up.
  if (inSprint.length === 0 && random.chance(0.7)) pull(ship, setting, inSprint, day)
  return inSprint.length === 0 ? 0 : left
}

function finish(ship: Ship, work: Work, day: string): void {
  const { made, random } = ship
  made.on(day, later(ship, day), team => team.item(work.key).status('In review'))
  made.on(day, later(ship, day), team => {
    if (work.points === null && random.chance(0.4)) team.item(work.key).estimate(2)
    team.item(work.key).close()
  })
}

function pull(ship: Ship, setting: SprintSetting, inSprint: Work[], day: string): void {
  const work = ship.backlog.shift()
  if (!work) return
  inSprint.push(work)
  ship.made.on(day, later(ship, day), team => {
    team.item(work.key).moveTo(setting.title).status('Todo')
  })
}

/** What nobody planned: scope that grows or shrinks, better estimates, pull requests out of the blue. */
function surprises(ship: Ship, setting: SprintSetting, inSprint: Work[], day: string): void {
  const { made, random } = ship
  const idle = () => inSprint.filter(work => !work.started)
  if (random.chance(0.1)) pull(ship, setting, inSprint, day)
  const [leaving] = random.shuffled(idle())
  if (leaving && random.chance(0.05)) {
    inSprint.splice(inSprint.indexOf(leaving), 1)
    ship.backlog.unshift(leaving)
    made.on(day, later(ship, day), team => team.item(leaving.key).moveTo(null).status('Backlog'))
  }
  const [dropped] = random.shuffled(idle())
  if (dropped && random.chance(0.04)) {
    inSprint.splice(inSprint.indexOf(dropped), 1)
    made.on(day, later(ship, day), team => drop(random, team.item(dropped.key)))
  }
  const [better] = random.shuffled(inSprint)
  if (better && random.chance(0.1)) {
    const points = better.points === null ? 3 : random.pick([1, 2, 3, 5, 8])
    better.left += points - (better.points ?? 2) > 0 ? (points - (better.points ?? 2)) / 2 : 0
    better.points = points
    made.on(day, later(ship, day), team => team.item(better.key).estimate(points))
  }
  if (random.chance(0.17)) unplanned(ship, setting, day)
}

function drop(random: Random, item: ItemVerbs): void {
  const how = random.whole(1, 3)
  if (how === 1) item.close('not-planned')
  else if (how === 2) item.close('duplicate')
  else item.removeFromBoard()
}

/** A pull request that appears, is reviewed and merged, inside the sprint or beside it. */
function unplanned(ship: Ship, setting: SprintSetting, day: string): void {
  const { made, random } = ship
  ship.count += 1
  const { title, repository } = smallTitle(random, ship.count)
  const key = `pull-${ship.count}`
  const by = random.pick(PEOPLE).login
  made.on(day, later(ship, day), team => {
    const item = team.pullRequest(key, title, { repository, by }).assign(by).status('In review')
    if (random.chance(0.7)) item.estimate(random.pick([1, 1, 2]))
    if (random.chance(0.6)) item.moveTo(setting.title)
  })
  made.on(day, later(ship, day), team => {
    const item = team.item(key)
    if (random.chance(0.06)) item.close('unmerged')
    else item.merge()
  })
}

/** On the last working day at four the team moves what is left: on, or back to the backlog. */
function moveOn(ship: Ship, setting: SprintSetting, inSprint: Work[]): Work[] {
  const { made, random } = ship
  const lastDay = dayOf(setting, setting.days - 1)
  const carried: Work[] = []
  made.on(lastDay, '16:00', team => {
    for (const work of inSprint) {
      const item = team.item(work.key)
      if (setting.next && (work.started || random.chance(0.75))) {
        item.moveTo(setting.next)
        carried.push(work)
      } else {
        item.moveTo(null).status('Backlog')
        ship.backlog.unshift(work)
      }
    }
  })
  return carried
}
