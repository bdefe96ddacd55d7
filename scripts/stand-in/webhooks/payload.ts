import { isClosed, pullRequestState } from '../world/contents.ts'
import type { Happening } from '../world/happenings.ts'
import type {
  Issue,
  Item,
  Owner,
  Person,
  Project,
  PullRequest,
  Repository,
} from '../world/types.ts'

const instant = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`
const instantOrNull = (at: number | null) => (at === null ? null : instant(at))

/** The body of a delivery about something that just happened. */
export function payloadOf(happening: Happening): Record<string, unknown> {
  const { action, by, facts } = happening
  const owner = ownerOf(happening)
  return {
    action,
    ...aboutOf(happening),
    ...facts,
    ...(owner.__typename === 'Organization' ? { organization: account(owner) } : {}),
    sender: by ? account(by) : { login: 'github-project-automation[bot]', type: 'Bot' },
  }
}

/** Projects of a user have no webhooks. */
export function isDelivered(happening: Happening): boolean {
  return !happening.event.startsWith('projects_v2') || ownerOf(happening).__typename !== 'User'
}

function ownerOf(happening: Happening): Owner {
  switch (happening.event) {
    case 'projects_v2_item':
      return happening.item.project.owner
    case 'projects_v2':
      return happening.project.owner
    case 'issues':
      return happening.issue.repository.owner
    default:
      return happening.pullRequest.repository.owner
  }
}

function aboutOf(happening: Happening): Record<string, unknown> {
  switch (happening.event) {
    case 'projects_v2_item':
      return { projects_v2_item: item(happening.item) }
    case 'projects_v2':
      return { projects_v2: project(happening.project) }
    case 'issues': {
      const { issue: about } = happening
      return { issue: issue(about), repository: repository(about.repository) }
    }
    default: {
      const { pullRequest: about } = happening
      const { number } = about
      const told = { pull_request: pullRequest(about), repository: repository(about.repository) }
      return happening.event === 'pull_request' ? { number, ...told } : told
    }
  }
}

function account({ login, databaseId, id, __typename }: Owner) {
  return { login, id: databaseId, node_id: id, type: __typename }
}

const people = (list: readonly Person[]) => list.map(account)

/** Neither a title nor a number: who wants them must ask by the ids. */
function item(of: Item) {
  return {
    id: of.databaseId,
    node_id: of.id,
    project_node_id: of.project.id,
    content_node_id: of.content.id,
    content_type: of.content.__typename,
    creator: of.creator && account(of.creator),
    created_at: instant(of.createdAt),
    updated_at: instant(of.updatedAt),
    archived_at: instantOrNull(of.archivedAt),
  }
}

function project(of: Project) {
  return {
    id: of.databaseId,
    node_id: of.id,
    owner: account(of.owner),
    title: of.title,
    description: null,
    public: of.isPublic,
    closed_at: instantOrNull(of.closedAt),
    created_at: instant(of.createdAt),
    updated_at: instant(of.updatedAt),
    number: of.number,
    short_description: of.shortDescription,
    deleted_at: null,
    deleted_by: null,
  }
}

function repository({ databaseId, id, name, owner, isPrivate }: Repository) {
  const full_name = `${owner.login}/${name}`
  return { id: databaseId, node_id: id, name, full_name, private: isPrivate, owner: account(owner) }
}

function numbered(of: Issue | PullRequest) {
  const { owner, name } = of.repository
  const kind = of.__typename === 'Issue' ? 'issues' : 'pull'
  return {
    id: of.databaseId,
    node_id: of.id,
    number: of.number,
    title: of.title,
    html_url: `https://github.com/${owner.login}/${name}/${kind}/${of.number}`,
    user: of.author && account(of.author),
    labels: of.labels.map(({ id, name: label, color }) => ({ node_id: id, name: label, color })),
    assignees: people(of.assignees),
    milestone: of.milestone && { node_id: of.milestone.id, title: of.milestone.title },
    state: isClosed(of) ? 'closed' : 'open',
    created_at: instant(of.createdAt),
    updated_at: instant(of.updatedAt),
    closed_at: instantOrNull(of.closedAt),
  }
}

function issue(of: Issue) {
  return { ...numbered(of), state_reason: of.stateReason?.toLowerCase() ?? null }
}

function pullRequest(of: PullRequest) {
  return {
    ...numbered(of),
    draft: of.isDraft,
    merged: pullRequestState(of) === 'MERGED',
    merged_at: instantOrNull(of.mergedAt),
    additions: of.additions,
    deletions: of.deletions,
    changed_files: of.changedFiles,
  }
}
