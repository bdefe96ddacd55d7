export const sections = [
  { id: 'team', title: 'Team' },
  { id: 'github', title: 'GitHub' },
  { id: 'mapping', title: 'Fields of the board' },
  { id: 'views', title: 'Views' },
  { id: 'webhooks', title: 'Webhooks' },
  { id: 'people', title: 'People' },
  { id: 'numbers', title: 'Numbers' },
  { id: 'poker', title: 'Planning poker' },
  { id: 'retro', title: 'Retrospective' },
  { id: 'meeting', title: 'Meeting' },
  { id: 'pictures', title: 'Pictures for README and wiki' },
] as const

export type SectionId = (typeof sections)[number]['id']
