export type Row = Record<string, unknown>
/** An export as it is read back, to be changed at will. */
export type Document = Record<string, Row[]> & { team: Row }

/** Ids of another team that lives in the same Knots. */
export type Others = { team: string; sprint: string; person: string; action: string }

/** What is changed in an export, where that is told, and in what words. */
export const hostile: [string, (given: Document, others: Others) => void, string, RegExp][] = [
  [
    'a person of another team',
    (given, others) => Object.assign(given.people![3]!, { teamId: others.team }),
    'people.3.teamId',
    /names a team that this export does not hold/,
  ],
  [
    'an answer for a sprint of another team',
    (given, others) => Object.assign(given.availability![0]!, { sprintId: others.sprint }),
    'availability.0.sprintId',
    /names a row of sprints/,
  ],
  [
    'an answer of a person of another team',
    (given, others) => Object.assign(given.availability![0]!, { personId: others.person }),
    'availability.0.personId',
    /names a row of people/,
  ],
  [
    'a change in the ledger of a sprint of another team',
    (given, others) =>
      Object.assign(given.changes!.find(({ field }) => field === 'sprint')!, {
        text: others.sprint,
      }),
    'changes.',
    /names a row of sprints/,
  ],
  [
    'a write for a sprint of another team',
    (given, others) => Object.assign(given.writes![0]!, { to: others.sprint }),
    'writes.0.to',
    /names a row of sprints/,
  ],
  [
    'a state of an action of another team',
    (given, others) => Object.assign(given.actionStates![0]!, { actionId: others.action }),
    'actionStates.0.actionId',
    /names a row of actions/,
  ],
  [
    'an owner from another team',
    (given, others) => Object.assign(given.actions![0]!, { ownerIds: [others.person] }),
    'actions.0.ownerIds.0',
    /names a row of people/,
  ],
  [
    'a commitment with somebody of another team',
    (given, others) =>
      Object.assign((given.commitments![0]!.people as Row[])[0]!, { personId: others.person }),
    'commitments.0.people.0.personId',
    /names a row of people/,
  ],
  [
    'a row twice',
    given => given.sprints!.push({ ...given.sprints![0]!, number: 99 }),
    'sprints.',
    /holds this row twice/,
  ],
  [
    'two sprints of one number',
    given => Object.assign(given.sprints![1]!, { number: given.sprints![0]!.number }),
    'sprints.1',
    /holds this row twice/,
  ],
  [
    'cards that lie on each other',
    given => {
      const [a, b] = given.cards as [Row, Row]
      Object.assign(a, { parentId: b.id })
      Object.assign(b, { parentId: a.id })
    },
    'cards',
    /in a circle/,
  ],
  [
    'a change that replaces itself',
    given => Object.assign(given.changes![0]!, { replacedBy: given.changes![0]!.id }),
    'changes',
    /in a circle/,
  ],
  [
    'figures that no close keeps',
    given => Object.assign(given.closes![0]!.figures as Row, { start: 1e18 }),
    'closes.0.figures.start',
    /./,
  ],
  [
    'a sprint without end',
    given => Object.assign(given.sprints![0]!, { lastDay: '9999-12-31' }),
    'sprints.0.lastDay',
    /more than a year/,
  ],
  [
    'a state that there is not',
    given => Object.assign(given.items![5]!, { state: 'lost' }),
    'items.5.state',
    /Give one of/,
  ],
  [
    'points beyond all bounds',
    given => Object.assign(given.items![0]!, { points: 1e300 }),
    'items.0.points',
    /at most/,
  ],
  [
    'an id that is an address',
    given => Object.assign(given.sprints![0]!, { id: '../../people' }),
    'sprints.0.id',
    /letters, digits/,
  ],
  ['a table less', given => Reflect.deleteProperty(given, 'goals'), 'goals', /list is missing/],
  [
    'a time zone that there is not',
    given => Object.assign(given.team, { timeZone: 'Mars/Olympus' }),
    'team.timeZone',
    /no time zone/,
  ],
  [
    'a country without holidays',
    given => Object.assign(given.people![0]!, { country: 'QQ' }),
    'country',
    /no holidays of QQ/,
  ],
]
