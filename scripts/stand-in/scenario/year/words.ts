/** Goals of the year's sprints, in turn. */
export const GOALS = [
  '**Forecast**: first harbour live\n- **Map**: stations can be found',
  '**Alerts**: mail and web agree\n- Clean up the oldest issues',
  '**Berths**: calendar shows a week',
  '**Firmware**: new boot loader in the test rig',
  '**Forecast**: three more harbours',
  '**Handbook**: first steps for a new harbour',
  '**Sign-in**: one account for everything',
  '**Map**: usable on a phone',
  '**Export**: nightly files for the port authority',
  '**Alerts**: no false alarms at spring tide',
  '**Firmware**: a year on one battery',
  '**Berths**: book and cancel\n- ~~Payment~~ next time',
  '**Release 2.0** to the pilots',
]

/** Comments at the close, in turn; most sprints have none. */
export const COMMENTS = [
  'Two of us were at the harbour for the installation. What was learned there is in the handbook.',
  '',
  'The gauge import took much longer than its five points: the upstream changed its format overnight.',
  '',
  '',
  'The ~~map~~ tide chart came first: the pilots had asked for it.',
  '',
  'Reviews went quicker since we do them in pairs.',
  '',
  'The release kept us busy with work nobody had planned.',
]

export type YearAction = {
  text: string
  login: string
  /** Counted from the current sprint: 0 is the current one, -1 the one before. */
  due: number
  /** The sprint at whose retrospective it was made. */
  made: number
  state: 'open' | 'in-progress' | 'done' | 'dropped'
  note: string
}

export const ACTIONS: YearAction[] = [
  {
    text: 'Agree on fixed days for the test rig',
    login: 'pavel-brandt',
    made: -1,
    due: 0,
    state: 'in-progress',
    note: 'Asked the other team, an answer comes on Thursday',
  },
  {
    text: 'Split everything above 8 points before planning',
    login: 'mara-lind',
    made: -1,
    due: 0,
    state: 'open',
    note: '',
  },
  {
    text: 'List all certificates with their last day',
    login: 'noor-castellan',
    made: -2,
    due: -1,
    state: 'done',
    note: 'The list is in the handbook',
  },
  {
    text: 'No more than three reviews open at once',
    login: 'aiko-moreno',
    made: -2,
    due: 0,
    state: 'in-progress',
    note: 'Works for the web, not yet for the firmware',
  },
  {
    text: 'Invite a pilot to every third review',
    login: 'ines-halvorsen',
    made: -4,
    due: -2,
    state: 'done',
    note: 'The first one came',
  },
]
