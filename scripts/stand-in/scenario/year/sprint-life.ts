import type { Team } from '../team.ts'
import { PEOPLE } from './people.ts'
import { addToBacklog, later, pull, type Ship, type SprintSetting, type Work } from './ship.ts'
import { surprises } from './surprises.ts'

function dayOf(setting: SprintSetting, index: number): string {
  return Temporal.PlainDate.from(setting.firstDay).add({ days: index }).toString()
}

function isWorkingDay(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5
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
    if (ship.backlog.length === 0) addToBacklog(ship, team)
    const work = ship.backlog.shift()
    if (!work) break
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
