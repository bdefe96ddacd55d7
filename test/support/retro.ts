import { randomBytes } from 'node:crypto'
import { Card, type NewRetro, Retro, type RetroPhase } from '../../server/contract/retro.ts'
import { buildTestApp, makeTeam, type TestApp, type TestAppOptions } from './app.ts'

export type Member = { id: string; name: string; cookie: string }
/** A card as its writer's browser remembers it. */
export type Written = { id: string; text: string; secret: string }

export const TeamUrl = '/api/teams/fleet'

/** A retrospective through the real app, with people who said who they are. */
export type Meeting = {
  app: TestApp
  sprintId: string
  url: string
  people: Member[]
  as: (index: number) => { cookie: string }
  join: (name: string) => Promise<Member>
  look: (index?: number) => Promise<Retro>
  open: (settings?: NewRetro) => Promise<Retro>
  go: (to: RetroPhase, index?: number) => Promise<Retro>
  /** Writes a card with a secret of its own, as on an anonymous board. */
  write: (index: number, place: string, text: string) => Promise<Written>
  addSprint: (firstDay: string, lastDay: string) => Promise<string>
}

export const randomSecret = () => randomBytes(24).toString('base64url')
export const randomId = () => randomBytes(12).toString('base64url')

export async function holdRetro(names: string[], options: TestAppOptions = {}): Promise<Meeting> {
  const app = await buildTestApp(options)
  await makeTeam(app)
  const people: Member[] = []
  const as = (index: number) => ({ cookie: people[index]?.cookie ?? '' })

  async function join(name: string): Promise<Member> {
    const { id } = (await app.post(`${TeamUrl}/people`, { name })).json()
    const me = await app.put('/api/me', { team: 'fleet', personId: id })
    const member = { id, name, cookie: String(me.headers['set-cookie']).split(';')[0] ?? '' }
    people.push(member)
    return member
  }

  async function addSprint(firstDay: string, lastDay: string): Promise<string> {
    const answer = await app.post(`${TeamUrl}/sprints`, { firstDay, lastDay })
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json().id
  }

  for (const name of names) await join(name)
  const sprintId = await addSprint('2026-06-12', '2026-06-25')
  const url = `${TeamUrl}/sprints/${sprintId}/retro`
  const asRetro = (answer: { statusCode: number; body: string }) => {
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return Retro.parse(JSON.parse(answer.body))
  }
  const look = async (index = -1) => asRetro(await app.get(url, as(index)))

  return {
    app,
    sprintId,
    url,
    people,
    as,
    join,
    look,
    addSprint,
    open: async (settings = {}) => asRetro(await app.post(url, settings)),
    async go(to, index = -1) {
      const from = (await look()).board?.phase
      return asRetro(await app.post(`${url}/phase`, { from, to }, as(index)))
    },
    async write(index, place, text) {
      const card = { id: randomId(), place, text, secret: randomSecret() }
      const answer = await app.post(`${url}/cards`, card, as(index))
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return { id: Card.parse(answer.json()).id, text, secret: card.secret }
    },
  }
}
