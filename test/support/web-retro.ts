import type { Card, CardGroup, Retro, RetroPhase, Risk, Theme } from '#contract/retro.ts'
import type { Routes } from './web-api.ts'
import { planningRoutes } from './web-planning.ts'
import { crewRoutes } from './web-routes.ts'

type Board = NonNullable<Retro['board']>

export const ada = { personId: 'p0', name: 'Ada Lund' }
export const bo = { personId: 'p1', name: 'Bo Fisk' }

export const retroOf16 = '/api/teams/crew/sprints/s16/retro'

export const aCard = (id: string, place: string, text: string, card: Partial<Card> = {}): Card => ({
  id,
  version: 1,
  place,
  text,
  parentId: null,
  groupId: null,
  votes: null,
  isDiscussed: false,
  wasHit: null,
  themeId: null,
  author: null,
  ...card,
})

export const aGroup = (id: string, name: string, group: Partial<CardGroup> = {}): CardGroup => ({
  id,
  version: 1,
  name,
  votes: null,
  isDiscussed: false,
  ...group,
})

export const slowReviews: Theme = {
  id: 't-reviews',
  version: 1,
  name: 'reviews were slow',
  sprints: [9, 11, 13, 16],
  recent: 4,
  of: 6,
}

export const aRisk = (risk: Partial<Risk> = {}): Risk => ({
  cardId: 'rock-1',
  version: 2,
  text: 'The lighthouse is repaired',
  sprintId: 's15',
  number: 15,
  wasHit: null,
  ...risk,
})

/** The retrospective of sprint 16, led by Ada, who looks at it. */
export const aRetro = (
  phase: RetroPhase,
  retro: Partial<Omit<Retro, 'board'>> = {},
  board: Partial<Board> = {},
): Retro => ({
  sprintId: 's16',
  board: {
    version: 1,
    format: 'boat',
    isAnonymous: true,
    phase,
    facilitator: ada,
    votesEach: 5,
    areTotalsLive: false,
    timer: { endsAt: null, leftSeconds: null },
    topicId: null,
    startedAt: '2026-06-18T09:00:00Z',
    endedAt: null,
    ...board,
  },
  cards: [],
  groups: [],
  hidden: [],
  dotsGiven: 0,
  ready: 0,
  present: 9,
  ratings: null,
  risks: [],
  themes: [],
  ...retro,
})

const places = ['anchor', 'wind', 'anchor', 'rock', 'wind', 'anchor']
const sentences = [
  'Waiting for reviews: nobody knew whose turn it was',
  'Pairing on the scheduler',
  'The titles of pull requests said feature where it was a chore, so that the version went up in the wrong way and had to be corrected before the release',
  'Holiday',
]

/** As many cards as a large team writes, some in groups, some with dots. */
export function manyCards(count: number, hasVotes: boolean): Pick<Retro, 'cards' | 'groups'> {
  const votesOf = (index: number) => (hasVotes ? (index * 7) % 5 : null)
  const groups = ['Reviews', 'Releases'].map((name, index) =>
    aGroup(`g${index}`, name, { votes: votesOf(index + 1) }),
  )
  const cards = Array.from({ length: count }, (_, index) =>
    aCard(`c${index}`, places[index % 6] ?? 'wind', `${sentences[index % 4]} ${index + 1}`, {
      groupId: index % 10 === 0 ? `g${(index / 10) % 2}` : null,
      votes: index % 10 === 0 ? null : votesOf(index),
      themeId: index === 3 ? slowReviews.id : null,
    }),
  )
  return { cards, groups }
}

/** What the page asks for, with the board as given; every move is answered by it too. */
export const retroRoutes = (retro: Retro): Routes => ({
  ...crewRoutes,
  ...planningRoutes,
  [`GET ${retroOf16}`]: retro,
  [`PUT ${retroOf16}/presence`]: null,
  [`POST ${retroOf16}/cards/own`]: { cards: [] },
  'GET /api/teams/crew/actions': { actions: [], inTime: [] },
})
