import type { ImportedCard, ImportedRetrospective } from '#contract/import.ts'

const withNotes = (card: ImportedCard): ImportedCard[] => [card, ...card.notes.flatMap(withNotes)]

/** All notes of a retrospective, those below others included. */
export const cardsOf = (retro: ImportedRetrospective): ImportedCard[] =>
  [
    ...retro.anchors,
    ...retro.wind,
    ...retro.rocks,
    ...retro.start,
    ...retro.stop,
    ...retro.continue,
  ].flatMap(withNotes)
