import { Text } from '@mantine/core'
import { type RefObject, useEffect, useRef } from 'react'
import { plural } from '../../lib/format.ts'
import { Board } from './Board.tsx'
import styles from './cards.module.css'
import { useKeepFocus } from './keep-focus.ts'
import { PileBox } from './PileBox.tsx'
import { Place } from './Place.tsx'
import { pileName, pilesOf } from './piles.ts'
import { useTable } from './table.ts'
import { useOwnDots } from './use-own-dots.ts'
import { VoteControl } from './VoteControl.tsx'
import voteStyles from './vote.module.css'

/** Plus and minus give and take on the card with the focus; arrows go to the next one. */
function useVoteKeys(
  root: RefObject<HTMLElement | null>,
  give: (id: string, step: number) => void,
) {
  const latest = useRef(give)
  useEffect(() => {
    latest.current = give
  })
  useEffect(() => {
    const board = root.current
    const onKeyDown = (event: KeyboardEvent) => {
      const pile = (event.target as Element).closest<HTMLElement>('[data-pile]')
      if (!pile?.dataset.pile || event.ctrlKey || event.metaKey || event.altKey) return
      const step = { '+': 1, '=': 1, '-': -1 }[event.key]
      const along = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
      if (step !== undefined) latest.current(pile.dataset.pile, step)
      else if (along !== undefined && board) {
        const all = [...board.querySelectorAll<HTMLElement>('[data-pile]')]
        all[all.indexOf(pile) + along]?.querySelector<HTMLElement>('[data-more]')?.focus()
      } else return
      event.preventDefault()
    }
    board?.addEventListener('keydown', onKeyDown)
    return () => board?.removeEventListener('keydown', onKeyDown)
  }, [root])
}

/** Everybody gives their dots to what should be talked about. */
export function VotePhase() {
  const table = useTable()
  const { sprint, format, retro, board, me } = table
  const root = useRef<HTMLDivElement>(null)
  const piles = pilesOf(retro, format)
  const { dotsOn, left, give } = useOwnDots(table, piles)
  const isDisabled = me === null
  useKeepFocus(root)
  useVoteKeys(root, (id, step) => {
    const dots = dotsOn(id) + step
    if (!isDisabled && dots >= 0 && (step < 0 || left > 0)) give(id, dots)
  })
  return (
    <div ref={root}>
      <Board sprint={sprint} format={format}>
        {place => {
          const here = piles.filter(pile => pile.place === place.key)
          const count = here.reduce((sum, { cards }) => sum + cards.length, 0)
          return (
            <Place key={place.key} place={place} count={count}>
              <ul className={styles.cards}>
                {here.map(pile => (
                  <PileBox key={pile.id} pile={pile}>
                    <VoteControl
                      id={pile.id}
                      name={`“${pileName(pile)}”`}
                      dots={dotsOn(pile.id)}
                      left={left}
                      isDisabled={isDisabled}
                      give={dots => give(pile.id, dots)}
                    />
                  </PileBox>
                ))}
              </ul>
            </Place>
          )
        }}
      </Board>
      <div className={voteStyles.purse}>
        <p role="status" className={voteStyles.left}>
          {isDisabled
            ? 'Say who you are, at the top, then vote.'
            : `You have ${left} of ${plural(board.votesEach, 'dot')} left.`}
        </p>
        <Text size="sm" c="dimmed" visibleFrom="xs">
          {plural(retro.dotsGiven, 'dot')} given so far by all
          {board.areTotalsLive ? '' : '; how many each card has is seen at the end'}.
        </Text>
      </div>
    </div>
  )
}
