import { expect, test } from 'vitest'
import { itemLinks, items, projects } from '../../db/schema.ts'
import type { Action } from '../../server/contract/action.ts'
import { type Goal, Goals } from '../../server/contract/goal.ts'
import { Meeting } from '../../server/contract/meeting.ts'
import type { Sprint } from '../../server/contract/sprint.ts'
import { saveViewReads } from '../../server/store/views.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { sendText } from '../support/import.ts'
import { itemRow } from '../support/rows.ts'

const T = '/api/teams/fleet'
const roadmap =
  '```mermaid\nflowchart LR\n  one --> two\n```\n\n### May 28th (DONE):\n\n20/3.8 = 5.2\n\n- **Action:** none'
const minutes = `### June 10th (DONE):
<!-- knots 2026-05-28..2026-06-10 -->

#### Target and Context
- **A new keel**:
    - [x] Cut the wood
    - ~~Paint it~~
- **Sails**: mend two

#### Availability

- [name=Mara] 50%
- [name=Tobin] %

Expected Story Points: 12
Persons: 0.5

10/0.4 = 25

#### Sprint review:
- **A new keel:**
    - Wood is there

**:anchor: Anchors (what slowed you down)**
- Rain
  - and wind

#### Actionable Results from the Retrospective

- **Action:** Buy rope
  - Owner: Mara
  - When: Sprint2
  - Status: 10/06/26 In Progress

### June 24th (PLANNED):
<!-- knots 2026-06-11..2026-06-24 -->

#### Target and Context
- **A new keel**: lay it
`

