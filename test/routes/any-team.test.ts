import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { people } from '../../db/schema.ts'
import { AnyTeam, figuresOf, playAnyTeam } from '../support/any-team.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

const unhurried = { timeout: 120_000 }
const runs = { numRuns: 6, seed: 1 }

async function read(app: TestApp, url: string, sprintIds: string[]): Promise<string[]> {
  const answers: string[] = []
  for (const path of figuresOf(sprintIds)) {
    const answer = await app.get(url + path)
    expect(answer.statusCode, path).toBe(200)
    answers.push(`200 ${path} ${answer.body}`)
  }
  return answers
}

test('any small team that is exported and brought in elsewhere has equal figures', unhurried, () =>
  fc.assert(
    fc.asyncProperty(AnyTeam, async given => {
      const { app, url, sprintIds, now } = await playAnyTeam(given)
      const document = (await app.get(`${url}/export.json`)).json()
      const other = await buildTestApp({ clock: testClock(now) })
      const made = await other.post('/api/teams/import', document)
      expect(made.statusCode, made.body).toBe(201)
      expect(await read(other, url, sprintIds)).toEqual(await read(app, url, sprintIds))
    }),
    runs,
  ),
)

type Matrix = { people: { personId: string }[] }

/** The same whatever people are called, who stand in the order of their names. */
function nameless(answer: string): unknown {
  const text = answer.replaceAll(/Sailor \d|Former member/g, 'Somebody')
  const [, status, path, body = ''] = /^(\d+) (\S+) (.*)$/s.exec(text) ?? []
  if (!path?.endsWith('/availability')) return text
  const matrix = JSON.parse(body) as Matrix
  const inOrder = matrix.people.toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
  return [status, path, { ...matrix, people: inOrder }]
}

test('whoever left and is deleted then changes no figure of any small team', unhurried, () =>
  fc.assert(
    fc.asyncProperty(AnyTeam, fc.nat(3), async (given, who) => {
      const { app, db, url, sprintIds, raise } = await playAnyTeam(given)
      const id = `person-${who % given.people.length}`
      await db.write(async tx => {
        await tx.update(people).set({ isActive: false }).where(eq(people.id, id))
      })
      await raise()
      const before = await read(app, url, sprintIds)
      expect((await app.remove(`${url}/people/${id}?version=1`)).statusCode).toBe(204)
      const after = await read(app, url, sprintIds)
      expect(after.map(nameless)).toEqual(before.map(nameless))
    }),
    runs,
  ),
)
