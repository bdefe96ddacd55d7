import type { Role } from '#contract/identity.ts'

export const roleNames: Record<Role, string> = {
  viewer: 'Viewer',
  member: 'Member',
  'scrum-master': 'Scrum master',
}

export const roleWords: Record<Role, string> = {
  viewer: 'reads everything but retrospectives and minutes',
  member: 'takes part: availability, cards, actions, notes',
  'scrum-master': 'also commits, closes, and changes settings and members',
}
