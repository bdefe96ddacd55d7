import { closeSprint } from '../../server/store/closes.ts'
import { commitSprint } from '../../server/store/commitments.ts'
import { type Playing, sprintOf, write } from './playing.ts'
import { holdRetro } from './retro-life.ts'
import { addAnswers } from './team-life.ts'

/** Sprints of which the board is read every evening; of older ones on the last Friday, to be quick. */
const READ_DAILY = 2

function day(firstDay: string, later: number): string {
  return Temporal.PlainDate.from(firstDay).add({ days: later }).toString()
}

/**
 * One sprint as a team lives it with Knots: goal and availability before it, the commitment on its first
 * morning, the board read on the way, what is left moved on its last day, the close on the day after.
 * Nothing later than `end` happens.
 */
export async function playSprint(playing: Playing, index: number, end: number): Promise<void> {
  const { told, parts, team, clock } = playing
  const { made, sprints, currentIndex } = told
  const sprint = sprints[index]
  const plan = made.sprints.find(known => known.title === sprint?.title)
  if (!sprint || !plan || plan.committedAt === null)
    throw new Error(`No sprint ${index + 1} is told`)
  const at = (later: number, time: string) => made.instant(day(sprint.firstDay, later), time)

  if (index === 0) await playing.syncAt(at(0, '08:00'))
  const found = await sprintOf(playing, sprint.firstDay)
  clock.at = at(0, '08:30')
  await write(playing, found, { goal: sprint.goal })
  await addAnswers(playing, found.id, sprint.answers, 'planned')
  clock.at = plan.committedAt
  await commitSprint(parts.db, team, found.id, { by: null, now: clock.at })
  await playing.syncAt(at(0, '10:50'))

  const isRecent = index > currentIndex - READ_DAILY
  for (let later = 0; later < plan.days; later += 1) {
    const evening = at(later, '18:30')
    if (evening > end) return
    const { dayOfWeek } = Temporal.PlainDate.from(day(sprint.firstDay, later))
    const isLastFriday = dayOfWeek === 5 && later > plan.days - 7
    if (isRecent ? dayOfWeek <= 5 : isLastFriday) await playing.syncAt(evening)
  }
  const closing = at(plan.days, '08:00')
  if (closing > end) return
  await playing.syncAt(closing)
  await addAnswers(playing, found.id, sprint.answers, 'actual')
  const now = await sprintOf(playing, sprint.firstDay)
  await write(playing, now, { comment: sprint.comment })
  await closeSprint(parts.db, team, found.id, { by: null, now: clock.at }, read =>
    parts.figures.snapshot(read, team.id, found.id, clock.at),
  )
  if (sprint.retro) await holdRetro(playing, found, sprint.retro)
}
