import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import type { RetroPlace } from '#domain/retro-formats.ts'
import styles from './cards.module.css'
import { useKept } from './kept-value.ts'

type Props = {
  sprintId: string
  place: RetroPlace
  isDisabled: boolean
  autoFocus?: boolean
  add: (text: string) => void
}

/** Under which name half a card of a place is kept. */
export const lineKey = (place: RetroPlace) => `line-${place.key}`

const lines = () => [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-line]')]

/** Goes to the line of a place, by its number from 0; false where there is none. */
export function goToLine(index: number): boolean {
  const line = lines()[index]
  line?.focus()
  return line !== undefined
}

/** A line and Enter is a card. What is typed is kept until it is one, also over a reload. */
export function WriteLine({ sprintId, place, isDisabled, autoFocus = false, add }: Props) {
  const [text, setText] = useKept(sprintId, lineKey(place), '')
  const input = useRef<HTMLTextAreaElement>(null)
  const write = () => {
    const card = text.trim()
    if (card === '') return
    add(card)
    setText('')
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      write()
    } else if (event.key === 'Escape' && text === '') event.currentTarget.blur()
    else if (step !== 0 && text === '' && goToLine(lines().indexOf(event.currentTarget) + step))
      event.preventDefault()
  }
  return (
    <div className={styles.line}>
      <Textarea
        ref={input}
        data-line
        style={{ flex: 1 }}
        aria-label={`A card for ${place.name}`}
        placeholder="A thought, then Enter"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={1000}
        disabled={isDisabled}
        autoFocus={autoFocus}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button
        variant="default"
        px="sm"
        disabled={isDisabled || text.trim() === ''}
        onClick={write}
        aria-label={`Add the card to ${place.name}`}
      >
        Add
      </Button>
    </div>
  )
}
