import type { IssueValue } from '../world/types.ts'
import type { Scenario } from './scenario.ts'
import type { DetailDeed, Verdict } from './steps.ts'
import type { ItemVerbs } from './team.ts'

/** What can be told of an item beside its points, sprint and state. Each deed takes a second. */
export type DetailVerbs = {
  /** Lines of a pull request. */
  size(additions: number, deletions: number): ItemVerbs
  /** From a person, by name or login, or from a team of reviewers, by its name. */
  requestReview(reviewer: string, options?: { asCodeOwner?: boolean }): ItemVerbs
  review(reviewer: string, verdict: Verdict): ItemVerbs
  /** A pull request becomes a draft again. */
  draft(): ItemVerbs
  readyForReview(): ItemVerbs
  parentOf(child: string): ItemVerbs
  /** Under another issue, or under none. */
  childOf(parent: string | null): ItemVerbs
  blockedBy(blocker: string): ItemVerbs
  notBlockedBy(blocker: string): ItemVerbs
  /** The pull request says that it closes the issue. */
  linkedTo(issue: string): ItemVerbs
  /** In a milestone of its repository, or in none. `dueOn` is a day. */
  milestone(title: string | null, dueOn?: string): ItemVerbs
  issueType(type: string | null): ItemVerbs
  /** To another repository, with another number and id. */
  transferTo(repository: string): ItemVerbs
  /** A value of another column: a text, day or number, the name of an option or of several. */
  set(field: string, value: IssueValue | null): ItemVerbs
}

type Telling = {
  say(deed: DetailDeed): ItemVerbs
  sayAs(login: string, deed: DetailDeed): ItemVerbs
}

export function detailVerbs(made: Scenario, key: string, { say, sayAs }: Telling): DetailVerbs {
  return {
    size: (additions, deletions) => say({ do: 'size', key, additions, deletions }),
    requestReview: (reviewer, { asCodeOwner = false } = {}) =>
      say({ do: 'request-review', key, reviewer: reviewerNamed(made, reviewer), asCodeOwner }),
    review: (reviewer, verdict) =>
      sayAs(reviewerNamed(made, reviewer), { do: 'review', key, verdict }),
    draft: () => say({ do: 'draft', key, isDraft: true }),
    readyForReview: () => say({ do: 'draft', key, isDraft: false }),
    parentOf: child => say({ do: 'parent', key: child, parent: key }),
    childOf: parent => say({ do: 'parent', key, parent }),
    blockedBy: blocker => say({ do: 'block', key, blocker, blocks: true }),
    notBlockedBy: blocker => say({ do: 'block', key, blocker, blocks: false }),
    linkedTo: issue => say({ do: 'link', key, issue }),
    milestone: (title, dueOn) => say({ do: 'milestone', key, title, dueOn: dueOn ?? null }),
    issueType: type => say({ do: 'type', key, type }),
    transferTo: repository => say({ do: 'transfer', key, repository }),
    set(field, value) {
      const { points, sprintField } = made.setup
      const told = ['Status', sprintField, 'name' in points ? points.name : null]
      if (told.includes(field)) throw new Error(`"${field}" is told by a verb of its own`)
      return say({ do: 'set', key, field, value })
    },
  }
}

/** The login of a person of the scenario, or the name of a team of reviewers. */
function reviewerNamed({ people, reviewTeams }: Scenario, name: string): string {
  if (people.has(name) || reviewTeams.has(name)) return name
  for (const person of people.values()) if (person.name === name) return person.login
  throw new Error(`Nobody is called "${name}"`)
}
