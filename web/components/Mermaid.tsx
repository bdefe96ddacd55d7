import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useState } from 'react'
import styles from './Mermaid.module.css'

type Drawn = { address: string; width: number } | { problem: string }

/** A diagram written in Mermaid. It is shown as a picture, in which no script can run and no link leads anywhere. */
export function Mermaid({ source }: { source: string }) {
  const scheme = useComputedColorScheme('light')
  const [drawn, setDrawn] = useState<Drawn>()
  useEffect(() => {
    let isWanted = true
    const show = (one: Drawn) => {
      if (isWanted) setDrawn(one)
    }
    import('./draw-mermaid.ts')
      .then(({ drawMermaid }) => drawMermaid(source, scheme))
      .then(show, () => show({ problem: 'This diagram cannot be drawn. Its source is below.' }))
    return () => {
      isWanted = false
    }
  }, [source, scheme])
  const isBroken = drawn !== undefined && 'problem' in drawn
  return (
    <figure className={styles.figure}>
      <div className={styles.picture}>
        {drawn && 'address' in drawn && (
          <img src={drawn.address} width={drawn.width} alt="Diagram; its source is below" />
        )}
        {isBroken && <p className={styles.problem}>{drawn.problem}</p>}
        {!drawn && <p className={styles.problem}>Drawing the diagram …</p>}
      </div>
      <details className={styles.source} open={isBroken || undefined}>
        <summary>Source of the diagram</summary>
        <pre>{source}</pre>
      </details>
    </figure>
  )
}
