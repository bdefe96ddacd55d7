import { type Random, seeded } from '../random.ts'
import type { ItemVerbs } from '../team.ts'
import { PEOPLE } from './people.ts'
import { later, pull, type Ship, type SprintSetting, type Work } from './ship.ts'
import { smallTitle } from './titles.ts'

/** What nobody planned: scope that grows or shrinks, better estimates, pull requests out of the blue. */
export function surprises(ship: Ship, setting: SprintSetting, inSprint: Work[], day: string): void {
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
    better.left += Math.max(0, points - (better.points ?? 2)) / 2
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
  const details = seeded(ship.count)
  const reviewer = details.pick(PEOPLE.filter(person => person.login !== by)).login
  made.on(day, later(ship, day), team => {
    const item = team.pullRequest(key, title, { repository, by }).assign(by).status('In review')
    item.size(details.whole(2, 180), details.whole(0, 90)).requestReview(reviewer)
    if (random.chance(0.7)) item.estimate(random.pick([1, 1, 2]))
    if (random.chance(0.6)) item.moveTo(setting.title)
  })
  made.on(day, later(ship, day), team => {
    const item = team.item(key)
    if (random.chance(0.06)) item.close('unmerged')
    else item.review(reviewer, 'approved').merge()
  })
}
