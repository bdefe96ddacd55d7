import type { App, Installation } from './apps.ts'
import type {
  IssueType,
  Milestone,
  Review,
  ReviewRequest,
  ReviewTeam,
  View,
} from './detail-types.ts'
import type { Field, Option, Value } from './field-types.ts'
import type { Listener } from './happenings.ts'

/**
 * What the stand-in GitHub knows. Plain data; instants are epoch milliseconds. `__typename` is
 * GitHub's own name, so graphql-js finds the type of a union's member by itself.
 */
export type Person = {
  __typename: 'User'
  id: string
  databaseId: number
  login: string
  name: string | null
}

export type Organisation = {
  __typename: 'Organization'
  id: string
  databaseId: number
  login: string
  name: string | null
}

export type Owner = Person | Organisation

export type Repository = {
  __typename: 'Repository'
  id: string
  databaseId: number
  owner: Owner
  name: string
  isPrivate: boolean
  /** Nothing can be written to it any more. */
  isArchived?: boolean
  /** Missing is as good as true. */
  hasIssues?: boolean
  /** Pull requests need an approval; without that rule GitHub knows no review decision. */
  needsReview: boolean
  lastNumber: number
  milestones: Milestone[]
}

export type Label = { __typename: 'Label'; id: string; name: string; color: string }

export type IssueFieldKind = 'Number' | 'Text' | 'Date' | 'SingleSelect' | 'MultiSelect'

export type IssueField = {
  __typename: `IssueField${IssueFieldKind}`
  id: string
  databaseId: number
  name: string
  createdAt: number
  /** Of a single or multi select. */
  options: Option[]
}

/** A number, a text or day or the name of an option, the names of several. */
export type IssueValue = number | string | string[]

export type IssueFieldValue = {
  __typename: `IssueField${IssueFieldKind}Value`
  id: string
  field: IssueField
  value: IssueValue
}

export type StateReason = 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE' | 'REOPENED'

type Common = {
  id: string
  databaseId: number
  title: string
  body: string
  createdAt: number
  updatedAt: number
  author: Person | null
  assignees: Person[]
  items: Item[]
}

type Numbered = Common & {
  number: number
  repository: Repository
  closedAt: number | null
  labels: Label[]
  milestone: Milestone | null
  events: TimelineEvent[]
}

export type Issue = Numbered & {
  __typename: 'Issue'
  stateReason: StateReason | null
  duplicateOf: Issue | null
  parent: Issue | null
  subIssues: Issue[]
  /** In the order in which they were added. */
  blockedBy: Issue[]
  blocking: Issue[]
  issueType: IssueType | null
  /** Pull requests that say they close it. */
  closedBy: PullRequest[]
  issueFieldValues: IssueFieldValue[]
}

export type PullRequest = Numbered & {
  __typename: 'PullRequest'
  mergedAt: number | null
  isDraft: boolean
  additions: number
  deletions: number
  changedFiles: number
  reviewDecision: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null
  closes: Issue[]
  /** Those who were asked and have not answered yet. */
  requests: ReviewRequest[]
  /** Oldest first. */
  reviews: Review[]
}

export type Draft = Common & { __typename: 'DraftIssue' }

export type Content = Issue | PullRequest | Draft

/** An event of the timeline; the fields beyond the first five depend on `__typename`. */
export type TimelineEvent = {
  __typename: string
  id: string
  createdAt: number
  actor: Person | null
  project: Project | null
  [field: string]: unknown
}

export type FieldInput =
  | { number: number }
  | { text: string }
  | { date: string }
  | { singleSelectOptionId: string }
  | { multiSelectOptionIds: string[] }
  | { iterationId: string }

export type Item = {
  __typename: 'ProjectV2Item'
  id: string
  databaseId: number
  project: Project
  content: Content
  isArchived: boolean
  archivedAt: number | null
  createdAt: number
  updatedAt: number
  creator: Person | null
  values: Value[]
  /** Nobody's token may see it: GitHub then says REDACTED and gives no content. */
  isHidden: boolean
  /** Answered as null with an error of this message, as for an item behind single sign-on. */
  forbidden: string | null
  /** In no list, as GitHub's index now and then forgets an item; by its id it is there. */
  isUnlisted: boolean
}

export type Project = {
  __typename: 'ProjectV2'
  id: string
  databaseId: number
  number: number
  title: string
  owner: Owner
  isPublic: boolean
  createdAt: number
  updatedAt: number
  fields: Field[]
  /** In the order of the board. */
  items: Item[]
  views: View[]
  closedAt: number | null
  shortDescription: string | null
  world: World
}

export type Token = {
  login: string
  /** A classic token has scopes; the others have permissions. */
  kind: 'classic' | 'fine-grained' | 'installation'
  scopes: string[]
  projects: 'none' | 'read' | 'write'
  /** The permission Issues of a token that is not classic; missing: none to write. */
  issues?: 'write'
  /** Whether it may read the issues and pull requests of private repositories. */
  contents: boolean
  /** An installation's token reaches one account alone. */
  account: Owner | null
  expiresAt: number | null
}

export type Node =
  | Owner
  | Repository
  | ReviewTeam
  | Milestone
  | IssueType
  | View
  | Issue
  | PullRequest
  | Draft
  | Item
  | Project
  | (Field & { __typename: Field['__typename'] })

export type World = {
  now: () => number
  /** Where the addresses of issues and projects point. */
  webUrl: string
  nodes: Map<string, Node>
  owners: Map<string, Owner>
  repositories: Map<string, Repository>
  /** By slug, in lower case. */
  teams: Map<string, ReviewTeam>
  issueTypes: IssueType[]
  projects: Project[]
  issueFields: IssueField[]
  tokens: Map<string, Token>
  apps: App[]
  installations: Installation[]
  /** Told of everything that happens, for webhooks. */
  listeners: Set<Listener>
  lastId: number
}
