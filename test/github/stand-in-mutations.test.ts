import { afterEach, beforeEach, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { getField, replaceIterations } from '../../scripts/stand-in/world/projects.ts'
import type { Item, Project } from '../../scripts/stand-in/world/types.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { ask } from './stand-in-ask.ts'

let standIn: StandIn
let project: Project
let item: Item

beforeEach(async () => {
  const made = scenario({ firstDay: '2026-01-05' })
    .sprint('Sprint 1', { firstDay: '2026-01-05' })
    .on('2026-01-05', '09:00', team => {
      team.issue('a', 'Calibrate the sonar').estimate(3).moveTo('Sprint 1')
      team.issue('b', 'Log the water level')
      team.issue('c', 'Name the buoys', { offBoard: true })
      team.draft('d', 'Paint the buoys')
    })
  standIn = await startStandIn({ world: made.worldAt(made.instant('2026-01-06', '12:00')) })
  project = standIn.world.projects[0]!
  item = project.items[0]!
})

afterEach(() => standIn.close())

async function write(
  mutation: string,
  input: Record<string, unknown>,
  token: string = TOKENS.writes,
) {
  const name = /\w+/.exec(mutation)?.[0] ?? ''
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const text = `mutation write($input: ${type}!) { written: ${mutation.replace(name, `${name}(input: $input)`)} }`
  const { body } = await ask<{ written: Record<string, never> }>(standIn, text, { input }, token)
  return body
}

const VALUE = `updateProjectV2ItemFieldValue { projectV2Item { updatedAt
  fieldValueByName(name: "Story Points") { ... on ProjectV2ItemFieldNumberValue { number updatedAt createdAt } } } }`

const set = (fieldName: string, value: object, token?: string) =>
  write(
    VALUE,
    { projectId: project.id, itemId: item.id, fieldId: getField(project, fieldName).id, value },
    token,
  )

test('a number is set, with the date of the change on value and item', async () => {
  expect(await set('Story Points', { number: 5.5 })).toEqual({
    data: {
      written: {
        projectV2Item: {
          updatedAt: '2026-01-06T11:00:00Z',
          fieldValueByName: {
            number: 5.5,
            updatedAt: '2026-01-06T11:00:00Z',
            createdAt: '2026-01-05T08:00:02Z',
          },
        },
      },
    },
  })
})

test('writing the same value again moves no date', async () => {
  const body = await set('Story Points', { number: 3 })
  expect(body.data).toMatchObject({
    written: { projectV2Item: { fieldValueByName: { updatedAt: '2026-01-05T08:00:02Z' } } },
  })
})

test('a value of the wrong kind is UNPROCESSABLE', async () => {
  const wrongs: [string, object, string][] = [
    ['Story Points', { text: 'five' }, 'Column value must be a valid value for number column'],
    [
      'Status',
      { singleSelectOptionId: 'gone' },
      'The single select option Id does not belong to the field',
    ],
    ['Sprint', { iterationId: 'gone' }, 'The iteration Id does not belong to the field'],
  ]
  for (const [field, value, message] of wrongs) {
    const body = await set(field, value)
    expect(body.data).toEqual({ written: null })
    expect(body.errors).toMatchObject([{ type: 'UNPROCESSABLE', path: ['written'], message }])
  }
})

test('a cleared value is absent', async () => {
  const body = await write(
    'clearProjectV2ItemFieldValue { projectV2Item { fieldValueByName(name: "Sprint") { __typename } } }',
    { projectId: project.id, itemId: item.id, fieldId: getField(project, 'Sprint').id },
  )
  expect(body.data).toEqual({ written: { projectV2Item: { fieldValueByName: null } } })
})

test('an issue is added once, however often it is asked for, and a draft is refused', async () => {
  const content = [...standIn.world.nodes.values()].find(
    node => node.__typename === 'Issue' && node.title === 'Name the buoys',
  )!
  const add = () =>
    write('addProjectV2ItemById { item { id } }', { projectId: project.id, contentId: content.id })
  const first = await add()
  expect(await add()).toEqual(first)
  expect(project.items.at(-1)?.content).toBe(content)
  const draft = project.items[2]!.content
  const refused = await write('addProjectV2ItemById { item { id } }', {
    projectId: project.id,
    contentId: draft.id,
  })
  expect(refused.errors?.[0]?.message).toBe('contentID must refer to an Issue or a Pull Request.')
})

test('an item moves behind another, is archived, brought back and deleted', async () => {
  const on = { projectId: project.id, itemId: item.id }
  const afterId = project.items[1]!.id
  await write('updateProjectV2ItemPosition { items(first: 3) { nodes { id } } }', {
    ...on,
    afterId,
  })
  expect(project.items.indexOf(item)).toBe(1)
  const archived = await write('archiveProjectV2Item { item { isArchived } }', on)
  expect(archived.data).toEqual({ written: { item: { isArchived: true } } })
  await write('unarchiveProjectV2Item { item { isArchived } }', on)
  expect(item.isArchived).toBe(false)
  const deleted = await write('deleteProjectV2Item { deletedItemId }', on)
  expect(deleted.data).toEqual({ written: { deletedItemId: item.id } })
  const gone = await ask(standIn, 'query n($id: ID!) { node(id: $id) { id } }', { id: item.id })
  expect(gone.body.errors?.[0]?.type).toBe('NOT_FOUND')
})

test('a move without a page size happens although its answer is refused', async () => {
  const on = { projectId: project.id, itemId: item.id, afterId: project.items[2]!.id }
  const body = await write('updateProjectV2ItemPosition { items { nodes { id } } }', on)
  expect(body.errors?.[0]?.type).toBe('MISSING_PAGINATION_BOUNDARIES')
  expect(project.items.indexOf(item)).toBe(2)
})

test('a draft becomes an issue and its item stays the same', async () => {
  const draft = project.items[2]!
  const repository = [...standIn.world.repositories.values()][0]!
  const body = await write(
    'convertProjectV2DraftIssueItemToIssue { item { id type content { ... on Issue { title } } } }',
    { itemId: draft.id, repositoryId: repository.id },
  )
  expect(body.data).toEqual({
    written: { item: { id: draft.id, type: 'ISSUE', content: { title: 'Paint the buoys' } } },
  })
})

test('iterations made anew have other ids and leave the items without a sprint', async () => {
  const sprint = getField(project, 'Sprint')
  const [before] = sprint.iterations
  replaceIterations(standIn.world, sprint, [{ ...before!, title: 'Sprint 1 again' }])
  expect(sprint.iterations[0]?.id).not.toBe(before?.id)
  const told = await ask(
    standIn,
    'query n($id: ID!) { node(id: $id) { ... on ProjectV2Item { fieldValueByName(name: "Sprint") { __typename } } } }',
    { id: item.id },
  )
  expect(told.body.data).toEqual({ node: { fieldValueByName: null } })
})

test('a token for reading writes nothing', async () => {
  const body = await set('Story Points', { number: 8 }, TOKENS.reads)
  expect(body.errors?.[0]?.type).toBe('INSUFFICIENT_SCOPES')
  expect(item.values.some(value => 'number' in value.input && value.input.number === 8)).toBe(false)
})
