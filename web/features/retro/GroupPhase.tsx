import { Button, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { RetroPlace } from '#domain/retro-formats.ts'
import { Board } from './Board.tsx'
import { CardButton } from './CardButton.tsx'
import { placeName } from './CardFace.tsx'
import styles from './cards.module.css'
import { useDropTarget } from './drag.ts'
import { GroupBox } from './GroupBox.tsx'
import { HandsOn } from './HandsOn.tsx'
import { useHands } from './hands.ts'
import { useKept } from './kept-value.ts'
import { Place } from './Place.tsx'
import { type Pile, pilesOf } from './piles.ts'
import { writeCard } from './send-cards.ts'
import { useTable } from './table.ts'
import { lineKey, WriteLine } from './WriteLine.tsx'

/** More can be written at any time; all see it at once then. */
function LateLine({ place }: { place: RetroPlace }) {
  const { sprint, board, me } = useTable()
  const [draft] = useKept(sprint.id, lineKey(place), '')
  // Who was still typing when the cards were shown finds it here.
  const [isOpen, { open }] = useDisclosure(draft.trim() !== '')
  const [wasAsked, setWasAsked] = useState(false)
  const isDisabled = !board.isAnonymous && me === null
  if (!isOpen)
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        className={styles.late ?? ''}
        leftSection={<IconPlus size={14} />}
        disabled={isDisabled}
        onClick={() => {
          setWasAsked(true)
          open()
        }}
      >
        One more card
        <VisuallyHidden>{` for ${place.name}`}</VisuallyHidden>
      </Button>
    )
  return (
    <WriteLine
      sprintId={sprint.id}
      place={place}
      isDisabled={isDisabled}
      autoFocus={wasAsked}
      add={text => writeCard(sprint.id, place.key, text)}
    />
  )
}

function GroupingPlace({ place, piles }: { place: RetroPlace; piles: Pile[] }) {
  const { format } = useTable()
  const { layOnPlace } = useHands()
  const section = useRef<HTMLElement>(null)
  const isOver = useDropTarget(section, cardId => layOnPlace(cardId, place.key))
  const count = piles.reduce((sum, { cards }) => sum + cards.length, 0)
  const fromOf = (from: string) => (from === place.key ? undefined : placeName(format, from))
  return (
    <Place place={place} count={count} sectionRef={section} isOver={isOver}>
      <ul className={styles.cards}>
        {piles.map(({ id, group, cards }) =>
          group ? (
            <GroupBox key={id} group={group} count={cards.length}>
              {cards.map(card => (
                <CardButton key={card.id} card={card} from={fromOf(card.place)} mayMove />
              ))}
            </GroupBox>
          ) : (
            cards.map(card => <CardButton key={card.id} card={card} mayMove />)
          ),
        )}
      </ul>
      <LateLine place={place} />
    </Place>
  )
}

/** All cards are shown: what belongs together is put together. */
export function GroupPhase() {
  const { sprint, format, retro } = useTable()
  const piles = pilesOf(retro, format)
  return (
    <HandsOn>
      <Board
        sprint={sprint}
        format={format}
        words="Drag a card onto another one; or press it for its menu."
      >
        {place => (
          <GroupingPlace
            key={place.key}
            place={place}
            piles={piles.filter(pile => pile.place === place.key)}
          />
        )}
      </Board>
    </HandsOn>
  )
}
