import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openKnots } from '../../scripts/ask.ts'
import { syncBoards } from '../../scripts/sync-boards.ts'
import { addTeam } from '../../server/store/teams.ts'
import { buildTestApp } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'
import { makeAccount, tokenOf, withSignIn } from '../support/identity.ts'

/** A Knots that listens and in which people sign in, and its settings as a command reads them. */
async function running() {
  const app = await buildTestApp({ environment: withSignIn })
  await addTeam(app.db, { name: 'Fleet', timeZone: 'UTC' }, app.clock.now())
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as AddressInfo
  const config = { ...app.config, port, dataFolder: '/nowhere' }
  return { app, config }
}

test('a command shows the token of the settings to the Knots that runs', async () => {
  const { app, config } = await running()
  const { authorization } = await tokenOf(app, await makeAccount(app, { isAdministrator: true }))
  const token = authorization.replace('Bearer ', '')
  const knots = await openKnots({ ...config, token })
  expect(knots.isServer).toBe(true)
  const { status, json } = await knots.ask('GET', '/api/teams')
  expect(status).toBe(200)
  expect(json).toMatchObject({ teams: [{ slug: 'fleet' }] })
})

test.each([
  ['without one', null, /^People sign in .* set KNOTS_TOKEN to it\.$/],
  ['with one that is over', 'old', /^The running Knots does not accept KNOTS_TOKEN/],
])('a command %s says in a line what to do', async (_how, token, line) => {
  const { config } = await running()
  const lines: string[] = []
  const code = await syncBoards(
    [],
    { ...config, token },
    {
      print: text => void lines.push(text),
      progress: () => undefined,
      sleep: async () => undefined,
    },
  )
  expect(code).toBe(1)
  expect(lines).toEqual([expect.stringMatching(line)])
})

test('without a running Knots a command is trusted with the file it can open', async () => {
  const { app, config } = await running()
  await app.app.close()
  const knots = await openKnots({ ...config, dataFolder: freshFolder() })
  try {
    expect(knots.isServer).toBe(false)
    expect(await knots.ask('GET', '/api/teams')).toEqual({ status: 200, json: { teams: [] } })
  } finally {
    await knots.close()
  }
})
