import { GitHubFailure } from './failures.ts'
import { patiently, type Reading } from './fetch.ts'
import { inBatches } from './fetch-by-id.ts'
import {
  createIssueQuery,
  issueStatesQuery,
  newestIssuesQuery,
  numberedIssueQuery,
  repositoryQuery,
} from './issue-queries.ts'
import {
  CreatedResponse,
  IssueShape,
  IssueStatesResponse,
  NewestIssuesResponse,
  NumberedIssueResponse,
  RepositoryResponse,
} from './issue-response.ts'
import { parsed } from './parsed.ts'
import { webAddress } from './transform.ts'

/** An issue as far as an action needs it. `completed` is also what was closed before GitHub knew reasons. */
export type LinkedIssue = {
  id: string
  number: number
  /** Its owner and name, as in `crew/hull`. */
  repository: string
  url: string
  state: 'open' | 'completed' | 'not-planned'
}

/** A repository in which an issue is to be made. */
export type IssueRepository = { id: string; hasIssues: boolean; isArchived: boolean }

/** What Knots asks GitHub about issues themselves. Every call may throw a `GitHubFailure`. */
export type Issues = {
  /** A repository by its `owner/name`; a failure of the kind `not-found` where the token sees none. */
  findRepository(repository: string): Promise<IssueRepository>
  /**
   * An issue with these words in its text, among those made at `since` (epoch milliseconds) or later; null where there is
   * none. Asks the repository itself, not the search, which knows an issue only some time after it was made.
   */
  findIssueWith(repository: string, words: string, since: number): Promise<LinkedIssue | null>
  /** An issue by its number; a failure of the kind `not-found` where there is none. */
  findNumbered(repository: string, number: number): Promise<LinkedIssue>
  /**
   * Makes an issue, by one request that is not sent again when its answer is lost: it may have landed all the same, and
   * the same request twice makes two.
   */
  create(repositoryId: string, issue: { title: string; body: string }): Promise<LinkedIssue>
  /** Issues by their ids, 100 a request, by the id asked for; those that are gone or out of sight are missing. */
  readStates(ids: string[]): Promise<Map<string, LinkedIssue>>
}

/** Issues of a busy repository are looked through back to so many. */
const mostPages = 20

const stateOf = ({ issueState, stateReason }: IssueShape): LinkedIssue['state'] => {
  if (issueState === 'OPEN') return 'open'
  return stateReason === 'NOT_PLANNED' || stateReason === 'DUPLICATE' ? 'not-planned' : 'completed'
}

const issueOf = (shape: IssueShape): LinkedIssue => ({
  id: shape.id,
  number: shape.number,
  repository: shape.repository.nameWithOwner,
  url: webAddress(shape.url) ?? '',
  state: stateOf(shape),
})

const named = (repository: string) => {
  const [owner = '', name = ''] = repository.split('/')
  return { owner, name }
}

const noRepository = (repository: string) =>
  new GitHubFailure('not-found', `GitHub shows this token no repository ${repository}.`)

const noIssue = (repository: string, number: number) =>
  new GitHubFailure('not-found', `There is no issue ${number} in ${repository}.`)

/** GitHub names what is not there in an error; the words say which of the two it is. */
async function orNotFound<T>(work: Promise<T>, failure: GitHubFailure): Promise<T> {
  return work.catch(error => {
    const isNotFound = error instanceof GitHubFailure && error.kind === 'not-found'
    throw isNotFound ? failure : error
  })
}

/** The questions about issues over one connection. */
export function issuesOver(reading: Reading): Issues {
  const { request } = reading
  const ask = async (query: string, variables: Record<string, unknown>) =>
    (await patiently(reading, () => request(query, variables))).data
  return {
    async findRepository(repository) {
      const data = await orNotFound(
        ask(repositoryQuery, named(repository)),
        noRepository(repository),
      )
      const found = parsed(RepositoryResponse, data).repository
      if (!found) throw noRepository(repository)
      return { id: found.id, hasIssues: found.hasIssuesEnabled, isArchived: found.isArchived }
    },
    async findIssueWith(repository, words, since) {
      const variables = { ...named(repository), since: new Date(since).toISOString() }
      let after: string | null = null
      for (let pages = 0; pages < mostPages; pages++) {
        const data = await ask(newestIssuesQuery, { ...variables, after })
        const list = parsed(NewestIssuesResponse, data).repository?.issues
        const nodes = (list?.nodes ?? []).filter(node => node !== null)
        const found = nodes.find(({ body }) => body.includes(words))
        if (found) return issueOf(found)
        const isPast = nodes.some(({ createdAt }) => Date.parse(createdAt) < since)
        if (isPast || !list?.pageInfo.hasNextPage) return null
        after = list.pageInfo.endCursor ?? null
      }
      return null
    },
    async findNumbered(repository, number) {
      const data = await orNotFound(
        ask(numberedIssueQuery, { ...named(repository), number }),
        noIssue(repository, number),
      )
      const found = parsed(NumberedIssueResponse, data).repository?.issue
      if (!found) throw noIssue(repository, number)
      return issueOf(found)
    },
    async create(repositoryId, { title, body }) {
      const { data } = await request(createIssueQuery, { repository: repositoryId, title, body })
      return issueOf(parsed(CreatedResponse, data).created.issue)
    },
    async readStates(ids) {
      const batches = await inBatches(reading, ids, async batch => {
        const { data } = await request(issueStatesQuery, { ids: batch })
        const { nodes } = parsed(IssueStatesResponse, data)
        return batch.flatMap((id, at) => {
          const node = nodes[at]
          if (node?.__typename !== 'Issue') return []
          return [[id, issueOf(parsed(IssueShape, node))] as const]
        })
      })
      return new Map(batches.flat())
    },
  }
}
