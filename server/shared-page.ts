import type { Answer, Figures } from './context.ts'
import type { Burndown } from './contract/burndown.ts'
import type { Goals, SprintGoals } from './contract/goal.ts'
import type { Report } from './contract/review.ts'
import type { SharedPage } from './contract/share.ts'
import type { Sprint } from './contract/sprint.ts'
import type { Velocity } from './contract/velocity.ts'
import type { ShareRow } from './store/shares.ts'
import type { TeamRow } from './store/teams.ts'

const asValue = <T>({ body }: Answer): T => JSON.parse(body.toString())

type Shown = Omit<SharedPage, 'page' | 'team'>

const nothing: Shown = {
  sprint: null,
  burndown: null,
  report: null,
  sprintGoals: null,
  velocity: null,
  goals: null,
}

/**
 * What a page shows to somebody who has nothing but its address: figures, items and words of what the page is about. Not in it: what
 * people wrote about other sprints, whose work an item is and who decided. Throws NotFound for a sprint that is gone.
 */
export async function composePage(
  figures: Figures,
  { link, team }: { link: ShareRow; team: TeamRow },
  now: number,
): Promise<SharedPage> {
  const { slug, name, timeZone } = team
  const shown = await showPage(figures, link, now)
  return { page: link.page, team: { slug, name, timeZone }, ...nothing, ...shown }
}

async function showPage(
  figures: Figures,
  { page, teamId, sprintId }: ShareRow,
  now: number,
): Promise<Partial<Shown>> {
  if (page === 'velocity')
    return { velocity: withoutWords(asValue(await figures.velocity(teamId, {}, now))) }
  if (page === 'goals') return { goals: withoutAliases(asValue(await figures.goals(teamId, now))) }
  if (page === 'calendar') return {}
  // A link to a page of a sprint goes with its sprint.
  const of = [teamId, sprintId ?? '', now] as const
  const both = {
    sprint: asValue<Sprint>(await figures.sprint(...of)),
    sprintGoals: ofThisSprint(asValue(await figures.sprintGoals(...of))),
    burndown: asValue<Burndown>(await figures.burndown(...of)),
  }
  if (page === 'sprint') return both
  return { ...both, report: withoutPeople(asValue(await figures.report(...of))) }
}

/** Of all sprints that the chart needs, the figures alone. */
function withoutWords(velocity: Velocity): Velocity {
  return {
    ...velocity,
    sprints: velocity.sprints.map(sprint => ({
      ...sprint,
      ...{ goal: '', comment: '', warnings: [] },
      excluded: sprint.excluded && { reason: '' },
    })),
  }
}

/** Names under which minutes speak of a goal are for those who edit it. */
function withoutAliases({ goals }: Goals): Goals {
  return { goals: goals.map(goal => ({ ...goal, aliases: [] })) }
}

/** The goals that the sprint did something for. */
function ofThisSprint({ goals, ...own }: SprintGoals): SprintGoals {
  const ids = new Set(
    [...own.targets, ...own.reviews, ...(own.shares ?? [])].map(one => one.goalId),
  )
  return { ...own, goals: goals.filter(({ id }) => ids.has(id)) }
}

function withoutPeople(report: Report): Report {
  return {
    ...report,
    items: report.items.map(withoutAssignees),
    outside: report.outside.map(one => ({
      ...one,
      item: withoutAssignees(one.item),
      decidedBy: null,
      decidedAt: null,
    })),
    adjustments: report.adjustments.map(one => ({ ...one, madeBy: null })),
    next: null,
  }
}

const withoutAssignees = <T extends { assignees: string[] }>(item: T): T => ({
  ...item,
  assignees: [],
})
