import { type PageArgs, page } from '../connections.ts'
import type { Resolver } from '../context.ts'
import { pullRequestState } from '../world/contents.ts'
import type { Milestone, Review, ReviewTeam, View } from '../world/detail-types.ts'
import { isOpinion, latestReviews } from '../world/reviews.ts'
import type { PullRequest } from '../world/types.ts'

type Of<Args = Record<string, never>> = Resolver<PullRequest, Args & PageArgs>

/** Newest of each author; whoever was asked again in the meantime is left out, as on GitHub. */
const latest: Of = (source, args, _, info) => {
  const waiting = new Set<unknown>(source.requests.map(request => request.requestedReviewer))
  const reviews = latestReviews(source, () => true)
  return page(
    reviews.filter(({ author }) => !waiting.has(author)),
    args,
    info,
  )
}

const latestOpinions: Of = (source, args, _, info) =>
  page(latestReviews(source, isOpinion), args, info)

const reviews: Of<{ author?: string | null; states?: string[] | null }> = (
  source,
  args,
  _,
  info,
) => {
  const { author, states } = args
  const wanted = source.reviews.filter(
    review =>
      (!states || states.includes(review.state)) && (!author || review.author?.login === author),
  )
  return page(wanted, args, info)
}

export const reviewFields = {
  latestReviews: latest,
  latestOpinionatedReviews: latestOpinions,
  reviews,
  reviewRequests: ((source, args, _, info) => page(source.requests, args, info)) as Of,
  closingIssuesReferences: ((source, args, _, info) => page(source.closes, args, info)) as Of,
}

export const review = {
  fullDatabaseId: ((source: Review) => source.databaseId) as Resolver<Review>,
  bodyText: ((source: Review) => source.body) as Resolver<Review>,
  publishedAt: ((source: Review) => source.submittedAt) as Resolver<Review>,
  repository: ((source: Review) => source.pullRequest.repository) as Resolver<Review>,
}

export const team = {
  combinedSlug: ((source: ReviewTeam) =>
    `${source.organization.login}/${source.slug}`) as Resolver<ReviewTeam>,
  url: ((source, _, { world }) =>
    `${world.webUrl}/orgs/${source.organization.login}/teams/${source.slug}`) as Resolver<ReviewTeam>,
}

export const milestone = {
  closed: ((source: Milestone) => source.state === 'CLOSED') as Resolver<Milestone>,
  url: (({ repository, number }, _, { world }) =>
    `${world.webUrl}/${repository.owner.login}/${repository.name}/milestone/${number}`) as Resolver<Milestone>,
}

export const view = {
  fullDatabaseId: ((source: View) => source.databaseId) as Resolver<View>,
}

/** Open and merged ones; what was closed without a merge comes only when asked for. */
export function listedPullRequests(list: PullRequest[], includeClosed: boolean): PullRequest[] {
  return list.filter(pull => includeClosed || pullRequestState(pull) !== 'CLOSED')
}
