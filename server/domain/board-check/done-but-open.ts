import { type BoardPicture, type Finding, found } from './picture.ts'
import { pointsThatCount } from './standing.ts'

/**
 * In a done status while the issue or pull request is still open: it counts as done. Drafts have nothing to close, and of
 * what may not be seen it is not known.
 */
export function doneButOpen({ items }: BoardPicture): Finding[] {
  return items
    .filter(({ kind }) => kind === 'issue' || kind === 'pull-request')
    .filter(item => item.state === 'open' && item.isDoneStatus)
    .map(item => {
      const what = item.kind === 'issue' ? 'issue' : 'pull request'
      return found(
        item,
        `The status is “${item.status}”, but the ${what} is open.`,
        pointsThatCount(item),
      )
    })
}
