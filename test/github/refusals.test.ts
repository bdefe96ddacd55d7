import { describe, expect, test } from 'vitest'
import { type Fault, missingScopes, type Reply } from '../../scripts/stand-in/faults.ts'
import {
  ipAllowList,
  notAccessible,
  samlPartial,
  samlWhole,
} from '../../scripts/stand-in/faults-partial.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'
import { address, at, failureOf, type Given, mappingFor, start } from './client-setup.ts'

describe('a refusal is a sentence a person can act on', () => {
  const refusal = async (given: Given, who = address) => {
    const { connection } = await start({ items: 1, ...given })
    const failure = await failureOf(connection.readProject(who))
    return [failure.code, failure.message]
  }

  test('a wrong token', async () => {
    expect(await refusal({ token: 'ghp_wrong' })).toEqual([
      'github-token',
      'GitHub does not accept the token: it is mistyped, expired or revoked. Paste a new one.',
    ])
  })

  test('a token without the scope, and which', async () => {
    expect(await refusal({ token: TOKENS.withoutScope })).toEqual([
      'github-scope',
      'The token lacks the scope read:project. Add it to the token on GitHub, or make a new token with it.',
    ])
  })

  test('a fine-grained token without the permission', async () => {
    const [code, message] = await refusal({ token: TOKENS.fineGrainedWithoutProjects })
    expect(code).toBe('github-forbidden')
    expect(message).toContain('a fine-grained one the organisation’s permission Projects')
  })

  test('a project that is not there, or not visible', async () => {
    const [code, message] = await refusal({}, { owner: 'big-harbour', number: 99 })
    expect(code).toBe('github-not-found')
    expect(message).toContain(
      'There is no project 99 of big-harbour, or this token may not see it.',
    )
  })

  test('an owner that is not there', async () => {
    expect(await refusal({}, { owner: 'nobody-here', number: 1 })).toEqual([
      'github-not-found',
      'GitHub knows no organisation or user called “nobody-here”. Check its spelling in Settings.',
    ])
  })

  test('an address without GitHub’s interface', async () => {
    const { standIn } = await start({ items: 1 })
    const apiUrl = `${standIn.url}/wrong`
    const github = createGitHub({ apiUrl, now: () => at, sleep: async () => undefined })
    const failure = await failureOf(github.connect({ token: TOKENS.reads }).readProject(address))
    expect(failure.message).toContain(`There is no GitHub API at ${apiUrl}. Check GITHUB_API_URL`)
  })

  test('a GitHub that is not there', async () => {
    const apiUrl = 'http://127.0.0.1:9'
    const github = createGitHub({ apiUrl, now: () => at, sleep: async () => undefined })
    const failure = await failureOf(github.connect({ token: TOKENS.reads }).readProject(address))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toContain('GitHub cannot be reached at http://127.0.0.1:9')
  })

  const refusedWith = async (fault: Fault) => {
    const { connection, standIn } = await start({ items: 1 })
    standIn.faults.when(() => true, fault)
    const failure = await failureOf(connection.readProject(address))
    return [failure.code, failure.message]
  }

  test('single sign-on, with the address where the token is let in', async () => {
    const [code, message] = await refusedWith(samlWhole)
    expect(code).toBe('github-forbidden')
    expect(message).toMatch(
      /^The organisation asks for single sign-on\. Authorise the token for it at https:\/\/\S+\.$/,
    )
  })

  test('several scopes at once, each by its name', async () => {
    const both: Fault = (received, usual) => {
      const told = ['read:project', 'read:org'].map(scope =>
        missingScopes(scope, [scope], ['repo'])(received, usual),
      ) as Reply[]
      const errors = told.flatMap(({ body }) => JSON.parse(body).errors)
      return { ...told[0]!, body: JSON.stringify({ errors }) }
    }
    expect(await refusedWith(both)).toEqual([
      'github-scope',
      'The token lacks the scopes read:project and read:org. Add them to the token on GitHub, or make a new token with them.',
    ])
  })

  test.each<[string, Fault, RegExp]>([
    ['a list of addresses', ipAllowList, /Ask one of its owners to add the address of the machine/],
    ['an app', notAccessible('integration'), /^The app may not read this project\. Give it/],
    [
      'a fine-grained token',
      notAccessible('personal access token'),
      /a fine-grained one the organisation’s permission Projects/,
    ],
  ])('%s, with what somebody has to grant', async (_, fault, words) => {
    const [code, message] = await refusedWith(fault)
    expect(code).toBe('github-forbidden')
    expect(message).toMatch(words)
  })

  test('single sign-on for some items, with the address, while the others are read', async () => {
    const { connection, standIn, board } = await start({ items: 5 })
    const project = await connection.readProject(address)
    const partial = samlPartial([board.items[1]!.id])
    standIn.faults.when(
      () => true,
      async (received, usual) => {
        const reply = await partial(received, usual)
        const sso = 'required; url=https://github.com/orgs/big-harbour/sso?authorization_request=A1'
        return { ...reply, headers: { ...reply.headers, 'x-github-sso': sso } }
      },
    )
    const { value: page } = await connection.readItems(project, mappingFor(project)).next()
    expect(page).toMatchObject({
      unreadable: 1,
      messages: [
        'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization. Do so at https://github.com/orgs/big-harbour/sso?authorization_request=A1.',
      ],
    })
  })
})
