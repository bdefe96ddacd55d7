import type { BoardCheck, CheckedItem, CheckedRule } from '#contract/board-check.ts'

export function checkedItem(number: number, given: Partial<CheckedItem> = {}): CheckedItem {
  return {
    id: `i${number}`,
    kind: 'issue',
    number,
    repository: 'harbour/pilot',
    title: `Item ${number}`,
    url: `https://github.com/harbour/pilot/issues/${number}`,
    points: 3,
    aside: null,
    status: 'In progress',
    sprint: { id: 's16', number: 16 },
    ...given,
  }
}

export function checkedRule(id: string, given: Partial<CheckedRule> = {}): CheckedRule {
  return {
    id,
    title: `Rule ${id}`,
    why: 'It bends the numbers.',
    mend: 'Straighten it.',
    state: 'fine',
    note: null,
    count: given.findings?.length ?? 0,
    effect: null,
    findings: [],
    ...given,
  }
}

const parent = checkedItem(40, { title: 'Move accounting to the new database', points: 8 })
const child = checkedItem(41, { title: 'Copy the old tables', points: 5 })

/** A rule with two items that have points for the same work. */
export const twice = checkedRule('counted-twice', {
  title: 'Points on two items for the same work',
  state: 'found',
  effect: 'up to 5 points may be counted twice',
  findings: [
    {
      item: parent,
      related: [child],
      text: '8 points here and 5 points on its sub-issue #41.',
      points: 5,
      asides: [
        { itemId: 'i40', reason: 'Counted on its sub-issue #41' },
        { itemId: 'i41', reason: 'Counted on its parent #40' },
      ],
    },
  ],
})

export const noEstimate = checkedRule('unestimated', {
  title: 'No estimate in the current or next sprint',
  state: 'found',
  findings: Array.from({ length: 8 }, (_, index) => ({
    item: checkedItem(50 + index, { points: null }),
    related: [],
    text: 'In sprint 16 without an estimate.',
    points: null,
    asides: [],
  })),
})

export const boardCheck: BoardCheck = {
  state: 'checked',
  board: { title: 'Harbour board', url: 'https://github.com/orgs/harbour/projects/30' },
  items: 214,
  count: 10,
  rules: [
    twice,
    noEstimate,
    checkedRule('missing-iterations', {
      title: 'Coming sprints on the board',
      state: 'found',
      findings: [
        {
          item: null,
          related: [],
          text: '1 coming sprint is on the board; 2 would cover the next four weeks.',
          points: null,
          asides: [],
        },
      ],
    }),
    checkedRule('off-scale', { title: 'Points that are not on the scale' }),
    checkedRule('dependent-together', {
      title: 'Items that wait for each other in one sprint',
      state: 'not-checked',
      note: 'Not checked so far: how items hang together is not read yet.',
    }),
  ],
  aside: [
    {
      item: checkedItem(30, {
        title: 'Umbrella of the site summary',
        points: 13,
        aside: 'Counted on its sub-issues #31 and #32',
      }),
      reason: 'Counted on its sub-issues #31 and #32',
      at: '2026-06-16T12:00:00Z',
    },
  ],
}

/** Nothing is odd on the board, and nothing is set aside. */
export const boardInOrder: BoardCheck = {
  ...boardCheck,
  count: 0,
  rules: boardCheck.rules.map(rule => ({
    ...rule,
    state: 'fine',
    note: null,
    count: 0,
    effect: null,
    findings: [],
  })),
  aside: [],
}
