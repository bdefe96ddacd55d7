import type { ImportedCard, ImportedRetrospective } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatDay, plural } from '../../lib/format.ts'
import { cardsOf } from './cards.ts'
import styles from './found.module.css'
import { countChanges } from './words.ts'

const boat = [
  { place: 'anchors', title: 'Anchors', one: 'anchor', many: 'anchors' },
  { place: 'wind', title: 'Wind', one: 'wind', many: 'wind' },
  { place: 'rocks', title: 'Rocks', one: 'rock', many: 'rocks' },
] as const
const startStopContinue = [
  { place: 'start', title: 'Start', one: 'start', many: 'start' },
  { place: 'stop', title: 'Stop', one: 'stop', many: 'stop' },
  { place: 'continue', title: 'Continue', one: 'continue', many: 'continue' },
] as const

/** The places of the format in which the retrospective was held; of two formats all. */
function placesOf(retro: ImportedRetrospective) {
  const isFilled = (places: typeof boat | typeof startStopContinue) =>
    places.some(({ place }) => retro[place].length > 0)
  return [
    ...(isFilled(boat) ? boat : []),
    ...(isFilled(startStopContinue) ? startStopContinue : []),
  ]
}

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
            {placesOf(retro)
              .map(({ place, one, many }) =>
                retro[place].length === 0 ? `no ${many}` : plural(retro[place].length, one, many),
              )
              .join(', ')}
          </summary>
          {placesOf(retro).map(
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
