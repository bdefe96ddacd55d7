import type { Goal, SprintGoals } from '#contract/goal.ts'

export const transition: Goal = {
  id: 'g1',
  version: 3,
  name: 'Transition',
  aliases: [],
  state: 'in-progress',
  label: 'transition',
  parent: null,
  roadmap: `## This year\n\n- Move the pages\n\n\`\`\`mermaid\ngraph LR\n  pages[Pages] --> store[Store]\n\`\`\`\n\nThen the rest.`,
  progress: { items: 12, done: 5, points: 40, donePoints: 18, unestimated: 2 },
  sprints: [
    { id: 's14', number: 14, lastDay: '2026-05-27', points: 8 },
    { id: 's16', number: 16, lastDay: '2026-06-24', points: null },
  ],
}

export const storage: Goal = {
  id: 'g2',
  version: 1,
  name: 'Storage',
  aliases: [],
  state: 'ready',
  label: null,
  parent: null,
  roadmap: '',
  progress: null,
  sprints: [],
}

export const sprintGoals: SprintGoals = {
  goals: [
    { id: 'g1', name: 'Transition', state: 'in-progress' },
    { id: 'g2', name: 'Storage', state: 'ready' },
  ],
  targets: [
    { id: 't1', version: 1, goalId: 'g1', text: 'Finish phase 1', state: 'open' },
    { id: 't2', version: 1, goalId: 'g1', text: 'Write it down', state: 'struck' },
    { id: 't3', version: 1, goalId: null, text: 'Arrive in time', state: 'reached' },
  ],
  reviews: [],
  shares: [
    { goalId: 'g1', items: 3, points: 12, completed: 5, share: 0.6 },
    { goalId: null, items: 2, points: 8, completed: 8, share: 0.4 },
  ],
}
