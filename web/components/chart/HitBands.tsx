import type { KeyboardEvent } from 'react'
import styles from './chart.module.css'

type Props = {
  label: string
  bands: { x: number; width: number; text: string }[]
  active: number | null
  onActive: (index: number | null) => void
  /** The one that Tab goes to: today, or the latest. */
  entry: number
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowLeft: index => index - 1,
  ArrowRight: index => index + 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** What a hand, a finger or the arrow keys take hold of in a chart: one band for each point in time. */
export function HitBands({ label, bands, active, onActive, entry }: Props) {
  const move = (event: KeyboardEvent<HTMLElement>, index: number) => {
    if (event.key === 'Escape') onActive(null)
    const next = steps[event.key]?.(index, bands.length)
    if (next === undefined) return
    event.preventDefault()
    const target = event.currentTarget.parentElement?.children[next]
    if (target instanceof HTMLElement) target.focus()
  }
  return (
    <div className={styles.hits} role="listbox" aria-label={label} aria-orientation="horizontal">
      {bands.map(({ x, width, text }, index) => (
        <div
          key={x}
          className={styles.hit}
          role="option"
          aria-label={text}
          aria-selected={active === index}
          tabIndex={index === entry ? 0 : -1}
          style={{ left: x, width }}
          onPointerEnter={() => onActive(index)}
          onPointerLeave={event => event.pointerType !== 'touch' && onActive(null)}
          onFocus={() => onActive(index)}
          onBlur={() => onActive(null)}
          onKeyDown={event => move(event, index)}
        />
      ))}
    </div>
  )
}
