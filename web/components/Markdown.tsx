import { lazy, Suspense } from 'react'
import { Boundary } from './Boundary.tsx'
import styles from './Markdown.module.css'

const MarkdownText = lazy(async () => ({
  default: (await import('./MarkdownText.tsx')).MarkdownText,
}))

/** Text that people typed, shown as Markdown; the plain text stands there until that is ready. */
export function Markdown({ text }: { text: string }) {
  const plain = <p className={styles.plain}>{text}</p>
  return (
    <div className={styles.markdown}>
      <Boundary fallback={plain}>
        <Suspense fallback={plain}>
          <MarkdownText text={text} />
        </Suspense>
      </Boundary>
    </div>
  )
}
