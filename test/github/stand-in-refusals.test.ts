import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  badCredentials,
  badGateway,
  cutOff,
  gatewayTimeout,
  rateLimited,
  secondaryLimit,
  somethingWentWrong,
} from '../../scripts/stand-in/faults.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { ask } from './stand-in-ask.ts'

const PROJECT = `query project($owner: String!, $number: Int!) {
  userOrOrganization: repositoryOwner(login: $owner) {
    ... on ProjectV2Owner { projectV2(number: $number) { id title } }
  }
}`
const KNOWN = { owner: 'harbour-works', number: 7 }

let standIn: StandIn

beforeAll(async () => {
  const made = scenario().on('2026-01-05', '09:00', team => {
    team.issue('a', 'Draw the depth contours').estimate(3)
    team.issue('b', 'Secret')
  })
  standIn = await startStandIn({ world: made.worldAt(made.instant('2026-01-06')) })
})

afterAll(() => standIn.close())

test('an unknown project is null with NOT_FOUND, as in recorded traffic', async () => {
  const { status, body } = await ask(standIn, PROJECT, { owner: 'harbour-works', number: 99999 })
  expect(status).toBe(200)
  expect(body).toEqual({
    data: { userOrOrganization: { projectV2: null } },
    errors: [
      {
        type: 'NOT_FOUND',
        path: ['userOrOrganization', 'projectV2'],
        locations: [{ line: 3, column: 29 }],
        message: 'Could not resolve to a ProjectV2 with the number 99999.',
      },
    ],
  })
})

test('an unknown owner is null without an error', async () => {
  const { body } = await ask(standIn, PROJECT, { owner: 'nobody-here', number: 1 })
  expect(body).toEqual({ data: { userOrOrganization: null } })
})

test('an unknown node is null with NOT_FOUND, alone or in a list', async () => {
  const one = await ask(standIn, '{ node(id: "PVTI_none") { id } }')
  expect(one.body.data).toEqual({ node: null })
  expect(one.body.errors).toEqual([
    {
      type: 'NOT_FOUND',
      path: ['node'],
      locations: [{ line: 1, column: 3 }],
      message: "Could not resolve to a node with the global id of 'PVTI_none'",
    },
  ])
  const { id } = standIn.world.projects[0]!
  const two = await ask(standIn, 'query n($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: [id, 'gone'],
  })
  expect(two.body.data).toEqual({ nodes: [{ id }, null] })
  expect(two.body.errors?.[0]?.path).toEqual(['nodes', 1])
})

test('a field that GitHub does not have is refused without data', async () => {
  const { status, body } = await ask(standIn, 'query q { viewer { login shoeSize } }')
  expect(status).toBe(200)
  expect(body).toEqual({
    errors: [
      {
        path: ['query q', 'viewer', 'shoeSize'],
        extensions: { code: 'undefinedField', typeName: 'User', fieldName: 'shoeSize' },
        locations: [{ line: 1, column: 26 }],
        message: "Field 'shoeSize' doesn't exist on type 'User'",
      },
    ],
  })
})

test('state of an issue and of a pull request in one selection is a conflict', async () => {
  const { body } = await ask(
    standIn,
    `query q { node(id: "x") { ... on ProjectV2Item { content {
      ... on Issue { state } ... on PullRequest { state } } } } }`,
  )
  expect(body.data).toBeUndefined()
  expect(body.errors?.[0]?.extensions?.code).toBe('fieldConflict')
})

test('what GitHub has but the stand-in does not know is said, never answered as null', async () => {
  const { body } = await ask(standIn, '{ viewer { bioHTML } }')
  expect(body.errors?.[0]?.message).toBe('The stand-in does not know User.bioHTML')
})

test('a bad literal is refused in the words of the recorded answer', async () => {
  const { body } = await ask(
    standIn,
    `mutation setItemProperties {
      date: updateProjectV2ItemFieldValue(input: {
        projectId: "p", itemId: "i", fieldId: "f", value: { date: "<invalid>" } }) { clientMutationId }
    }`,
    {},
    TOKENS.writes,
  )
  expect(body.data).toBeUndefined()
  expect(body.errors).toMatchObject([
    {
      path: ['mutation setItemProperties', 'date', 'input', 'value', 'date'],
      extensions: {
        code: 'argumentLiteralsIncompatible',
        typeName: 'InputObject',
        argumentName: 'date',
      },
      message:
        "Argument 'date' on InputObject 'ProjectV2FieldValue' has an invalid value (\"<invalid>\"). Expected type 'Date'.",
    },
  ])
})

