import type { Content, Issue, Item, Person, Project, PullRequest, World } from './types.ts'

type Change = { at: number; by: Person | null }

/**
 * One thing that happened, as a webhook tells it: the event, its action, what it is about, and what
 * GitHub puts beside it (`changes`, `label` ...) in GitHub's own form.
 */
export type Happening = { action: string; at: number; by: Person | null; facts: Facts } & (
  | { event: 'projects_v2_item'; item: Item }
  | { event: 'projects_v2'; project: Project }
  | { event: 'issues'; issue: Issue }
  | { event: 'pull_request'; pullRequest: PullRequest }
  | { event: 'pull_request_review'; pullRequest: PullRequest }
)

export type Facts = Record<string, unknown>

export type Listener = (happening: Happening) => void

function announce(world: World, happening: Happening): void {
  for (const listener of world.listeners) listener(happening)
}

export function itemHappened(item: Item, action: string, change: Change, facts: Facts = {}): void {
  const { at, by } = change
  announce(item.project.world, { event: 'projects_v2_item', action, item, at, by, facts })
}

export function projectHappened(
  project: Project,
  action: string,
  { at, by }: Change,
  facts: Facts = {},
): void {
  announce(project.world, { event: 'projects_v2', action, project, at, by, facts })
}

/** Of an issue or pull request. Of a draft GitHub tells nothing but what happens to its item. */
export function contentHappened(
  world: World,
  content: Content,
  action: string,
  { at, by }: Change,
  facts: Facts = {},
): void {
  if (content.__typename === 'Issue') {
    announce(world, { event: 'issues', action, issue: content, at, by, facts })
  } else if (content.__typename === 'PullRequest') {
    announce(world, { event: 'pull_request', action, pullRequest: content, at, by, facts })
  }
}

export function reviewHappened(
  world: World,
  pullRequest: PullRequest,
  { at, by }: Change,
  facts: Facts,
): void {
  const action = 'submitted'
  announce(world, { event: 'pull_request_review', action, pullRequest, at, by, facts })
}
