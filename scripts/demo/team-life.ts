import type { Db } from '../../db/open.ts'
import { addAction, saveAction } from '../../server/store/actions.ts'
import { saveAvailability } from '../../server/store/availability.ts'
import { addPerson } from '../../server/store/people.ts'
import type { YearAnswer, YearPerson } from '../stand-in/scenario/year/people.ts'
import { type Playing, sprintOf } from './playing.ts'

/** The people of the year, by login, with the ids Knots gave them. */
export async function addPeople(
  db: Db,
  teamId: string,
  people: readonly YearPerson[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { name, login, usualPercent, country } of people) {
    const person = { name, githubLogin: login, usualPercent, country, region: null }
    ids.set(login, (await addPerson(db, teamId, person)).id)
  }
  return ids
}

/** What people announced before a sprint, or what came of it where that differed. */
export async function addAnswers(
  { parts, team, people, clock }: Playing,
  sprintId: string,
  answers: readonly YearAnswer[],
  which: 'planned' | 'actual',
): Promise<void> {
  for (const answer of answers) {
    const percent = which === 'planned' ? answer.plannedPercent : answer.actualPercent
    const personId = people.get(answer.login)
    if (percent === null || personId === undefined) continue
    const edit = which === 'planned' ? { plannedPercent: percent } : { actualPercent: percent }
    const by = { enteredBy: personId, now: clock.at }
    await saveAvailability(parts.db, team.id, sprintId, personId, edit, by)
  }
}

/** The actions of the last retrospectives, each with what became of it. */
export async function addActions(playing: Playing): Promise<void> {
  const { parts, team, told } = playing
  for (const action of told.actions) {
    const made = told.sprints[told.currentIndex + action.made]
    const due = told.sprints[told.currentIndex + action.due]
    if (!made || !due) continue
    const dueSprintId = (await sprintOf(playing, due.firstDay)).id
    const owner = told.people.find(person => person.login === action.login)?.name ?? ''
    const at = (day: string) => told.made.instant(day, '11:00')
    const added = await addAction(
      parts.db,
      team,
      { text: action.text, owner, dueSprintId, from: `Retrospective of ${made.title}` },
      at(made.lastDay),
    )
    if (action.state === 'open') continue
    const { state, note } = action
    await saveAction(
      parts.db,
      team,
      added.id,
      { version: added.version, state, note },
      at(due.firstDay),
    )
  }
}
