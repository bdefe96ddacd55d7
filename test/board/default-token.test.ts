import { describe, expect, test } from 'vitest'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'
import { GitHubFailure } from '../../server/github/failures.ts'
import { saveToken } from '../../server/store/tokens.ts'
import { makeVault } from '../../server/store/vault.ts'
import { setUp } from './board-setup.ts'

const installed = async () => async () => TOKENS.fineGrained
const elsewhere = async () => null
const refused = async () => {
  throw new GitHubFailure('forbidden', 'GitHub lets the App in no more.')
}

type AppTokens = NonNullable<ReturnType<typeof createGitHub>['appTokens']>

/** A team, the environment's token and an App that gives tokens as told. */
async function start(appTokens: AppTokens | null, token = TOKENS.reads as string) {
  const { world } = bigWorld({ items: 3 })
  const standIn = await startStandIn({ world })
  const github = createGitHub({ apiUrl: standIn.url, now: world.now, sleep: async () => undefined })
  const setup = await setUp(world, {
    owner: 'big-harbour',
    number: 1,
    token,
    parts: { github: { ...github, appTokens } },
  })
  const read = async () => {
    const sync = await setup.board.syncTeam(setup.teamId)
    return { sync, tokens: new Set(standIn.requests.map(request => request.token)) }
  }
  return { ...setup, read, close: () => standIn.close() }
}

describe('a board is read', () => {
  test('with the App before the environment’s token', async () => {
    const { read, close } = await start(installed)
    expect((await read()).tokens).toEqual(new Set([TOKENS.fineGrained]))
    await close()
  })

  test('with the team’s own token before the App', async () => {
    const { read, db, teamId, close } = await start(installed)
    await saveToken(db, makeVault(null), teamId, TOKENS.writes, 0)
    expect((await read()).tokens).toEqual(new Set([TOKENS.writes]))
    await close()
  })

  test('with the environment’s token where the App is not installed', async () => {
    const { read, close } = await start(elsewhere)
    expect((await read()).tokens).toEqual(new Set([TOKENS.reads]))
    await close()
  })

  test('not at all without any, and says what to do', async () => {
    const { read, close } = await start(elsewhere, '')
    const { sync, tokens } = await read()
    expect(tokens.size).toBe(0)
    expect(sync).toMatchObject({
      state: 'failed',
      error:
        'The GitHub App is not installed at big-harbour. Install it there, or give the team a token in Settings.',
    })
    await close()
  })

  test('not with an App that GitHub refuses: the failure is that of the read', async () => {
    const { read, close } = await start(refused)
    expect((await read()).sync).toMatchObject({
      state: 'failed',
      error: 'GitHub lets the App in no more.',
    })
    await close()
  })
})
