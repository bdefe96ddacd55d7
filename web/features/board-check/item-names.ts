import type { CheckedItem } from '#contract/board-check.ts'

type Named = Pick<CheckedItem, 'number' | 'title' | 'kind' | 'repository'>

const kindWords: Record<CheckedItem['kind'], string> = {
  issue: 'Issue',
  'pull-request': 'Pull request',
  draft: 'Draft',
  redacted: 'Hidden item',
}

/** "#40", or the title of a draft. */
export const shortName = ({ number, title }: Named) =>
  number === null ? `“${title}”` : `#${number}`

/** "harbour/web #40", "Draft". */
export const placeOf = ({ repository, number, kind }: Named) =>
  repository === null
    ? kindWords[kind]
    : `${repository}${number === null ? '' : ` #${number}`}${kind === 'pull-request' ? ', pull request' : ''}`
