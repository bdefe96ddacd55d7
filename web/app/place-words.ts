const ofSprint: Record<string, (number: string) => string> = {
  plan: number => `Planning of sprint ${number}`,
  poker: number => `Planning poker of sprint ${number}`,
  review: number => `Review of sprint ${number}`,
  retro: number => `Retrospective of sprint ${number}`,
}

const ofTeam: Record<string, string> = {
  sprints: 'Sprints',
  refinement: 'Refinement',
  velocity: 'Velocity',
  'board-check': 'Board check',
  import: 'Import',
  settings: 'Settings',
}

/** What the page at an address is about, as the origin of what is noted on it; empty where it is no matter of its own. */
export function placeWords(pathname: string): string {
  const [, , page = '', number = '', part = ''] = pathname.split('/')
  if (page === 'sprints' && /^\d+$/.test(number))
    return ofSprint[part]?.(number) ?? `Sprint ${number}`
  return ofTeam[page] ?? ''
}
