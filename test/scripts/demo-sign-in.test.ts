import { expect, onTestFinished, test } from 'vitest'
import { members } from '../../db/schema.ts'
import { addCrew, crewAtDemo, withCrew } from '../../scripts/demo/crew.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { newWorld } from '../../scripts/stand-in/world/world.ts'
import { readConfig } from '../../server/config.ts'
import { addPerson } from '../../server/store/people.ts'
import { addTeam } from '../../server/store/teams.ts'
import { buildTestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { endOf, newBrowser, signInAs } from '../support/sign-in.ts'

async function start() {
  const clock = testClock()
  const oauth = { ...crewAtDemo(), now: clock.now }
  const standIn = await startStandIn({ world: newWorld(clock.now), oauth })
  onTestFinished(() => standIn.close())
  const config = withCrew({ ...readConfig({}), githubApiUrl: standIn.url }, oauth)
  const app = await buildTestApp({ clock, config })
  const team = await addTeam(app.db, { name: 'Fleet', timeZone: 'UTC' }, clock.now())
  for (const githubLogin of ['mara-lind', 'tomas-okafor'])
    await addPerson(app.db, team.id, { name: githubLogin, githubLogin })
  await addCrew(app.db, team.id)
  return { app, team, standIn }
}

test.each([
  ['vera-quist', { role: 'scrum-master' }, true],
  ['mara-lind', { role: 'scrum-master', personId: expect.any(String) }, false],
  ['tomas-okafor', { role: 'member', personId: expect.any(String) }, false],
  ['ilse-ferrow', { role: 'viewer', personId: null }, false],
  ['jory-penhale', { code: 'not-found' }, false],
])('in the demo %s is what its page says', async (login, me, isAdministrator) => {
  const { app } = await start()
  const browser = newBrowser(app)
  expect(endOf(await signInAs(browser, login))).toBe('302 /')
  expect((await browser.get('/api/session')).json().account).toMatchObject({ isAdministrator })
  expect((await browser.get('/api/me?team=fleet')).json()).toMatchObject(me)
})

test('whoever is not of the crew does not come in', async () => {
  const { app } = await start()
  const end = endOf(await signInAs(newBrowser(app), 'sten-outram'))
  expect(end).toBe('302 /sign-in?problem=not-allowed')
})

test('roles of the crew are given once', async () => {
  const { app, team } = await start()
  await signInAs(newBrowser(app), 'mara-lind')
  await addCrew(app.db, team.id)
  expect(await app.db.read.$count(members)).toBe(2)
})

test('the page of the stand-in lets one choose among the crew, and says no to nobody it does not know', async () => {
  const { app } = await start()
  const begun = await newBrowser(app).get('/api/sign-in/github')
  for (const query of ['', '&login=nobody']) {
    const page = await (await fetch(`${begun.headers.location}${query}`)).text()
    expect(page.match(/<li>/g)).toHaveLength(7)
    expect(page).toContain('&amp;login=mara-lind"')
  }
})
