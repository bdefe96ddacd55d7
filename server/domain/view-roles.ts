/** What a team can use a saved view of its board for. */
export type ViewRole =
  | 'backlog'
  | 'triage'
  | 'in-progress-too-long'
  | 'external'
  | 'sprint'
  | 'review'

/** All of them, in the order in which a meeting needs them. */
export const viewRoles: readonly ViewRole[] = [
  'sprint',
  'review',
  'triage',
  'in-progress-too-long',
  'external',
  'backlog',
]

/** Names that say it by themselves, and names that hold the words. */
const names: Record<ViewRole, { whole: RegExp; part: RegExp; never?: RegExp }> = {
  sprint: {
    whole: /^((the )?current |this |our )?(sprint|iteration)( board)?$/,
    part: /\b(current|this|active) (sprint|iteration)\b|\b(sprint|iteration)\b/,
    never: /\b(review|retro\w*|next|last|previous|past|plan\w*|all|without|no)\b/,
  },
  review: {
    whole: /^(sprint |iteration )?reviews?$/,
    part: /\b(sprint|iteration) review\b|\breviews?\b/,
    never: /\b(waiting|needs?|pull requests?|prs?|code)\b/,
  },
  triage: { whole: /^(needs |to )?triage$/, part: /\b(triage|inbox|incoming|unsorted)\b/ },
  'in-progress-too-long': {
    whole: /^(in progress )?(since |for )?too long$/,
    part: /\b(too long|stale|stuck|ageing|aging)\b/,
  },
  external: {
    whole: /^externals?( dep\w*)?$/,
    part: /\b(externals?|waiting for others|upstream)\b/,
  },
  backlog: {
    whole: /^(the |our |product |prioriti[sz]ed )*backlog$/,
    part: /\bbacklog\b/,
    never: /\bsprint\b/,
  },
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * Which view seems to be meant for what, by its name: whole names before names that only hold the word,
 * then the board's own order. A role without such a view is missing; no view gets two roles.
 */
export function detectedViews(
  views: readonly { number: number; name: string }[],
): Partial<Record<ViewRole, number>> {
  const found: Partial<Record<ViewRole, number>> = {}
  const taken = new Set<number>()
  for (const rank of ['whole', 'part'] as const)
    for (const role of viewRoles) {
      if (found[role] !== undefined) continue
      const { never, ...patterns } = names[role]
      const view = views.find(
        ({ number, name }) =>
          !taken.has(number) && patterns[rank].test(plain(name)) && !never?.test(plain(name)),
      )
      if (!view) continue
      found[role] = view.number
      taken.add(view.number)
    }
  return found
}

/**
 * The view of each role: the one chosen (`viewRoles`, a number; 0 is none) while it exists, else the one whose name
 * says so. Roles without a view are missing; so are all without a project.
 */
export function usedViews<View extends { number: number; name: string }>(
  project:
    | { views: readonly View[]; viewRoles: Readonly<Partial<Record<ViewRole, number>>> }
    | undefined,
): Map<ViewRole, View> {
  const views = project?.views ?? []
  const detected = detectedViews(views)
  const used = new Map<ViewRole, View>()
  for (const role of viewRoles) {
    const number = project?.viewRoles[role] ?? detected[role]
    const view = views.find(known => known.number === number)
    if (view) used.set(role, view)
  }
  return used
}
