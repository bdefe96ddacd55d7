import type { Timeline } from '../domain/board-item.ts'
import type { ItemDetails } from '../domain/item-details.ts'
import { type AppCredentials, type AppTokens, createAppTokens } from './app-token.ts'
import { readToken, type TokenFacts } from './check.ts'
import { readDetails } from './details.ts'
import type { FieldMapping, ProjectField } from './detect.ts'
import { GitHubFailure } from './failures.ts'
import { type ItemsPage, patiently, readItems } from './fetch.ts'
import { type ItemsById, readItemsById } from './fetch-by-id.ts'
import { type Issues, issuesOver } from './issue-create.ts'
import { parsed } from './parsed.ts'
import { type HostFeatures, projectQuery } from './queries.ts'
import type { RateLimit } from './rate-limit.ts'
import { createRequest, type Request, type RequestOptions, type Token } from './request.ts'
import { ProjectResponse } from './responses.ts'
import { readTimelines } from './timelines.ts'
import { featuresOf, fieldsOf, type SavedView, viewsOf, webAddress } from './transform.ts'
import { type FilterAnswer, runFilter } from './views.ts'
import {
  type LookedAt,
  lookAtItem,
  type Mutation,
  sendMutation,
  type Written,
  type WrittenUse,
} from './write.ts'
import { type LookedAtState, lookAtState, sendState, type WrittenState } from './write-state.ts'

export type ProjectAddress = { owner: string; number: number }

/** A project as GitHub describes it. Its fields hold the iterations of past and future. */
export type Project = {
  id: string
  title: string
  url: string
  fields: ProjectField[]
  views: SavedView[]
  /** Iterations left out because no sprint can have their days. */
  oddIterations: string[]
  /** Whether pages hold archived items too; an older host leaves them out. */
  listsArchived: boolean
  /** GitHub's word for when anything of the project last changed (`2026-06-24T09:15:00Z`, whole seconds). */
  updatedAt: string | null
  /** Whose the token is, and whether it may write to the project; null where GitHub does not say. */
  viewerLogin: string | null
  viewerCanUpdate: boolean | null
}

/** One team's way to GitHub. Every call may throw a `GitHubFailure`. */
export type Connection = {
  /** The project and its fields: one request. */
  readProject(address: ProjectAddress): Promise<Project>
  /** All items, a page of 100 at a time; needs `readProject` first. */
  readItems(project: Project, mapping: FieldMapping): AsyncGenerator<ItemsPage>
  /** Items that no page showed. */
  readItemsById(project: Project, mapping: FieldMapping, nodeIds: string[]): Promise<ItemsById>
  /** What GitHub remembers of issues and pull requests, 100 of them a request; long ones take more. */
  readTimelines(project: Project, mapping: FieldMapping, contentIds: string[]): Promise<Timeline[]>
  /** What issues and pull requests hang together with, their size and reviews; needs `readProject` first. */
  readDetails(contentIds: string[]): Promise<ItemDetails[]>
  /** What a saved view's filter finds; null on a host that cannot filter. Needs `readProject` first. */
  runFilter(projectId: string, filter: string): Promise<FilterAnswer | null>
  /** An item just before it is written to: its column called `name` and what is in it; needs `readProject` first. */
  lookAtItem(what: { nodeId: string; name: string; use: WrittenUse }): Promise<LookedAt>
  /** Changes one value, by one request that is not sent again when its answer is lost. */
  write(mutation: Mutation): Promise<Written>
  /** The issue of an item just before it is closed or opened again. */
  lookAtState(nodeId: string): Promise<LookedAtState>
  /** Closes an issue as not planned or opens it, by one request that is not sent again when its answer is lost. */
  writeState(
    issueId: string,
    to: WrittenState,
  ): Promise<{ state: LookedAtState['state']; contentAt: number }>
  /** Issues themselves, whatever board they are on. */
  issues: Issues
  /** Requests sent since the connection was made; each stands in one of the counts, `details` holds filters and issues too. */
  counts(): { requests: number; timelines: number; details: number }
  /** Whose the token is and what GitHub says it may. */
  readToken(): Promise<TokenFacts>
  /** What the host can answer; needs `readProject` first. */
  features(): HostFeatures
  /** The token's points as GitHub last told them; null where it counts none. */
  rateLimit(): RateLimit | null
}

/** GitHub as the rest of the server sees it. */
export type GitHub = {
  connect(options: { token: Token }): Connection
  /** The tokens of the GitHub App that Knots is; null when it is none. */
  appTokens: AppTokens | null
}

