import { type Answer, type Call, good } from './call.ts'
import { oneRow } from './rows.ts'
import { team, type WriteTeam } from './write-team.ts'

/** What a writer finds of its own writes: their fields in one value, and the version where there is one. */
export type Found = { value: unknown; version: number | null }

/** Somebody who writes the same thing again and again, each time with another value. */
export type Rewriter = {
  name: string
  /** The n-th write; `version` as this writer last saw it. */
  send(call: Call, n: number, version: number): Promise<Answer>
  /** What is there after the n-th write and nothing else. */
  wanted(n: number): unknown
  find(call: Call, file: string): Promise<Found>
}

type Row = Record<string, unknown>

const pick = (row: Row | undefined, names: string[]): unknown[] =>
  names.map(name => row?.[name] ?? null)

type Edit = {
  name: string
  path: string
  /** The fields of the n-th write. */
  fields: (n: number) => Row
  /** Where the thing is read again, and which of the answer it is. */
  read: [path: string, of: (body: never) => Row | undefined]
  cookie?: string
}

/** A writer that sends fields with their version and finds them again under the same names. */
function editing({ name, path, fields, read: [address, of], cookie = '' }: Edit): Rewriter {
  const names = Object.keys(fields(1))
  return {
    name,
    send: (call, n, version) => call('PATCH', team + path, { version, ...fields(n) }, { cookie }),
    wanted: n => pick(fields(n), names),
    async find(call) {
      const row = of(await good<never>(call('GET', team + address, undefined, { cookie })))
      return { value: pick(row, names), version: Number(row?.version) }
    },
  }
}

const byId =
  (list: string, id: string) =>
  (body: Record<string, Row[]>): Row | undefined =>
    body[list]?.find(row => row.id === id)

const whole = (body: Row): Row => body

/** One for each kind of thing that is typed over. */
export function rewriters(made: WriteTeam): Rewriter[] {
  const { sprints, people, cookies } = made
  const [first = '', second = '', third = '', fourth = ''] = people
  const [cookie = '', secondCookie = ''] = cookies
  return [
    percent('plannedPercent', sprints.next, first),
    percent('plannedPercent', sprints.next, second),
    percent('actualPercent', sprints.past, first),
    editing({
      name: 'settings',
      path: '',
      fields: n => ({ velocityWords: `Words ${n}`, graceDays: n % 4 }),
      read: ['', whole],
    }),
    editing({
      name: 'a person',
      path: `/people/${third}`,
      fields: n => ({ name: `Ida ${n}`, usualPercent: n % 101 }),
      read: ['/people', byId('people', third)],
    }),
    editing({
      name: 'goal and comment of a sprint',
      path: `/sprints/${sprints.present}`,
      fields: n => ({ goal: `Goal ${n}`, comment: `Comment ${n}\n\n${'long '.repeat(500)}` }),
      read: [`/sprints/${sprints.present}`, trimmed],
    }),
    typedIn(sprints.old),
    editing({
      name: 'an action',
      path: `/actions/${made.action}`,
      fields: n => ({ text: `Action ${n}`, owner: `crew ${n}` }),
      read: ['/actions', byId('actions', made.action)],
    }),
    editing({
      name: 'a goal',
      path: `/goals/${made.goal}`,
      fields: n => ({ name: `Berths ${n}`, roadmap: `- Step ${n}` }),
      read: ['/goals', byId('goals', made.goal)],
    }),
    editing({
      name: 'a target',
      path: `/targets/${made.target}`,
      fields: n => ({ text: `Target ${n}` }),
      read: [`/sprints/${sprints.next}/goals`, byId('targets', made.target)],
    }),
    editing({
      name: 'a card',
      path: `/cards/${made.ownCard}`,
      fields: n => ({ text: `Card ${n}`, place: n % 2 ? 'anchor' : 'wind' }),
      read: [`/sprints/${sprints.present}/retro`, byId('cards', made.ownCard)],
      cookie,
    }),
    editing({
      name: 'a line of a meeting',
      path: `/minute-lines/${made.line}`,
      fields: n => ({ text: `Line ${n}` }),
      read: [`/meetings/${made.meeting}`, byId('lines', made.line)],
    }),
    editing({
      name: 'an event',
      path: `/team-events/${made.event}`,
      fields: n => ({ name: `Review week ${n}`, personIds: [n % 2 ? fourth : second] }),
      read: ['/team-events', byId('events', made.event)],
    }),
    dots(sprints.past, made.votedCard, cookie),
    pokerVote(made.round, second, secondCookie),
    typedTable(),
    attendance(made.meeting, fourth),
  ]
}