test('a missing variable is told as GitHub tells it', async () => {
  const { body } = await ask(standIn, PROJECT, { owner: 'harbour-works' })
  expect(body.data).toBeUndefined()
  expect(body.errors?.[0]?.message).toBe('Variable $number of type Int! was provided invalid value')
})

test('a wrong token is 401 and no token is 401', async () => {
  const wrong = await ask(standIn, PROJECT, KNOWN, 'ghp_wrong')
  expect(wrong.status).toBe(401)
  expect(wrong.body.message).toBe('Bad credentials')
  const none = await fetch(`${standIn.url}/graphql`, { method: 'POST', body: '{}' })
  expect(none.status).toBe(401)
})

test('a classic token without the scope is told which scope is needed', async () => {
  const { status, body } = await ask(standIn, PROJECT, KNOWN, TOKENS.withoutScope)
  expect(status).toBe(200)
  expect(body.data).toBeUndefined()
  expect(body.errors?.[0]).toMatchObject({ type: 'INSUFFICIENT_SCOPES' })
  expect(body.errors?.[0]?.message).toContain(
    "requires one of the following scopes: ['read:project'], but your token has only been granted the: ['repo'] scopes",
  )
})

test('a token that may only read cannot write', async () => {
  const { body } = await ask(
    standIn,
    'mutation m($i: DeleteProjectV2ItemInput!) { deleteProjectV2Item(input: $i) { deletedItemId } }',
    { i: { projectId: 'a', itemId: 'b' } },
  )
  expect(body.errors?.[0]?.message).toContain("one of the following scopes: ['project']")
})

test('a fine-grained token without the permission is FORBIDDEN', async () => {
  const { body } = await ask(standIn, PROJECT, KNOWN, TOKENS.fineGrainedWithoutProjects)
  expect(body.errors?.[0]).toMatchObject({
    type: 'FORBIDDEN',
    message: 'Resource not accessible by personal access token',
  })
  const allowed = await ask(standIn, PROJECT, KNOWN, TOKENS.fineGrained)
  expect(allowed.body.errors).toBeUndefined()
})

test('an item behind single sign-on is null with an error that names its place', async () => {
  const item = standIn.world.projects[0]!.items[1]!
  item.forbidden = 'Resource protected by organization SAML enforcement.'
  const { body } = await ask(
    standIn,
    'query q($id: ID!) { node(id: $id) { ... on ProjectV2 { items(first: 5) { nodes { id } } } } }',
    { id: standIn.world.projects[0]!.id },
  )
  item.forbidden = null
  expect(body.data).toMatchObject({
    node: { items: { nodes: [{ id: expect.any(String) }, null] } },
  })
  expect(body.errors).toMatchObject([
    {
      type: 'FORBIDDEN',
      path: ['node', 'items', 'nodes', 1],
      extensions: { saml_failure: true },
    },
  ])
})

test('faults come in their order and then the answer is the usual one', async () => {
  standIn.faults.next(badGateway)
  standIn.faults.next(gatewayTimeout)
  standIn.faults.next(somethingWentWrong)
  standIn.faults.next(badCredentials)
  standIn.faults.next(rateLimited(1_800_000_000_000))
  standIn.faults.next(secondaryLimit({ retryAfterSeconds: 30 }))
  const told = []
  for (let count = 0; count < 7; count += 1) told.push(await ask(standIn, PROJECT, KNOWN))
  expect(told.map(({ status }) => status)).toEqual([502, 504, 200, 401, 200, 403, 200])
  expect(told[0]?.headers.get('content-type')).toContain('text/html')
  expect(told[2]?.body.errors?.[0]?.message).toMatch(/^Something went wrong while executing/)
  expect(told[4]?.body.errors?.[0]?.type).toBe('RATE_LIMITED')
  expect(told[4]?.headers.get('x-ratelimit-remaining')).toBe('0')
  expect(told[4]?.headers.get('x-ratelimit-reset')).toBe('1800000000')
  expect(told[5]?.headers.get('retry-after')).toBe('30')
  expect(told[5]?.body.message).toMatch(/secondary rate/)
  expect(told[6]?.body.errors).toBeUndefined()
})

test('an answer can break off in the middle', async () => {
  standIn.faults.next(cutOff())
  await expect(ask(standIn, PROJECT, KNOWN)).rejects.toThrow()
})

test('a fault can be tied to what is asked', async () => {
  standIn.faults.when(({ variables }) => variables.number === 8, badGateway)
  const other = await ask(standIn, PROJECT, KNOWN)
  const hit = await ask(standIn, PROJECT, { ...KNOWN, number: 8 })
  standIn.faults.clear()
  expect([other.status, hit.status]).toEqual([200, 502])
})
