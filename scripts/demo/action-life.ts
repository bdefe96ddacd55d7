import { and, asc, eq } from 'drizzle-orm'
import { items } from '../../db/schema.ts'
import { addAction, saveAction } from '../../server/store/actions.ts'
import { showRetro } from '../../server/store/retro.ts'
import { type Playing, sprintOf } from './playing.ts'

type Step = {
  /** Sprints from the current one, as in `YearAction`; it happened on the sprint's first day. */
  at: number
  state: 'in-progress' | 'done' | 'dropped'
  note: string
}
type Told = {
  text: string
  /** Logins of people, or a role. */
  owner: string[]
  made: number
  due: number | null
  steps: Step[]
  helped?: { answer: 'yes' | 'partly' | 'no'; note: string }
  /** Part of the words of the card or the name of the group it came from. */
  about?: string
}

/** What older retrospectives left: done late, dropped, or still coming back. */
const OLDER: Told[] = [
  {
    text: 'Answer a request for review within a day',
    owner: ['everyone'],
    made: -5,
    due: -4,
    steps: [{ at: -3, state: 'in-progress', note: 'Better, but not yet within a day' }],
  },
  {
    text: 'Write down who may release on a Friday',
    owner: ['developers'],
    made: -3,
    due: -1,
    steps: [],
  },
  {
    text: 'Say early when an item grows, and split it then',
    owner: ['developers'],
    made: -5,
    due: -4,
    steps: [{ at: -4, state: 'done', note: '' }],
    helped: { answer: 'no', note: 'We still hear of it on the last day' },
  },
  {
    text: 'One review hour on Tuesdays, for all of us',
    owner: ['everyone'],
    made: -7,
    due: -6,
    steps: [{ at: -6, state: 'done', note: 'Since the 2nd' }],
    helped: { answer: 'yes', note: 'Half of the reviews are done within it' },
    about: 'Reviews',
  },
  {
    text: 'Ask for a second test rig',
    owner: ['pavel-brandt', 'mara-lind'],
    made: -8,
    due: -6,
    steps: [{ at: -4, state: 'dropped', note: 'There is no money for it this year' }],
    about: 'Rig',
  },
]

/** Where the actions of the year itself came from, and whether they helped, by the beginning of their text. */
const MORE: Record<string, Pick<Told, 'about' | 'helped'>> = {
  'Agree on fixed': { about: 'Test rig' },
  'Split everything': { about: 'larger than' },
  'List all': { about: 'Certificates' },
  'No more than': { about: 'Reviews' },
  'Invite a pilot': { helped: { answer: 'partly', note: 'Two of them came, and liked it' } },
}

/** The actions of the retrospectives and one of planning, each with what became of it. */
export async function addActions(playing: Playing): Promise<void> {
  const ofYear = playing.told.actions.map(({ text, login, made, due, state, note }): Told => {
    const more = Object.entries(MORE).find(([start]) => text.startsWith(start))?.[1]
    const steps = state === 'open' ? [] : [{ at: due, state, note }]
    return { text, owner: [login], made, due, steps, ...more }
  })
  for (const action of [...OLDER, ...ofYear]) await addOne(playing, action)
  await addFromPlanning(playing)
}

async function addOne(playing: Playing, { owner, made, due, steps, ...told }: Told) {
  const { parts, team } = playing
  const sprint = sprintAt(playing, made)
  const dueSprint = due === null ? null : sprintAt(playing, due)
  if (!sprint || (due !== null && !dueSprint)) return
  const found = await sprintOf(playing, sprint.firstDay)
  const action = {
    text: told.text,
    owner: owner.map(login => nameOf(playing, login)).join(', '),
    dueSprintId: dueSprint ? (await sprintOf(playing, dueSprint.firstDay)).id : null,
    source: told.about === undefined ? null : await sourceIn(playing, found.id, told.about),
    from: `Retrospective of sprint ${found.number}`,
  }
  let { id, version } = await addAction(parts.db, team, action, instant(playing, sprint.lastDay))
  const save = async (edit: object, at: number) => {
    version = (await saveAction(parts.db, team, id, { version, ...edit }, at)).version
  }
  for (const { at, state, note } of steps) {
    const day = sprintAt(playing, at)?.firstDay
    if (day) await save({ state, note }, instant(playing, day))
  }
  const { helped } = told
  if (helped && steps.at(-1)?.state === 'done') await save({ helped }, playing.clock.at)
}

/** Planning leaves actions too: this one came up at an item of the board. */
async function addFromPlanning(playing: Playing) {
  const { parts, team, told } = playing
  const current = sprintAt(playing, 0)
  const [item] = await parts.db.read
    .select({ itemId: items.itemId })
    .from(items)
    .where(and(eq(items.teamId, team.id), eq(items.kind, 'issue'), eq(items.isPresent, true)))
    .orderBy(asc(items.position))
    .limit(1)
  if (!current || !item) return
  const { id, number } = await sprintOf(playing, current.firstDay)
  const action = {
    text: 'Ask the harbour office who answers questions on this item',
    owner: nameOf(playing, told.people[0]?.login ?? ''),
    dueSprintId: id,
    source: { kind: 'item' as const, id: item.itemId },
    from: `Planning of sprint ${number}`,
  }
  await addAction(parts.db, team, action, instant(playing, current.firstDay))
}

/** The group or card of a sprint's retrospective that speaks of it. */
async function sourceIn({ parts, team }: Playing, sprintId: string, about: string) {
  const viewer = { personId: null, present: 0 }
  const { groups, cards } = await showRetro(parts.db.read, team.id, sprintId, viewer)
  const group = groups.find(({ name }) => name.includes(about))
  const card = cards.find(({ text }) => text.includes(about))
  if (group) return { kind: 'group' as const, id: group.id }
  return card ? { kind: 'card' as const, id: card.id } : null
}

const sprintAt = ({ told }: Playing, from: number) => told.sprints[told.currentIndex + from]

const instant = ({ told }: Playing, day: string) => told.made.instant(day, '11:00')

const nameOf = ({ told }: Playing, login: string) =>
  told.people.find(person => person.login === login)?.name ?? login
