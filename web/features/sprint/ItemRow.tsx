import {
  IconCircleCheck,
  IconCircleDot,
  IconEyeOff,
  IconGitMerge,
  IconGitPullRequest,
  IconNote,
} from '@tabler/icons-react'
import type { SprintItem } from '#contract/item.ts'
import { CountedPoints } from '../../components/CountedPoints.tsx'
import { tagsOf } from './item-tags.ts'
import styles from './sprint.module.css'

const kindWords: Record<SprintItem['kind'], string> = {
  issue: 'Issue',
  'pull-request': 'Pull request',
  draft: 'Draft',
  redacted: 'Hidden item',
}

function KindIcon({ item }: { item: SprintItem }) {
  const Icon = {
    issue: item.done ? IconCircleCheck : IconCircleDot,
    'pull-request': item.done ? IconGitMerge : IconGitPullRequest,
    draft: IconNote,
    redacted: IconEyeOff,
  }[item.kind]
  return (
    <Icon
      size={19}
      stroke={1.7}
      className={styles.kind ?? ''}
      data-done={item.done}
      role="img"
      aria-label={`${kindWords[item.kind]}${item.done ? ', done' : ''}`}
    />
  )
}

function Title({ item }: { item: SprintItem }) {
  if (item.kind === 'redacted')
    return <span className={styles.hidden}>An item that the token may not see</span>
  return item.url ? (
    <a className={styles.itemTitle} href={item.url} target="_blank" rel="noreferrer">
      {item.title}
    </a>
  ) : (
    <span className={styles.itemTitle}>{item.title}</span>
  )
}

/** An item with what is special about it in this sprint. */
export function ItemRow({ item }: { item: SprintItem }) {
  const place = item.repository
    ? `${item.repository}${item.number === null ? '' : ` #${item.number}`}`
    : kindWords[item.kind]
  return (
    <li className={styles.row}>
      <KindIcon item={item} />
      <div className={styles.words}>
        <Title item={item} />
        <div className={styles.meta}>
          <span>{place}</span>
          {item.aside !== null && <span>Set aside: {item.aside}</span>}
          {item.assignees.length > 0 && <span>{item.assignees.join(', ')}</span>}
          {item.labels.map(label => (
            <span key={label} className={styles.label}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <div className={styles.tags}>
        {tagsOf(item).map(tag => (
          <span key={tag} className={styles.tag}>
            {tag}
          </span>
        ))}
      </div>
      <CountedPoints item={item} />
    </li>
  )
}
