import { IconGitPullRequest, IconGitPullRequestDraft } from '@tabler/icons-react'
import type { PullRequest } from '#contract/pull-request.ts'
import { CountedPoints } from '../../components/CountedPoints.tsx'
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

/** A pull request with how long it has waited, its size, and the issues it closes. */
export function PullRequestRow({ pull }: { pull: PullRequest }) {
  const Icon = pull.group === 'draft' ? IconGitPullRequestDraft : IconGitPullRequest
  const [age, size, lines] = [ageWords(pull), sizeWords(pull), linesWords(pull)]
  const place = pull.number === null ? pull.repository : `${pull.repository ?? ''} #${pull.number}`
  return (
    <li className={styles.row}>
      <Icon size={19} stroke={1.7} className={styles.icon ?? ''} aria-hidden="true" />
      <div className={styles.words}>
        {pull.url ? (
          <a className={styles.title} href={pull.url} target="_blank" rel="noreferrer">
            {pull.title}
          </a>
        ) : (
          <span className={styles.title}>{pull.title}</span>
        )}
        <div className={styles.meta}>
          <span>{place}</span>
          <Closes closes={pull.closes} />
          {pull.assignees.length > 0 && <span>{pull.assignees.join(', ')}</span>}
          {lines && <span className={styles.lines}>{lines}</span>}
        </div>
      </div>
      <div className={styles.tags}>
        {size && <span className={styles.big}>{size}</span>}
        {age && <span className={styles.tag}>{age}</span>}
      </div>
      {pull.points !== null && <CountedPoints item={{ ...pull, kind: 'pull-request' }} />}
    </li>
  )
}
