import type { Scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import type { Year } from '../../scripts/stand-in/scenario/year/year.ts'

const later = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** What a believable year lacks, told of some of its sprints: the cases in which figures go wrong. */
export function addHardCases({ made, sprints }: Year, indices: readonly number[]): void {
  for (const index of indices) {
    const sprint = sprints[index]
    const next = sprints[index + 1]
    if (!sprint || !next) throw new Error(`There is no sprint ${index + 1}`)
    const { title, firstDay, lastDay } = sprint
    const [again, stays] = finishedIn(made, firstDay, lastDay)
    if (!again || !stays) throw new Error(`Too little is finished in ${title}`)

    // Done, counted, opened again in the next sprint, larger, and done there too.
    made.on(later(next.firstDay, 2), '12:31', team => {
      team.item(again).reopen().moveTo(next.title).estimate(9)
    })
    made.on(later(next.firstDay, 7), '10:07', team => team.item(again).close())
    // The same, but nobody takes it into the next sprint.
    made.on(later(next.firstDay, 2), '12:41', team => team.item(stays).reopen().estimate(10))
    made.on(later(next.firstDay, 8), '10:17', team => team.item(stays).close())

    const fresh = (name: string, points: number | null) => ({
      key: `hard-${name}-${index}`,
      title: `Hard case ${name} of ${title}`,
      points,
    })
    const open = (
      day: string,
      time: string,
      { key, title: name, points }: ReturnType<typeof fresh>,
      into: string | null,
    ) =>
      made.on(day, time, team => {
        const item = team.issue(key, name, { repository: 'tide-api' }).status('Todo')
        if (points !== null) item.estimate(points)
        if (into !== null) item.moveTo(into)
      })

    // In no sprint, done on the last Saturday.
    const weekend = fresh('weekend', 5)
    open(firstDay, '10:02', weekend, null)
    made.on(later(lastDay, -1), '13:03', team => team.item(weekend.key).close())
    // Meant for the next sprint and done in this one.
    const early = fresh('early', 3)
    open(firstDay, '10:03', early, next.title)
    made.on(later(firstDay, 8), '13:04', team => team.item(early.key).close())
    // Done in the sprint and taken off the board after it.
    const gone = fresh('gone', 2)
    open(firstDay, '10:04', gone, title)
    made.on(later(firstDay, 8), '13:14', team => team.item(gone.key).close())
    made.on(later(next.firstDay, 3), '13:14', team => team.item(gone.key).removeFromBoard())
    // Committed without an estimate, estimated on the way and not finished.
    const late = fresh('late', null)
    open(firstDay, '10:05', late, title)
    made.on(later(firstDay, 4), '13:24', team => team.item(late.key).estimate(4))
    // Committed, done, opened again and left in the sprint when it ends.
    const reopened = fresh('reopened', 1)
    open(firstDay, '10:06', reopened, title)
    made.on(later(firstDay, 3), '13:34', team => team.item(reopened.key).close())
    made.on(later(firstDay, 9), '13:34', team => team.item(reopened.key).reopen())
    // Taken out in the middle of the sprint and done outside it.
    const taken = fresh('taken', 6)
    open(firstDay, '10:07', taken, title)
    made.on(later(firstDay, 3), '13:44', team => team.item(taken.key).moveTo(next.title))
    made.on(later(firstDay, 9), '13:44', team => team.item(taken.key).close())
  }
}

/** Keys of issues that were completed between two days and not archived soon after, in their order. */
function finishedIn(made: Scenario, firstDay: string, lastDay: string): string[] {
  const [from, to] = [made.instant(firstDay, '12:00'), made.instant(lastDay)]
  return made
    .steps()
    .flatMap(step =>
      step.do === 'close' && step.reason === 'completed' && from < step.at && step.at < to
        ? [step.key]
        : [],
    )
    .filter(key => key.startsWith('work-'))
}
