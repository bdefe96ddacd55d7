import { plural } from '../../lib/format.ts'
import { Board } from './Board.tsx'
import { useBoardKeys } from './board-keys.ts'
import styles from './cards.module.css'
import { Hotkey } from './Hotkey.tsx'
import { MyCardItem } from './MyCardItem.tsx'
import { NamesWords } from './NamesWords.tsx'
import { Place } from './Place.tsx'
import { writeCard } from './send-cards.ts'
import { useTable } from './table.ts'
import { useOwnCards } from './use-own-cards.ts'
import { goToLine, WriteLine } from './WriteLine.tsx'

const backs = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** The backs of cards: how many others wrote, and nothing else. */
function Hidden({ count }: { count: number }) {
  return (
    <p className={styles.hidden}>
      {count > 0 && (
        <span className={styles.backs} aria-hidden="true">
          {backs.slice(0, count).map(back => (
            <span key={back} className={styles.back} />
          ))}
        </span>
      )}
      {count > 0 ? `${plural(count, 'card')} of others` : 'No card of others yet'}
    </p>
  )
}

/** Everybody writes for themselves: one's own cards, and of those of others only how many there are. */
export function WritePhase() {
  const table = useTable()
  const { sprint, format, retro, board, me } = table
  const { mine, refresh } = useOwnCards(table)
  const isDisabled = !board.isAnonymous && me === null
  useBoardKeys((key, event) => {
    const index = Number(key) - 1
    if (format.places[index] && goToLine(index)) event.preventDefault()
  })
  return (
    <Board sprint={sprint} format={format} words={<NamesWords />}>
      {(place, index) => {
        const own = mine.filter(one => one.place === place.key)
        const onServer = own.filter(({ kept }) => kept?.state === 'sent').length
        const unseen = retro.hidden.find(one => one.place === place.key)?.cards ?? 0
        // Of an anonymous board the server cannot tell whose they are: one's own are among them.
        const others = Math.max(0, board.isAnonymous ? unseen - onServer : unseen)
        return (
          <Place
            key={place.key}
            place={place}
            count={own.length + others}
            isEmpty={own.length === 0}
            hint={<Hotkey>{index + 1}</Hotkey>}
          >
            {own.length > 0 && (
              <ul className={styles.cards} aria-label={`My cards for ${place.name}`}>
                {own.map(one => (
                  <MyCardItem key={one.id} mine={one} refresh={refresh} />
                ))}
              </ul>
            )}
            <WriteLine
              sprintId={sprint.id}
              place={place}
              isDisabled={isDisabled}
              add={text => writeCard(sprint.id, place.key, text)}
            />
            <Hidden count={others} />
          </Place>
        )
      }}
    </Board>
  )
}
