import { expect } from 'vitest'
import type { Action, Actions } from '../../server/contract/action.ts'
import type { Availability } from '../../server/contract/availability.ts'
import type { Goals, SprintGoals } from '../../server/contract/goal.ts'
import type { Sprint, Sprints } from '../../server/contract/sprint.ts'
import type { Velocity } from '../../server/contract/velocity.ts'

async function get(address: string): Promise<Response> {
  const answer = await fetch(address)
  expect(answer.status, address).toBe(200)
  return answer
}

const json = async <Answer>(address: string): Promise<Answer> => (await get(address)).json()
export const textAt = async (address: string) => (await get(address)).text()

/** Minutes hold figures to six decimals. */
const figure = (value: number | null) => value && Number(value.toFixed(5))

/** Points of a sprint that is not closed are counted on its board, not in minutes. */
function sprintWords(sprint: Sprint) {
  const { number, title, firstDay, lastDay, state, goal, comment, excluded, points, fte } = sprint
  const isClosed = state === 'closed'
  return {
    ...{ number, title, firstDay, lastDay, state, goal, comment, excluded },
    committed: figure(points.committed),
    counted: isClosed ? figure(points.counted) : null,
    planned: figure(fte.planned),
    actual: isClosed ? figure(fte.actual) : null,
    expectedVelocity: figure(sprint.velocity.expected),
    actualVelocity: figure(sprint.velocity.actual),
  }
}

/** What is linked to items of a board, cards and issues stays behind; where an action came from is there in words. */
function actionWords(action: Action) {
  const { id: _, version: __, source: ___, issue: ____, ...same } = action
  return {
    ...same,
    dueSprint: action.dueSprint?.number ?? null,
    madeIn: action.madeIn?.number ?? null,
    owners: action.owners.map(({ name }) => name),
  }
}

/** Cards without the actions of the retrospective: these are compared by themselves. */
const cardsIn = (markdown: string) =>
  markdown.split('#### Actionable')[0]?.split('#### Sprint retrospective')[1]?.trim() ?? ''

/** Of each sprint what its own pages show, sprint by sprint. */
async function ofSprint(
  T: string,
  { id, number }: Sprint,
  goalName: (id: string | null) => string,
) {
  const { targets, reviews } = await json<SprintGoals>(`${T}/sprints/${id}/goals`)
  const { people } = await json<Availability>(`${T}/sprints/${id}/availability`)
  return {
    number,
    targets: targets.map(({ goalId, text, state }) => [goalName(goalId), text, state]),
    reviews: reviews.map(({ goalId, text }) => [goalName(goalId), text]),
    availability: people.map(({ name, plannedPercent }) => [name, plannedPercent]),
    retrospective: cardsIn(await textAt(`${T}/sprints/${id}/retro.md`)),
  }
}

/** All of a team that the minutes of a meeting are to give somebody else, as the pages there are told it. */
export async function contentOf(T: string) {
  const { sprints } = await json<Sprints>(`${T}/sprints`)
  const { goals } = await json<Goals>(`${T}/goals`)
  const { actions, inTime } = await json<Actions>(`${T}/actions`)
  const { average, methods } = await json<Velocity>(`${T}/velocity`)
  const names = new Map<string | null, string>(goals.map(({ id, name }) => [id, name]))
  const goalName = (id: string | null) => names.get(id) ?? 'The sprint'
  const ofSprints = []
  for (const sprint of sprints) ofSprints.push(await ofSprint(T, sprint, goalName))
  return {
    sprints: sprints.map(sprintWords),
    ofSprints,
    goals: goals.map(({ name, aliases, state, label, parent, roadmap, sprints: worked }) => ({
      ...{ name, aliases, state, label, parent, roadmap },
      sprints: worked.map(({ number }) => number),
    })),
    actions: actions.map(actionWords),
    inTime: inTime.map(({ number, due, done }) => [number, due, done]),
    velocity: [average, ...methods].map(one => ({ ...one, value: figure(one.value) })),
  }
}
