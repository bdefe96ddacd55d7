import { Markdown } from '../../components/Markdown.tsx'
import { Mermaid } from '../../components/Mermaid.tsx'
import { partsOf } from './diagrams.ts'
import styles from './goals.module.css'

/** The way to a goal: Markdown, with the diagrams in it drawn. */
export function Roadmap({ text }: { text: string }) {
  return (
    <div className={styles.roadmap}>
      {partsOf(text).map(({ kind, content, key }) =>
        kind === 'diagram' ? (
          <Mermaid key={key} source={content} />
        ) : (
          <Markdown key={key} text={content} />
        ),
      )}
    </div>
  )
}
