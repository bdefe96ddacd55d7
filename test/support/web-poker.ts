import type { Poker, PokerRound } from '#contract/poker.ts'

export const cards: Poker['cards'] = [
  { label: '1', points: 1, meaning: 'trivial and very clear' },
  { label: '3', points: 3, meaning: 'clear, some work' },
  { label: '5', points: 5, meaning: 'some things are open' },
  { label: '13+', points: 13, meaning: 'must be split' },
  { label: '?', points: null, meaning: 'not enough knowledge, questions are welcome' },
]

export const aRound = (id: string, title: string, round: Partial<PokerRound> = {}): PokerRound => ({
  id,
  title,
  item: null,
  state: 'waiting',
  attempt: 1,
  voted: [],
  votes: null,
  spread: null,
  estimate: null,
  ...round,
})

const ada = { personId: 'p0', name: 'Ada Lund' }
const bo = { personId: 'p1', name: 'Bo Fisk' }

export const voting = aRound('r1', 'Show the tides', { state: 'voting', voted: [bo] })

export const revealed = aRound('r1', 'Show the tides', {
  state: 'revealed',
  voted: [ada, bo],
  votes: [
    { ...ada, label: '1' },
    { ...bo, label: '5' },
  ],
  spread: {
    counts: [
      { label: '1', votes: 1 },
      { label: '5', votes: 1 },
    ],
    mean: 3,
    isAgreed: false,
    lowest: ['p0'],
    highest: ['p1'],
    suggested: '5',
  },
})

/** A game of two rounds led by Ada, the first one as given. */
export const aPoker = (round: PokerRound, facilitator: typeof ada | null = ada): Poker => ({
  game: {
    id: 'g1',
    facilitator,
    startedAt: '2026-06-18T09:00:00Z',
    rounds: [round, aRound('r2', 'Count the buoys')],
  },
  cards,
})

export const leadByBo = bo
