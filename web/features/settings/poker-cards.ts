import type { PokerCard, Team } from '#contract/team.ts'
import { cardsOf } from '#domain/poker.ts'

/** The cards the team plays with, one a line: what stands on it, then what it means. */
export const cardsText = ({ pokerCards, pointScale, splitLimit }: Team) =>
  (pokerCards ?? cardsOf(pointScale, splitLimit))
    .map(({ label, meaning }) => (meaning === '' ? label : `${label} ${meaning}`))
    .join('\n')

function cardOf(line: string): PokerCard {
  const [label = '', ...words] = line.split(/\s+/)
  const number = /^\d+(?:[.,]\d+)?/.exec(label)?.[0]
  return {
    label,
    points: number === undefined ? null : Number(number.replace(',', '.')),
    meaning: words.join(' '),
  }
}

/** Reads the lines back. The number a card begins with is its points; one without is no estimate. */
export function parseCards(text: string): { cards: PokerCard[] } | { problem: string } {
  const lines = text.split('\n').map(line => line.trim())
  const cards = lines.filter(Boolean).map(cardOf)
  const labels = cards.map(({ label }) => label)
  const twice = labels.find((label, index) => labels.indexOf(label) !== index)
  const long = cards.find(({ label, meaning }) => label.length > 8 || meaning.length > 120)
  if (cards.length < 2) return { problem: 'Write at least two cards, one a line.' }
  if (cards.length > 20) return { problem: 'Write at most 20 cards.' }
  if (twice) return { problem: `The card ${twice} is there twice.` }
  if (long)
    return {
      problem: `“${long.label}”: begin with up to 8 letters or digits, then up to 120 on what it means.`,
    }
  return { cards }
}
