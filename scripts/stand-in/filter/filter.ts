import { isClosed } from '../world/contents.ts'
import type { Content, Item } from '../world/types.ts'
import { fieldCalled, fieldFits, hasFieldValue } from './field-values.ts'
import { matches, type Term, termsOf } from './terms.ts'

/** `@me` and what depends on the day need to know who asks and when. */
export type Asking = { login: string; now: number }

/**
 * The items a saved view or `items(query:)` lets through, in GitHub's filter grammar for projects
 * (which is not that of its search): `is:`, `no:`, `has:`, `label:`, `repo:`, `assignee:`, `status:`
 * and every other field, `field:>n`, `sprint:@current`, `-x`, several values with commas, plain words.
 * A qualifier nobody knows is never an error. It was seen to let everything through
 * (`updated:>2026-06-01`), and with a colon in its value (`updated:>2026-06-01T00:00:00Z`) nothing.
 */
export function filterItems(items: readonly Item[], query: string, asking: Asking): Item[] {
  const terms = termsOf(query)
  return items.filter(item => terms.every(term => passes(item, term, asking)))
}

function passes(item: Item, term: Term, asking: Asking): boolean {
  if (term.qualifier === null) {
    const [word = ''] = term.values
    return item.content.title.toLowerCase().includes(word.toLowerCase()) !== term.negated
  }
  if (!isKnown(item, term)) return !term.values.some(value => value.includes(':'))
  return term.values.some(value => fits(item, term.qualifier ?? '', value, asking)) !== term.negated
}

const QUALIFIERS = new Set([
  'assignee',
  'has',
  'is',
  'label',
  'last-updated',
  'milestone',
  'no',
  'parent-issue',
  'reason',
  'repo',
  'reviewers',
  'type',
])

const STATES = new Set(['open', 'closed', 'merged', 'issue', 'pr', 'draft'])

function isKnown(item: Item, { qualifier, values }: Term): boolean {
  if (qualifier === 'is') return values.every(value => STATES.has(value))
  return QUALIFIERS.has(qualifier ?? '') || fieldCalled(item, qualifier ?? '') !== undefined
}

function fits(item: Item, qualifier: string, value: string, asking: Asking): boolean {
  const { content } = item
  switch (qualifier) {
    case 'is':
      return is(content, value)
    case 'no':
      return !has(item, value)
    case 'has':
      return has(item, value)
    case 'assignee': {
      const login = value === '@me' ? asking.login : value
      return content.assignees.some(person => matches(person.login, login))
    }
    case 'last-updated':
      return isOlder(content, value, asking.now)
    default:
      return fitsContent(item, qualifier, value, asking)
  }
}

/** Qualifiers about issues and pull requests; a draft has none of it. */
function fitsContent(item: Item, qualifier: string, value: string, asking: Asking): boolean {
  const { content } = item
  const numbered = content.__typename === 'DraftIssue' ? null : content
  const issue = content.__typename === 'Issue' ? content : null
  switch (qualifier) {
    case 'label':
      return numbered?.labels.some(label => matches(label.name, value)) ?? false
    case 'repo':
      return numbered !== null && matches(addressOf(numbered.repository), value)
    case 'milestone':
      return numbered?.milestone != null && matches(numbered.milestone.title, value)
    case 'reason':
      return issue?.stateReason != null && matches(issue.stateReason.replaceAll('_', ' '), value)
    case 'type':
      return issue?.issueType != null && matches(issue.issueType.name, value)
    case 'parent-issue': {
      const parent = issue?.parent
      return parent != null && matches(`${addressOf(parent.repository)}#${parent.number}`, value)
    }
    case 'reviewers':
      return reviewers(content).some(name => matches(name, value))
    default:
      return fieldFits(item, qualifier, value, asking.now)
  }
}

function addressOf(repository: { owner: { login: string }; name: string }): string {
  return `${repository.owner.login}/${repository.name}`
}

function is(content: Content, state: string): boolean {
  const closed = content.__typename !== 'DraftIssue' && isClosed(content)
  switch (state) {
    case 'open':
      return !closed
    case 'closed':
      return closed
    case 'merged':
      return content.__typename === 'PullRequest' && content.mergedAt !== null
    case 'issue':
      return content.__typename === 'Issue'
    case 'pr':
      return content.__typename === 'PullRequest'
    default:
      return content.__typename === 'DraftIssue'
  }
}

function reviewers(content: Content): string[] {
  if (content.__typename !== 'PullRequest') return []
  const asked = content.requests.map(({ requestedReviewer }) =>
    requestedReviewer.__typename === 'Team' ? requestedReviewer.name : requestedReviewer.login,
  )
  return [...asked, ...content.reviews.map(({ author }) => author?.login ?? 'ghost')]
}

function has(item: Item, name: string): boolean {
  const { content } = item
  const issue = content.__typename === 'Issue' ? content : null
  switch (name) {
    case 'assignee':
      return content.assignees.length > 0
    case 'label':
      return content.__typename !== 'DraftIssue' && content.labels.length > 0
    case 'milestone':
      return content.__typename !== 'DraftIssue' && content.milestone !== null
    case 'parent-issue':
      return issue?.parent != null
    case 'type':
      return issue?.issueType != null
    case 'reviewers':
      return reviewers(content).length > 0
    case 'linked-pull-requests':
      return issue !== null && issue.closedBy.length > 0
    default:
      return hasFieldValue(item, name)
  }
}

const DAY = 86_400_000

/** `last-updated:7days`: the issue itself has not been touched for so long. */
function isOlder(content: Content, value: string, now: number): boolean {
  const days = Number(/^(\d+)days?$/.exec(value)?.[1])
  return content.updatedAt <= now - days * DAY
}
