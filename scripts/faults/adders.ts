import { type Answer, type Call, good } from './call.ts'
import { team, type WriteTeam } from './write-team.ts'

/** Somebody who adds one thing after another, numbered. */
export type Adder = {
  name: string
  send(call: Call, n: number): Promise<Answer>
  /** The parts of which the n-th consists. */
  wanted(n: number): string[]
  /** The parts that are there of all it added. */
  find(call: Call): Promise<string[]>
}

type Row = Record<string, unknown>

const listed = async (call: Call, path: string, list: string, cookie = ''): Promise<Row[]> =>
  (await good<Record<string, Row[]>>(call('GET', team + path, undefined, { cookie })))[list] ?? []

const padded = (n: number) => String(n).padStart(6, '0')

/** One for each kind of thing that is added; the last one adds several with each write. */
export function adders({ sprints, cookies, meeting, goal }: WriteTeam): Adder[] {
  const [cookie = ''] = cookies
  return [
    {
      name: 'new actions',
      send: (call, n) => {
        const id = `added-${padded(n)}`
        return call('POST', `${team}/actions`, { id, text: `Added ${n}`, owner: `crew ${n}` })
      },
      wanted: n => [`added-${padded(n)} Added ${n} crew ${n}`],
      find: async call =>
        (await listed(call, '/actions', 'actions'))
          .filter(({ id }) => String(id).startsWith('added-'))
          .map(({ id, text, owner }) => `${id} ${text} ${owner}`),
    },
    {
      name: 'new cards',
      send: (call, n) => {
        const id = `the-added-card-${padded(n)}`
        const path = `${team}/sprints/${sprints.present}/retro/cards`
        return call('POST', path, { id, place: 'rock', text: `Card ${n}` }, { cookie })
      },
      wanted: n => [`the-added-card-${padded(n)} rock Card ${n}`],
      find: async call =>
        (await listed(call, `/sprints/${sprints.present}/retro`, 'cards', cookie))
          .filter(({ id }) => String(id).startsWith('the-added-card-'))
          .map(({ id, place, text }) => `${id} ${place} ${text}`),
    },
    {
      name: 'new lines of a meeting',
      send: (call, n) => {
        const body = { id: `line-${padded(n)}`, section: 'review', text: `Line ${n}` }
        return call('POST', `${team}/meetings/${meeting}/lines`, body)
      },
      wanted: n => [`line-${padded(n)} review Line ${n}`],
      find: async call =>
        (await listed(call, `/meetings/${meeting}`, 'lines'))
          .filter(({ section }) => section === 'review')
          .map(({ id, section, text }) => `${id} ${section} ${text}`),
    },
    {
      name: 'new targets',
      send: (call, n) => {
        const body = { id: `target-${padded(n)}`, goalId: goal, text: `Reach ${n}` }
        return call('POST', `${team}/sprints/${sprints.past}/targets`, body)
      },
      wanted: n => [`target-${padded(n)} Reach ${n}`],
      find: async call =>
        (await listed(call, `/sprints/${sprints.past}/goals`, 'targets')).map(
          ({ id, text }) => `${id} ${text}`,
        ),
    },
    {
      name: 'imported actions',
      send: (call, n) => {
        const lines = ['one', 'two', 'three'].map(word => `- Imported ${word} ${n}`)
        const text = ['# 2026-06-18', '', '## Actions', ...lines, ''].join('\n')
        return call('POST', `${team}/import/minutes?meetingDay=2026-06-18`, text)
      },
      wanted: n => ['one', 'two', 'three'].map(word => `Imported ${word} ${n}`),
      find: async call =>
        (await listed(call, '/actions', 'actions'))
          .map(({ text }) => String(text))
          .filter(text => text.startsWith('Imported')),
    },
  ]
}
