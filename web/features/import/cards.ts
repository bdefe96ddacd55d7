import type { ImportedCard, ImportedRetrospective } from '#contract/import.ts'

const withNotes = (card: ImportedCard): ImportedCard[] => [card, ...card.notes.flatMap(withNotes)]

/** All notes of a retrospective, those below others included. */
export const cardsOf = ({ anchors, wind, rocks }: ImportedRetrospective): ImportedCard[] =>
  [...anchors, ...wind, ...rocks].flatMap(withNotes)
