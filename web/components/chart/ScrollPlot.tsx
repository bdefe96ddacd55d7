import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import styles from './scroll.module.css'

type Props = {
  /** Room there is, and room that the drawing wants. */
  width: number
  wanted: number
  height: number
  /** The drawing and what takes hold of it. */
  children: ReactNode
  /** What stays in sight at the left while the rest moves: the values of the y axis, and their width. */
  axis: { width: number; marks: ReactNode }
  /** A card beside a point, over all of it; it is told how far the drawing has moved. */
  tip: (moved: number) => ReactNode
}

/** A drawing that is wider than its place moves under its y axis, and shows its end at first. */
export function ScrollPlot({ width, wanted, height, children, axis, tip }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState(0)
  const isWider = wanted > width
  useLayoutEffect(() => {
    const element = ref.current
    if (element && wanted > width) element.scrollLeft = wanted - width
  }, [wanted, width])
  return (
    <>
      <div
        ref={ref}
        className={styles.scroll}
        data-moves={isWider}
        onScroll={event => setMoved(event.currentTarget.scrollLeft)}
      >
        <div className={styles.content} style={{ width: wanted, height }}>
          {children}
        </div>
      </div>
      {isWider && (
        <svg
          className={styles.axis}
          width={axis.width}
          height={height}
          viewBox={`0 0 ${axis.width} ${height}`}
          aria-hidden="true"
        >
          <rect className={styles.ground} width={axis.width} height={height} />
          {axis.marks}
        </svg>
      )}
      {tip(isWider ? moved : 0)}
    </>
  )
}