/** Long text comes back without the space at its end. */
function trimmed(row: Row): Row {
  const { comment } = row
  return typeof comment === 'string' ? { ...row, comment: `${comment.trimEnd()} ` } : row
}

function percent(field: string, sprintId: string, personId: string): Rewriter {
  const path = `${team}/sprints/${sprintId}/availability`
  return {
    name: field,
    send: (call, n) => call('PUT', `${path}/${personId}`, { [field]: n % 101 }),
    wanted: n => n % 101,
    async find(call) {
      const { people } = await good<{ people: Row[] }>(call('GET', path))
      const row = people.find(one => one.personId === personId)
      return { value: row?.[field] ?? null, version: null }
    },
  }
}

function typedIn(sprintId: string): Rewriter {
  const path = `${team}/sprints/${sprintId}`
  const fields = ['committed', 'counted', 'plannedFte', 'actualFte']
  const typed = (n: number) => Object.fromEntries(fields.map(field => [field, n]))
  return {
    name: 'totals typed in',
    send: (call, n, version) => call('PATCH', path, { version, typed: typed(n) }),
    wanted: n => fields.map(() => n),
    async find(call) {
      const sprint = await good<{ version: number; recorded: Row[] }>(call('GET', path))
      return { value: pick(sprint.recorded[0], fields), version: sprint.version }
    },
  }
}

function dots(sprintId: string, card: string, cookie: string): Rewriter {
  const path = `${team}/sprints/${sprintId}/retro`
  return {
    name: 'dots',
    send: (call, n) => call('PUT', `${path}/votes/${card}`, { dots: 1 + (n % 20) }, { cookie }),
    wanted: n => 1 + (n % 20),
    async find(call) {
      const { dotsGiven } = await good<{ dotsGiven: number }>(call('GET', path))
      return { value: dotsGiven, version: null }
    },
  }
}

/** Nobody is told a vote before the reveal: it is looked up in the file. */
function pokerVote(round: string, personId: string, cookie: string): Rewriter {
  const labels = ['1', '2', '3', '5', '8']
  const wanted = (n: number) => labels[n % labels.length]
  return {
    name: 'a vote in planning poker',
    send: (call, n) =>
      call('PUT', `${team}/poker/rounds/${round}/vote`, { label: wanted(n) }, { cookie }),
    wanted,
    async find(_call, file) {
      const sql = 'select label from poker_votes where round_id = ? and person_id = ?'
      return { value: oneRow(file, sql, round, personId)?.label ?? null, version: null }
    },
  }
}

/** A table of five sprints in one import, all with the same figures. */
function typedTable(): Rewriter {
  const rows = [1, 2, 3, 4, 5]
  const table = (n: number) =>
    ['title,firstDay,lastDay,committed,completed,fte']
      .concat(rows.map(row => `Table ${row},2024-0${row}-05,2024-0${row}-16,${n},${n},${n}`))
      .join('\n')
  return {
    name: 'an imported table',
    send: (call, n) => call('POST', `${team}/import/sprints`, table(n)),
    wanted: n => rows.map(() => [n, n]),
    async find(call) {
      const { sprints } = await good<{ sprints: TableSprint[] }>(call('GET', `${team}/sprints`))
      const own = sprints.filter(({ title }) => title.startsWith('Table'))
      const value = own.map(({ points, fte }) => [points.counted, fte.actual])
      return { value: value.length === 0 ? null : value, version: null }
    },
  }
}

type TableSprint = { title: string; points: { counted: number }; fte: { actual: number } }

function attendance(meeting: string, personId: string): Rewriter {
  const path = `${team}/meetings/${meeting}`
  return {
    name: 'who is at a meeting',
    send: (call, n) => call('PUT', `${path}/attendance`, { personId, isPresent: n % 2 === 0 }),
    wanted: n => n % 2 === 0,
    async find(call) {
      const { attendees } = await good<{ attendees: Row[] }>(call('GET', path))
      const own = attendees.find(one => one.personId === personId)
      return { value: own?.isPresent ?? null, version: null }
    },
  }
}
