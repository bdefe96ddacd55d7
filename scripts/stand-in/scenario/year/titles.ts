import type { Random } from '../random.ts'

export type Titled = { title: string; repository: string }

type Kind = { repository: string; parts: string[]; wishes: string[] }

const KINDS: Kind[] = [
  {
    repository: 'tide-api',
    parts: [
      'Tide forecast',
      'Gauge import',
      'Station search',
      'Alert mail',
      'Nightly export',
      'Rate limiter',
      'Single sign-on',
      'Audit log',
      'Water level cache',
      'Berth booking',
      'Webhook sender',
      'Job queue',
    ],
    wishes: [
      'answer in under 200 ms',
      'time out instead of hanging',
      'wrong hour after the change to summer time',
      'try again when the upstream is down',
      'page through more than 1,000 results',
      'refuse unknown fields with a clear message',
      'write metrics',
      'move to the new schema',
      'no duplicate rows after a restart',
      'cover the error paths with tests',
      'limit memory for large ports',
    ],
  },
  {
    repository: 'chart-room',
    parts: [
      'Tide chart',
      'Station map',
      'Alert list',
      'Berth calendar',
      'Sign-in page',
      'Settings',
      'Export dialog',
      'Search box',
      'Print view',
      'Harbour overview',
      'Dark mode',
    ],
    wishes: [
      'keep the filter on reload',
      'reachable by keyboard alone',
      'fits on a phone',
      'loses focus after saving',
      'say what went wrong',
      'loading state flickers',
      'translate into German and French',
      'first paint under a second',
      'contrast too low in the header',
      'undo within ten seconds',
      'wrong unit when feet are chosen',
      'tooltip cut off at the edge',
    ],
  },
  {
    repository: 'beacon-firmware',
    parts: ['Gauge reader', 'Radio link', 'Battery guard', 'Clock', 'Boot loader', 'Self-test'],
    wishes: [
      'survive a power cut',
      'send less on a weak link',
      'raise an alarm below 3.4 V',
      'roll back when the checksum fails',
      'half the current in sleep',
      'calibrate against the reference gauge',
      'run in the test rig',
      'report the version',
    ],
  },
  {
    repository: 'pilot-handbook',
    parts: ['Handbook', 'First steps', 'Operations guide', 'Runbook'],
    wishes: [
      'how to add a harbour',
      'what to do when a gauge is silent',
      'restore from a backup',
      'explain the alert levels',
      'pictures of the new pages',
      'release checklist',
    ],
  },
]

/** Titles of work, each given once, in a mixed order. */
export function workTitles(random: Random): Titled[] {
  const all = KINDS.flatMap(({ repository, parts, wishes }) =>
    parts.flatMap(part => wishes.map(wish => ({ title: `${part}: ${wish}`, repository }))),
  )
  return random.shuffled(all)
}

const SMALL: Titled[] = [
  { title: 'Pin the base image', repository: 'tide-api' },
  { title: 'Fix a flaky test of the gauge import', repository: 'tide-api' },
  { title: 'Raise the time limit of the nightly export', repository: 'tide-api' },
  { title: 'Update the web framework', repository: 'chart-room' },
  { title: 'Fix a typo on the sign-in page', repository: 'chart-room' },
  { title: 'Update the chart library', repository: 'chart-room' },
  { title: 'Silence a noisy log line', repository: 'tide-api' },
  { title: 'Hotfix: alert mails sent twice', repository: 'tide-api' },
  { title: 'Update the compiler', repository: 'beacon-firmware' },
  { title: 'Correct a link in the handbook', repository: 'pilot-handbook' },
  { title: 'Hotfix: map empty on old phones', repository: 'chart-room' },
  { title: 'Renew the test certificates', repository: 'tide-api' },
]

/** A pull request nobody planned. */
export function smallTitle(random: Random, count: number): Titled {
  const small = random.pick(SMALL)
  return { ...small, title: `${small.title} (${count})` }
}

export const DRAFTS = [
  'Idea: compare two harbours side by side',
  'Idea: spoken forecast by telephone',
  'Ask the pilots which pages they print',
]
