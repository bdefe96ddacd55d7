import { lazy, Suspense } from 'react'
import styles from './Markdown.module.css'

const MarkdownText = lazy(async () => ({
  default: (await import('./MarkdownText.tsx')).MarkdownText,
}))

/** Text that people typed, shown as Markdown; the plain text stands there until that is ready. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Suspense fallback={<p className={styles.plain}>{text}</p>}>
        <MarkdownText text={text} />
      </Suspense>
    </div>
  )
}
