import type { Organisation, Person, Project, PullRequest, Repository } from './types.ts'

/** A team that can be asked for a review. */
export type ReviewTeam = {
  __typename: 'Team'
  id: string
  databaseId: number
  organization: Organisation
  name: string
  slug: string
  members: Person[]
}

export type Reviewer = Person | ReviewTeam

export type ReviewRequest = {
  __typename: 'ReviewRequest'
  id: string
  databaseId: number
  pullRequest: PullRequest
  requestedReviewer: Reviewer
  asCodeOwner: boolean
  requestedAt: number
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED'

/** Stands in the timeline as well: there GitHub lists reviews among the events. */
export type Review = {
  __typename: 'PullRequestReview'
  id: string
  databaseId: number
  createdAt: number
  actor: null
  project: null
  pullRequest: PullRequest
  author: Person | null
  state: ReviewState
  body: string
  submittedAt: number
  updatedAt: number
}

export type Milestone = {
  __typename: 'Milestone'
  id: string
  databaseId: number
  repository: Repository
  number: number
  title: string
  dueOn: number | null
  state: 'OPEN' | 'CLOSED'
  createdAt: number
}

export type IssueType = {
  __typename: 'IssueType'
  id: string
  name: string
  color: string
  description: string | null
}

export type ViewLayout = 'BOARD_LAYOUT' | 'ROADMAP_LAYOUT' | 'TABLE_LAYOUT'

export type View = {
  __typename: 'ProjectV2View'
  id: string
  databaseId: number
  project: Project
  number: number
  name: string
  /** In the grammar of the project's filter; empty: everything. */
  filter: string
  layout: ViewLayout
  createdAt: number
  updatedAt: number
}
