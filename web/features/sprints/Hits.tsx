import styles from './search.module.css'
import type { Hit, Part } from './search.ts'

export function Marked({ parts }: { parts: Part[] }) {
  let at = 0
  return parts.map(({ text, isHit }) => {
    at += text.length
    return isHit ? (
      <mark key={at} className={styles.hit}>
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    )
  })
}

/** Where the words searched for stand in a sprint. */
export function Hits({ hits }: { hits: Hit[] }) {
  if (hits.length === 0) return null
  return (
    <ul className={styles.hits}>
      {hits.map(({ field, parts }) => (
        <li key={field}>
          <b>{field}:</b> <Marked parts={parts} />
        </li>
      ))}
    </ul>
  )
}
