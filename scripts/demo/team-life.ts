import type { Db } from '../../db/open.ts'
import { saveAvailability } from '../../server/store/availability.ts'
import { addPerson } from '../../server/store/people.ts'
import type { YearAnswer, YearPerson } from '../stand-in/scenario/year/people.ts'
import type { Playing } from './playing.ts'

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
