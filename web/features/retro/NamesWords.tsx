import { Text } from '@mantine/core'
import { useTable } from './table.ts'

/** Said before anybody writes: whether names will stand on the cards. */
export function NamesWords() {
  const { board, me } = useTable()
  if (board.isAnonymous)
    return <>Anonymous: who wrote a card is kept nowhere, only this browser can change it.</>
  return (
    <>
      <Text span inherit c="var(--knots-ink)" fw={600}>
        With names: everybody will see who wrote which card.
      </Text>
      {me === null && ' Say who you are, at the top, then write.'}
    </>
  )
}
