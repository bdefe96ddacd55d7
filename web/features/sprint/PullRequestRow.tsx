import type { PullRequest } from '#contract/pull-request.ts'
import { ItemLine } from '../../components/ItemLine.tsx'
import { formatPoints } from '../../lib/format.ts'
import styles from './PullRequests.module.css'
import { ageWords, sizeWords } from './pull-request-words.ts'

function Closes({ closes }: Pick<PullRequest, 'closes'>) {
  if (closes.length === 0) return null
  return (
    <span>
      closes{' '}
      {closes.map(({ number, title, url }, index) => (
        <span key={url ?? title}>
          {index > 0 && ', '}
          {url ? (
            <a href={url} title={title} target="_blank" rel="noreferrer">
              {number === null ? title : `#${number}`}
            </a>
          ) : (
            title
          )}
        </span>
      ))}
    </span>
  )
}

function linesWords({ size }: PullRequest): string | undefined {
  if (!size) return undefined
  const files = size.files === null ? '' : ` in ${formatPoints(size.files)} files`
  return `+${formatPoints(size.additions)} −${formatPoints(size.deletions)}${files}`
}

function tagsOf(pull: PullRequest) {
  const [size, age] = [sizeWords(pull), ageWords(pull)]
  return [...(size ? [{ words: size, isWarning: true }] : []), ...(age ? [{ words: age }] : [])]
}

/** A pull request with how long it has waited, its size, and the issues it closes. */
export function PullRequestRow({ pull }: { pull: PullRequest }) {
  const lines = linesWords(pull)
  return (
    <li className={styles.row}>
      <ItemLine
        item={{ ...pull, kind: 'pull-request', isDraft: pull.group === 'draft' }}
        meta={
          <>
            <Closes closes={pull.closes} />
            {lines && <span className={styles.lines}>{lines}</span>}
          </>
        }
        tags={tagsOf(pull)}
        {...(pull.points === null ? { points: null } : {})}
      />
    </li>
  )
}