const json = async (app: TestApp, url: string) => {
  const answer = await app.get(url)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

/** A team with two sprints, goals, cards and an action, in a meeting. */
async function inMeeting() {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  await sendText(app, `${T}/import/minutes`, minutes)
  const { goals } = Goals.parse(await json(app, `${T}/goals`))
  const [keel, sails] = goals
  await app.patch(`${T}/goals/${keel?.id}`, {
    version: 1,
    state: 'blocked',
    roadmap,
    label: 'keel',
  })
  await app.patch(`${T}/goals/${sails?.id}`, { version: 1, state: 'done', parent: 'crew/sail#7' })
  await app.post(`${T}/goals`, { name: 'June 11th (DONE):', roadmap: '## Later' })
  const sprints = (await json(app, `${T}/sprints`)).sprints as Sprint[]
  const [reviewSprintId, planSprintId] = sprints.map(sprint => sprint.id)
  const answer = await app.post(`${T}/meetings`, { reviewSprintId, planSprintId })
  const { id } = Meeting.parse(answer.json())
  const say = (section: string, text: string) =>
    app.post(`${T}/meetings/${id}/lines`, { section, text })
  return { app, teamId, id, say }
}

/** All of a team that a page of minutes is to hold. */
async function contentOf(app: TestApp, path: string) {
  const sprints = (await json(app, `${path}/sprints`)).sprints as Sprint[]
  const goals = (await json(app, `${path}/goals`)).goals as Goal[]
  const actions = (await json(app, `${path}/actions`)).actions as Action[]
  const nameOf = (goalId: string | null) => goals.find(({ id }) => id === goalId)?.name
  return {
    sprints: await Promise.all(
      sprints.map(async sprint => {
        const { number, title, firstDay, lastDay, state, goal, comment, points, fte } = sprint
        const set = await json(app, `${path}/sprints/${sprint.id}/goals`)
        const { people } = await json(app, `${path}/sprints/${sprint.id}/availability`)
        const retro = await json(app, `${path}/sprints/${sprint.id}/retro`)
        return {
          ...{ number, title, firstDay, lastDay, state, goal, comment, points, fte },
          targets: set.targets.map((one: { goalId: string; text: string; state: string }) => [
            nameOf(one.goalId),
            one.text,
            one.state,
          ]),
          reviews: set.reviews.map((one: { goalId: string; text: string }) => [
            nameOf(one.goalId),
            one.text,
          ]),
          people: people.map((one: { name: string; plannedPercent: number | null }) => [
            one.name,
            one.plannedPercent,
          ]),
          cards: retro.cards.map((card: { place: string; text: string }) => [
            card.place,
            card.text,
          ]),
        }
      }),
    ),
    goals: goals.map(({ name, state, label, parent, roadmap: text }) => ({
      ...{ name, state, label, parent, text },
    })),
    actions: actions.map(({ text, owner, state, dueSprint, history }) => ({
      ...{ text, owner, state, due: dueSprint?.number, day: history.at(-1)?.at },
    })),
  }
}

test('the minutes of a meeting give another team the same, and nothing more when imported again', async () => {
  const { app, id, say } = await inMeeting()
  await say('opening', '### May 14th (DONE):\n\n11 Story Points / 4 people = 2.75 velocity')
  await say('review', '- [name=Ilse] 100%')
  const page = await app.get(`${T}/meetings/${id}/minutes`)
  expect(page.headers['content-type']).toBe('text/markdown; charset=utf-8')
  await makeTeam(app, 'Other')
  const other = '/api/teams/other'
  const read = await sendText(app, `${other}/import/minutes`, page.body)
  expect(read.statusCode, read.body).toBe(200)
  expect(read.json().goals).toHaveLength(3)
  expect(await contentOf(app, other)).toEqual(await contentOf(app, T))
  const again = (await sendText(app, `${other}/import/minutes`, page.body)).json()
  expect(again).toMatchObject({ hasChanges: false, conflicts: [] })
  const before = await contentOf(app, T)
  const home = (await sendText(app, `${T}/import/minutes`, page.body)).json()
  expect(home).toMatchObject({ conflicts: [] })
  expect(await contentOf(app, T)).toEqual(before)
})

test('numbers and titles of sprints go along into an empty instance, and what is due with them', async () => {
  const { app, id } = await inMeeting()
  const { body } = await app.get(`${T}/meetings/${id}/minutes`)
  const page = body
    .replace('<!-- knots sprint 1 title="June 10th"', '<!-- knots sprint 14 title="Keel week"')
    .replace('<!-- knots sprint 2 ', '<!-- knots sprint 15 ')
    .replace('When: Sprint2', 'When: Sprint15')
  await makeTeam(app, 'Other')
  await sendText(app, '/api/teams/other/import/minutes', page)
  const { sprints, actions } = await contentOf(app, '/api/teams/other')
  expect(sprints.map(({ number, title }) => `${number} ${title}`)).toEqual([
    '14 Keel week',
    '15 June 24th',
  ])
  expect(actions).toMatchObject([{ due: 15 }])
})

test('a goal that was edited in Knots stays as it is, and the text is offered', async () => {
  const { app, id } = await inMeeting()
  const page = (await app.get(`${T}/meetings/${id}/minutes`)).body
  await makeTeam(app, 'Other')
  const other = '/api/teams/other'
  await sendText(app, `${other}/import/minutes`, page)
  const [keel] = Goals.parse(await json(app, `${other}/goals`)).goals
  await app.patch(`${other}/goals/${keel?.id}`, { version: keel?.version, state: 'ready' })
  const kept = (await sendText(app, `${other}/import/minutes`, page)).json()
  expect(kept).toMatchObject({ hasChanges: false, conflicts: [{ inKnots: 'ready' }] })
  const take = { text: page, decisions: { take: [kept.conflicts[0].id] } }
  const taken = await app.post(`${other}/import/minutes`, take)
  expect(taken.json()).toMatchObject({ goals: [{ change: 'changed' }, {}, {}] })
  expect(Goals.parse(await json(app, `${other}/goals`)).goals[0]).toMatchObject({
    state: 'blocked',
  })
})

test('the page says who was there, and what the refinement went through', async () => {
  const { app, teamId, id, say } = await inMeeting()
  const view = { number: 7, name: 'Triage', filter: 'no:status', layout: 'table' }
  await app.db.write(async tx => {
    await tx.insert(projects).values({
      teamId,
      projectId: 'p',
      title: 'B',
      url: '',
      fields: [],
      views: [view],
      viewRoles: {},
    })
    await tx
      .insert(items)
      .values([
        itemRow({ teamId, itemId: 'epic', position: 1, contentId: 'c', title: 'The [hull]' }),
        itemRow({ teamId, itemId: 'part', position: 2, title: 'The bow' }),
      ])
    await tx.insert(itemLinks).values({
      ...{ teamId, itemId: 'part', kind: 'parent', contentId: 'c', number: 1 },
      ...{ repository: 'crew/boat', title: 'The hull', isOpen: true, url: '' },
    })
  })
  const read = { role: 'triage' as const, filter: '', isByGithub: true, ignored: [], readAt: 1 }
  await saveViewReads(
    app.db,
    teamId,
    [{ ...read, error: null, itemIds: ['epic', 'part'] }],
    ['triage'],
  )
  await app.put(`${T}/items/epic/triage-note`, { version: null, text: 'with the harbour first' })
  await app.put(`${T}/items/part/wait`, {
    ...{ version: null, text: 'for wood', since: '2026-06-01', askAgain: '2026-06-20' },
  })
  const attend = (name: string, isPresent: boolean) =>
    app.put(`${T}/meetings/${id}/attendance`, { personId: null, name, isPresent })
  await attend('Ilse', true)
  await attend('Jory', false)
  await say('refinement', 'Less than last time.')
  const { body } = await app.get(`${T}/meetings/${id}/minutes`)
  expect(body).toContain('**Present**: Ilse\n**Apologies**: Jory')
  expect(body).toMatch(/## Refinements\n\nLess than last time\.\n\n### Needs triage/)
  expect(body).toMatch(/- The \\\[hull\\\] - with the harbour first\n {4}- The bow\n/)
  expect(body).toMatch(/- The bow - for wood \(since 2026-06-01, ask again on 2026-06-20\)/)
})

test('the minutes of a meeting of another team are not found', async () => {
  const { app, id } = await inMeeting()
  await makeTeam(app, 'Other')
  expect((await app.get(`/api/teams/other/meetings/${id}/minutes`)).statusCode).toBe(404)
})

test('sprints that were closed before go along with their figures, goal and comment', async () => {
  const { app, id } = await inMeeting()
  const older =
    '### Previous Sprints\n- May 27th 2026:\n  - *12 Story Points / 4 people = 3 velocity*'
  await sendText(app, `${T}/import/minutes?renumber=true`, `${older}\n  - Comments: NTR`)
  const { body } = await app.get(`${T}/meetings/${id}/minutes`)
  await makeTeam(app, 'Other')
  await sendText(app, '/api/teams/other/import/minutes', body)
  const { sprints } = await contentOf(app, '/api/teams/other')
  expect(sprints).toHaveLength(3)
  expect(sprints).toEqual((await contentOf(app, T)).sprints)
})