export type GitHubOptions = Omit<
  RequestOptions,
  'token' | 'onRequest' | 'onRateLimit' | 'timeoutMs'
> & {
  timeoutMs?: number
  /** The GitHub App that Knots may be, besides tokens. */
  app?: AppCredentials | null
}

/** GitHub at one address. What its schema holds is found out once, with the first project read. */
export function createGitHub(options: GitHubOptions): GitHub {
  const { app, ...requesting } = { timeoutMs: 30_000, ...options }
  let host: HostFeatures | null = null
  return {
    appTokens: app ? createAppTokens({ ...requesting, app }) : null,
    connect({ token }) {
      let sent = 0
      let rateLimit: RateLimit | null = null
      const apart = { timelines: 0, details: 0 }
      const counted = async <Result>(what: keyof typeof apart, work: () => Promise<Result>) => {
        const before = sent
        try {
          return await work()
        } finally {
          apart[what] += sent - before
        }
      }
      const request = createRequest({
        ...requesting,
        token,
        onRequest: () => {
          sent += 1
        },
        onRateLimit: limit => {
          rateLimit = limit
        },
      })
      const reading = { request, sleep: options.sleep }
      const knownHost = () => {
        if (!host) throw new Error('The project must be read before its items')
        return host
      }
      const board = (project: Project, mapping: FieldMapping) => ({
        ...reading,
        projectId: project.id,
        host: knownHost(),
        mapping,
      })
      return {
        async readProject(address) {
          const answer = await patiently(reading, () => readProject(request, address, host))
          host = answer.host
          return answer.project
        },
        readItems: (project, mapping) => readItems(board(project, mapping)),
        readItemsById: (project, mapping, ids) => readItemsById(board(project, mapping), ids),
        readTimelines: (project, mapping, contentIds) =>
          counted('timelines', () => readTimelines(board(project, mapping), contentIds)),
        readDetails: contentIds =>
          counted('details', () => readDetails({ ...reading, host: knownHost() }, contentIds)),
        runFilter: async (projectId, filter) =>
          knownHost().filteredItems
            ? counted('details', () => runFilter(reading, projectId, filter))
            : null,
        lookAtItem: what =>
          patiently(reading, () => lookAtItem({ request, host: knownHost() }, what)),
        lookAtState: nodeId => patiently(reading, () => lookAtState(request, nodeId)),
        writeState: (issueId, to) => sendState(request, issueId, to),
        issues: issuesOver({
          ...reading,
          request: (query, variables) => counted('details', () => request(query, variables)),
        }),
        write: mutation => sendMutation({ request, host: knownHost() }, mutation),
        counts: () => ({ requests: sent - apart.timelines - apart.details, ...apart }),
        readToken: () => readToken({ ...requesting, token }),
        features: knownHost,
        rateLimit: () => rateLimit,
      }
    },
  }
}

async function readProject(
  request: Request,
  { owner, number }: ProjectAddress,
  host: HostFeatures | null,
): Promise<{ project: Project; host: HostFeatures }> {
  const data = await request(projectQuery, { owner, number, probe: host === null })
    .then(answer => answer.data)
    .catch(error => {
      const isUnknown = error instanceof GitHubFailure && error.kind === 'not-found'
      throw isUnknown ? noProject(owner, number) : error
    })
  const answer = parsed(ProjectResponse, data)
  if (!answer.repositoryOwner)
    throw new GitHubFailure(
      'not-found',
      `GitHub knows no organisation or user called “${owner}”. Check its spelling in Settings.`,
    )
  const found = answer.repositoryOwner.projectV2
  if (!found) throw noProject(owner, number)
  const { id, title } = found
  const url = webAddress(found.url) ?? ''
  const features = host ?? featuresOf(answer)
  const { fields, oddIterations } = fieldsOf(found)
  return {
    project: {
      id,
      title,
      url,
      fields,
      views: viewsOf(found),
      oddIterations,
      listsArchived: features.archivedStates,
      updatedAt: found.updatedAt ?? null,
      viewerLogin: answer.viewer?.login ?? null,
      viewerCanUpdate: found.viewerCanUpdate ?? null,
    },
    host: features,
  }
}

/** GitHub says the same of a project that is not there and of one the token may not see. */
function noProject(owner: string, number: number): GitHubFailure {
  return new GitHubFailure(
    'not-found',
    `There is no project ${number} of ${owner}, or this token may not see it. The number is at the end of the project’s address; the token needs the scope read:project, or the permission Projects of the organisation.`,
  )
}
