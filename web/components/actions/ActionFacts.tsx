import { Link } from 'react-router'
import type { Action } from '#contract/action.ts'
import { useMay } from '../../lib/access.ts'
import { ageWords, dueWords, originWords } from '../../lib/action-words.ts'
import { isPending } from '../../lib/actions.ts'
import styles from './actions.module.css'

type Props = { slug: string; action: Action }

const shorten = (text: string) => {
  const [line = ''] = text.split('\n')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

/** What it came from, with the way there. A card's words are not shown while its board hides them. */
function Source({ slug, action }: Props) {
  const { source } = action
  const may = useMay()
  if (!source) return null
  const words = source.title ? `“${shorten(source.title)}”` : `a ${source.kind}`
  if (source.sprint && may.write)
    return <Link to={`/${slug}/sprints/${source.sprint.number}/retro`}>{words}</Link>
  if (source.url)
    return (
      <a href={source.url} target="_blank" rel="noreferrer">
        {words}
      </a>
    )
  return words
}

const issueStates = { open: 'open', completed: 'completed', 'not-planned': 'not planned' }

function Issue({ action: { issue } }: Pick<Props, 'action'>) {
  if (!issue) return null
  const { repository, number, url, state } = issue
  return (
    <>
      <a href={url} target="_blank" rel="noreferrer">
        {repository}#{number}
      </a>
      , {issueStates[state]}
    </>
  )
}

/** One line of what there is to know of an action: who, until when (unless a heading says so), how old, from where. */
export function ActionFacts({ slug, action, isDueSaid = false }: Props & { isDueSaid?: boolean }) {
  const { owner, source, issue, from, isOverdue } = action
  const due = isDueSaid ? '' : dueWords(action)
  const age = ageWords(action)
  return (
    <p className={styles.facts}>
      <span>{owner || 'Nobody yet'}</span>
      {due && <span data-late={isOverdue || undefined}>{due}</span>}
      {age && (
        <span data-late={(isPending(action) && action.cameBack > 0) || undefined}>{age}</span>
      )}
      {(from || source) && (
        <span>
          {originWords(action)}
          {from && source && ': '}
          <Source slug={slug} action={action} />
        </span>
      )}
      {issue && (
        <span>
          <Issue action={action} />
        </span>
      )}
    </p>
  )
}
