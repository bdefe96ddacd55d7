import type { ViewRole, Views, ViewUse } from '#contract/view.ts'

const use = (role: ViewRole, given: Partial<ViewUse> = {}): ViewUse => ({
  role,
  number: null,
  isChosen: false,
  detected: null,
  readAt: null,
  source: role === 'backlog' ? 'default' : 'none',
  total: null,
  ignored: [],
  warning: null,
  first: [],
  ...given,
})

const title = (number: number, text: string) => ({
  id: `i${number}`,
  title: text,
  number,
  repository: 'harbour/tides',
  url: `https://github.com/harbour/tides/issues/${number}`,
})

/** Saved views of the invented team's board, and what Knots uses them for. */
export const views: Views = {
  projectUrl: 'https://github.com/orgs/harbour/projects/30',
  views: [
    { number: 1, name: 'Current sprint', filter: 'sprint:@current', layout: 'board' },
    { number: 3, name: 'Backlog', filter: 'is:open no:sprint', layout: 'table' },
    { number: 7, name: 'Needs triage', filter: 'no:status type:Bug', layout: 'table' },
    { number: 9, name: 'Roadmap', filter: '', layout: 'roadmap' },
  ],
  uses: [
    use('sprint', {
      number: 1,
      detected: 1,
      readAt: '2026-06-24T10:00:00.000Z',
      source: 'github',
      total: 14,
      first: [title(12, 'Show the tide table'), title(15, 'Warn of spring tides')],
    }),
    use('review'),
    use('triage', {
      number: 7,
      isChosen: true,
      detected: 7,
      readAt: '2026-06-24T10:00:00.000Z',
      source: 'knots',
      total: 3,
      ignored: ['type:Bug'],
      first: [title(31, 'Buoys drift'), title(33, 'A chart is upside down')],
    }),
    use('in-progress-too-long'),
    use('external'),
    use('backlog', {
      number: 3,
      detected: 3,
      readAt: '2026-06-24T10:00:00.000Z',
      source: 'github',
      total: 58,
      warning:
        'GitHub finds 58 items and Knots, by the same filter, 102. GitHub says nothing of conditions that it does not know: compare with the view itself.',
      first: [title(40, 'Print the harbour map')],
    }),
  ],
}
