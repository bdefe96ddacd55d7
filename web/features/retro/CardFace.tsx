import type { Card, Theme } from '#contract/retro.ts'
import type { RetroFormat } from '#domain/retro-formats.ts'
import styles from './cards.module.css'
import { subPointsOf } from './piles.ts'

type FaceProps = {
  card: Card
  themes: Theme[]
  /** Where it was written, said where it does not lie there. */
  from?: string | undefined
}

/** "reviews were slow: 4 of the last 6 sprints" */
export const themeWords = ({ name, recent, of }: Theme) =>
  of < 2 ? name : `${name}: ${recent} of the last ${of} sprints`

export const placeName = (format: RetroFormat, key: string) =>
  format.places.find(place => place.key === key)?.name ?? key

/** What stands on a card. All of it may stand inside a button. */
export function CardFace({ card, themes, from }: FaceProps) {
  const theme = themes.find(({ id }) => id === card.themeId)
  const facts = [
    ...(card.author ? [card.author.name] : []),
    ...(from ? [from] : []),
    ...(card.wasHit === null ? [] : [card.wasHit ? 'It was hit' : 'It was not hit']),
  ]
  return (
    <>
      <span className={styles.text}>{card.text}</span>
      {theme && <span className={styles.theme}>{themeWords(theme)}</span>}
      {facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>}
    </>
  )
}

type StillProps = FaceProps & { cards: Card[] }

/** A card to read, with its sub-points below it. */
export function CardStill({ cards, ...face }: StillProps) {
  const points = subPointsOf(cards, face.card.id)
  return (
    <>
      <div className={styles.still}>
        <CardFace {...face} />
      </div>
      {points.length > 0 && (
        <ul className={styles.points}>
          {points.map(point => (
            <li key={point.id}>
              <CardStill cards={cards} card={point} themes={face.themes} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
