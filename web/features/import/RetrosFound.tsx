import type { ImportedCard, ImportedRetrospective } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatDay, plural } from '../../lib/format.ts'
import { cardsOf } from './cards.ts'
import styles from './found.module.css'
import { countChanges } from './words.ts'

const places = [
  { place: 'anchors', title: 'Anchors', none: 'no anchors' },
  { place: 'wind', title: 'Wind', none: 'no wind' },
  { place: 'rocks', title: 'Rocks', none: 'no rocks' },
] as const

function Cards({ cards }: { cards: ImportedCard[] }) {
  return (
    <ul>
      {cards.map(card => (
        <li key={card.line}>
          {card.text}
          {card.notes.length > 0 && <Cards cards={card.notes} />}
        </li>
      ))}
    </ul>
  )
}

/** The notes of the retrospectives, as they stand below each other in the text. */
export function RetrosFound({ retrospectives }: { retrospectives: ImportedRetrospective[] }) {
  if (retrospectives.length === 0) return null
  const all = retrospectives.flatMap(cardsOf)
  return (
    <Panel
      title="Retrospectives"
      actions={<span className={styles.counts}>{countChanges(all)}</span>}
    >
      {retrospectives.map(retro => (
        <details key={retro.lastDay} className={styles.retro}>
          <summary>
            Sprint {retro.number}, {formatDay(retro.lastDay)}:{' '}
            {places
              .map(({ place, none }) =>
                retro[place].length === 0
                  ? none
                  : plural(
                      retro[place].length,
                      place === 'wind' ? 'wind' : place.slice(0, -1),
                      place,
                    ),
              )
              .join(', ')}
          </summary>
          {places.map(
            ({ place, title }) =>
              retro[place].length > 0 && (
                <div key={place}>
                  <h3>{title}</h3>
                  <Cards cards={retro[place]} />
                </div>
              ),
          )}
        </details>
      ))}
    </Panel>
  )
}
