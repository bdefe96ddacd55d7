import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { draftIssue, issue, pullRequest, repository } from './content.ts'
import { listedValues } from './content-values.ts'
import { issueFieldTypes } from './issue-fields.ts'
import { projectV2Item } from './item.ts'
import { mutation } from './mutation.ts'
import { iteration, iterationField, option, projectV2, singleSelectField } from './project.ts'
import { organization, query, user } from './query.ts'
import { milestone, review, team, view } from './reviews.ts'

/** A method, so that resolvers may name the types of their own source and arguments. */
type AnyResolver = {
  resolve(
    source: unknown,
    args: Record<string, unknown>,
    context: Context,
    info: GraphQLResolveInfo,
  ): unknown
}['resolve']

export const resolvers: Record<string, Record<string, AnyResolver>> = {
  Query: query,
  Mutation: mutation,
  Organization: organization,
  User: user,
  Repository: repository,
  ProjectV2: projectV2,
  ProjectV2SingleSelectField: singleSelectField,
  ProjectV2SingleSelectFieldOption: option,
  ProjectV2IterationField: iterationField,
  ProjectV2IterationFieldIteration: iteration,
  ProjectV2Item: projectV2Item,
  ...listedValues,
  Issue: issue,
  PullRequest: pullRequest,
  DraftIssue: draftIssue,
  ...issueFieldTypes,
  PullRequestReview: review,
  Team: team,
  Milestone: milestone,
  ProjectV2View: view,
}
