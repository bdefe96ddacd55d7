import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { contentOf, textAt } from './meeting-content.ts'
import {
  close,
  commit,
  end,
  goOn,
  holdRetrospective,
  lookAtGoals,
  patient,
  plan,
  refine,
  review,
  startAndFollowUp,
  writeMinutesTogether,
} from './meeting-steps.ts'
import { type Program, startProgram } from './program.ts'

/** What the two did to the sprint that was reviewed, and to the one that was planned. */
const reviewed = {
  targets: [
    ['Forecasts twice a day', 'The evening run is live in two harbours', 'reached'],
    ['Ready for the winter', 'We know which gauges freeze', 'reached'],
    ['Ready for the winter', 'A night without power is rehearsed', 'struck'],
  ],
  reviews: [
    ['Forecasts twice a day', '- Live in **two** harbours'],
    ['One storage for all readings', 'NTR'],
  ],
  // Cards of an anonymous board lie in no order that would tell who wrote them.
  retrospective: expect.stringMatching(
    /- Machine\n {2}- (?:Nobody could order it\n {2}- The larger machine came late|The larger machine came late\n {2}- Nobody could order it)\n/,
  ),
}
const planned = {
  targets: [['Ready for the winter', 'Gauges have heaters', 'open']],
  availability: expect.arrayContaining([
    ['Mara Lind', 60],
    ['Pavel Brandt', 40],
  ]),
}
const untold = { availability: [], retrospective: '' }

let knots: Program
let empty: Program
let browser: Browser
let team: string
let meetingId: string
const complaints: string[][] = []

beforeAll(async () => {
  ;[knots, empty, browser] = await Promise.all([
    startProgram('scripts/demo.ts'),
    startProgram(),
    openBrowser(),
  ])
  const { teams } = await (await fetch(`${knots.url}/api/teams`)).json()
  team = teams[0].slug
}, 400_000)

afterAll(async () => {
  await browser.close()
  expect(await Promise.all([knots.stop(), empty.stop()])).toEqual([0, 0])
})

const T = () => `${knots.url}/api/teams/${team}`
const address = (path: string) => `${knots.url}/${team}${path}`
async function arriveAs(name: string): Promise<Page> {
  const { page, complaints: own } = await openPage(browser, { height: 1100 })
  complaints.push(own)
  page.setDefaultTimeout(patient.timeout)
  await page.goto(address('/sprints/26/review'))
  await page.getByLabel('Who are you?').selectOption({ label: name })
  await page.getByText(`You are ${name}`).waitFor()
  return page
}

async function send(path: string, body: string, type: string) {
  const answer = await fetch(empty.url + path, {
    ...{ method: 'POST', body },
    headers: { 'content-type': type },
  })
  expect(answer.ok, path).toBe(true)
  return answer.json()
}

/** A team of the empty instance that knows nothing but a page of minutes. */
async function teamFrom(name: string, minutes: string): Promise<string> {
  const made = JSON.stringify({ name, timeZone: 'Europe/Berlin' })
  const { slug } = await send('/api/teams', made, 'application/json')
  const T = `/api/teams/${slug}`
  const read = await send(`${T}/import/minutes`, minutes, 'text/plain')
  expect(read.warnings).toEqual([])
  expect(await send(`${T}/import/minutes`, minutes, 'text/plain')).toMatchObject({
    ...{ hasChanges: false, conflicts: [] },
  })
  return empty.url + T
}

test('two people go through a whole meeting of the demo team', { timeout: 400_000 }, async () => {
  const two = { ada: await arriveAs('Mara Lind'), bo: await arriveAs('Pavel Brandt'), address }
  await startAndFollowUp(two)
  await writeMinutesTogether(two)
  await goOn(two, 'Review', '/sprints/26/review')
  await review(two)
  await goOn(two, 'Close', '/sprints/26/review')
  await close(two)
  await goOn(two, 'Retrospective', '/sprints/26/retro')
  await holdRetrospective(two)
  await goOn(two, 'Goals', '/goals')
  await lookAtGoals(two)
  await goOn(two, 'Refinement', '/refinement')
  await refine(two)
  await goOn(two, 'Planning', '/sprints/27/plan')
  await plan(two)
  await goOn(two, 'Commit', '/sprints/27/plan')
  await commit(two)
  meetingId = await end(two)
  expect(complaints.flat()).toEqual([])
})

describe('the minutes it left', () => {
  const minutesOf = (query: string) => textAt(`${T()}/meetings/${meetingId}/minutes${query}`)

  test('hold who was there, what was said and what was refined', async () => {
    const minutes = await minutesOf('')
    expect(minutes).toContain(
      '**Present**: Mara Lind, Pavel Brandt, Tove of the harbour office\n**Apologies**: Aiko Moreno',
    )
    for (const words of [
      'The **pilots** were shown the evening run.',
      'They want it an hour earlier.',
      '- To be discussed with the pilots first',
      '- the new licence (since ',
      ' at its end*',
      'alias="winter"',
    ])
      expect(minutes).toContain(words)
  })

  test('with all sprints give an empty instance the same team', async () => {
    const there = await contentOf(T())
    const here = await contentOf(await teamFrom('All of it', await minutesOf('?whole=all')))
    expect(here).toEqual(there)
    expect(there.ofSprints.at(25)).toMatchObject(reviewed)
    expect(there.ofSprints.at(26)).toMatchObject(planned)
    expect(there.goals).toHaveLength(3)
  })

  test('by themselves give it the same, but for who was there and what was said before', async () => {
    const there = await contentOf(T())
    const here = await contentOf(await teamFrom('In short', await minutesOf('')))
    const inShort = there.ofSprints.map(sprint =>
      sprint.number < 26 ? { ...sprint, ...untold } : sprint,
    )
    expect({ ...here, velocity: [] }).toEqual({ ...there, ofSprints: inShort, velocity: [] })
    expect(here.velocity).toEqual(there.velocity)
  })
})
