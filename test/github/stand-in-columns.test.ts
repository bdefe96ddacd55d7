import { afterEach, beforeEach, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { getField } from '../../scripts/stand-in/world/projects.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { ask } from './stand-in-ask.ts'

const made = scenario({ firstDay: '2026-01-05' })
  .sprint('Sprint 1', { firstDay: '2026-01-05' })
  .on('2026-01-06', '09:00', team => {
    team.issue('a', 'Show the tide table').moveTo('Sprint 1')
    team.issue('b', 'Count the buoys')
  })

let standIn: StandIn

beforeEach(async () => {
  standIn = await startStandIn({ world: made.worldAt(made.instant('2026-01-08')) })
})

afterEach(() => standIn.close())

const item = (index = 0) => standIn.world.projects[0]!.items[index]!

const write = (text: string, input: object) =>
  ask<Record<string, never>>(standIn, text, { input }, TOKENS.writes)
const UPDATE = `mutation u($input: UpdateProjectV2FieldInput!) { updateProjectV2Field(input: $input) { projectV2Field {
  ... on ProjectV2IterationField { configuration { iterations { id title } } }
  ... on ProjectV2SingleSelectField { options { id name } } } } }`

test('iterations given anew all have other ids, so the item is in none', async () => {
  const field = getField(item().project, 'Sprint')
  const { title, startDate, duration, id } = field.iterations[0]!
  const iterationConfiguration = {
    startDate,
    duration,
    iterations: [{ title, startDate, duration }],
  }
  const { body } = await write(UPDATE, { fieldId: field.id, iterationConfiguration })
  const told = JSON.stringify(body.data)
  expect(told).toContain(title)
  expect(told).not.toContain(id)
  const read =
    'query s($id: ID!) { node(id: $id) { ... on ProjectV2Item { fieldValueByName(name: "Sprint") { __typename } } } }'
  const after = await ask(standIn, read, { id: item().id })
  expect(after.body.data).toEqual({ node: { fieldValueByName: null } })
})

test('an option keeps its id when it is given with it', async () => {
  const field = getField(item().project, 'Status')
  const [first, second] = field.options
  const settings = { color: 'BLUE', description: '' }
  await write(UPDATE, {
    fieldId: field.id,
    singleSelectOptions: [
      { id: first!.id, name: 'To do', ...settings },
      { name: second!.name, ...settings },
    ],
  })
  expect(field.options[0]).toMatchObject({ id: first!.id, name: 'To do' })
  expect(field.options[1]?.id).not.toBe(second!.id)
})

test('a column is made and deleted', async () => {
  const { project } = item()
  const made = await write(
    'mutation c($input: CreateProjectV2FieldInput!) { createProjectV2Field(input: $input) { projectV2Field { ... on ProjectV2FieldCommon { id name } } } }',
    { projectId: project.id, name: 'Effort', dataType: 'NUMBER' },
  )
  expect(made.body.errors).toBeUndefined()
  const field = getField(project, 'Effort')
  await write(
    'mutation d($input: DeleteProjectV2FieldInput!) { deleteProjectV2Field(input: $input) { clientMutationId } }',
    { fieldId: field.id },
  )
  expect(project.fields).not.toContain(field)
})

test('dependencies and parts are written as well', async () => {
  const [issue, other] = [item().content, item(1).content]
  const { body } = await write(
    'mutation b($input: AddBlockedByInput!) { addBlockedBy(input: $input) { issue { blockedBy(first: 5) { totalCount } } } }',
    { issueId: issue.id, blockingIssueId: other.id },
  )
  expect(body.data).toEqual({ addBlockedBy: { issue: { blockedBy: { totalCount: 1 } } } })
})
