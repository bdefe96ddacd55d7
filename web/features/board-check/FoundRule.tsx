import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CheckedRule } from '#contract/board-check.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatPoints } from '../../lib/format.ts'
import styles from './board-check.module.css'
import { FindingRow } from './FindingRow.tsx'

const firstShown = 6

type Props = {
  slug: string
  rule: CheckedRule
  boardUrl: string | null
  onDone: (words: string) => void
}

const startUpper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** A rule with what it found: why it matters, how to mend it, and the items. */
export function FoundRule({ slug, rule, boardUrl, onDone }: Props) {
  const [showsAll, setShowsAll] = useState(false)
  const { findings, count } = rule
  const shown = showsAll ? findings : findings.slice(0, firstShown)
  const unlisted = count - findings.length
  return (
    <div id={rule.id} className={styles.rule} tabIndex={-1}>
      <Panel
        title={rule.title}
        actions={<span className={styles.count}>{formatPoints(count)} found</span>}
      >
        <p>
          {rule.effect && <strong>{startUpper(rule.effect)}. </strong>}
          {rule.why}
        </p>
        <p className={styles.mend}>{rule.mend}</p>
        <ul className={styles.findings}>
          {shown.map(finding => (
            <FindingRow
              key={finding.item?.id ?? finding.text}
              slug={slug}
              finding={finding}
              boardUrl={boardUrl}
              onDone={onDone}
            />
          ))}
        </ul>
        {findings.length > firstShown && (
          <Button
            mt="sm"
            size="compact-sm"
            variant="subtle"
            aria-expanded={showsAll}
            onClick={() => setShowsAll(!showsAll)}
          >
            {showsAll ? 'Show fewer' : `Show all ${formatPoints(findings.length)}`}
          </Button>
        )}
        {unlisted > 0 && (
          <p className={styles.mend}>{formatPoints(unlisted)} more are not listed here.</p>
        )}
      </Panel>
    </div>
  )
}
