export const sections = [
  { id: 'team', title: 'Team' },
  { id: 'github', title: 'GitHub' },
  { id: 'mapping', title: 'Fields of the board' },
  { id: 'views', title: 'Views' },
  { id: 'webhooks', title: 'Webhooks' },
  { id: 'people', title: 'People' },
  { id: 'members', title: 'Members and roles' },
  { id: 'shares', title: 'Shared pages' },
  { id: 'numbers', title: 'Numbers' },
  { id: 'poker', title: 'Planning poker' },
  { id: 'retro', title: 'Retrospective' },
  { id: 'meeting', title: 'Meeting' },
  { id: 'pictures', title: 'Pictures for README and wiki' },
] as const

/** Shown to those who may not change settings, without anything to press. */
const readable: readonly string[] = [
  'team',
  'people',
  'members',
  'numbers',
  'poker',
  'retro',
  'meeting',
]

/** Those that somebody is shown; roles only where people sign in. */
export const sectionsFor = (mayLead: boolean, hasSignIn: boolean) =>
  sections.filter(({ id }) => (mayLead || readable.includes(id)) && (hasSignIn || id !== 'members'))

export type SectionId = (typeof sections)[number]['id']
