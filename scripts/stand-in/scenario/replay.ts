import type { Scenario } from './scenario.ts'
import { type CloseReason, type DetailDeed, isDetail, type Step } from './steps.ts'

/** An item as the scenario knows it, whatever GitHub would show. */
export type TrueState = {
  kind: 'issue' | 'pull-request' | 'draft'
  onBoard: boolean
  hidden: boolean
  points: number | null
  sprint: string | null
  status: string | null
  state: 'open' | 'merged' | CloseReason
  dropped: boolean
  /** Since when it has been done without a break. What was done when it left the board stays so. */
  doneSince: number | null
  /** Every sprint it was ever in. */
  sprints: Set<string>
  /** When it last left a sprint, and whether it was done then. */
  left: Map<string, { at: number; done: boolean }>
}

const DONE = /^(done|closed|merged|completed|shipped)$/i

/** The items after all deeds up to and including an instant. */
export function replay(
  made: Scenario,
  steps: readonly Step[],
  until: number,
): Map<string, TrueState> {
  const states = new Map<string, TrueState>()
  for (const step of steps) {
    if (step.at > until) break
    if (step.do === 'sprint' || isDetail(step)) continue
    if (step.do === 'open') {
      states.set(step.key, opened(step.kind))
      continue
    }
    const state = states.get(step.key)
    if (!state) throw new Error(`There is no "${step.key}" yet`)
    apply(made, state, step)
    judge(state, step.at)
  }
  return states
}

function opened(kind: TrueState['kind']): TrueState {
  return {
    kind,
    onBoard: false,
    hidden: false,
    points: null,
    sprint: null,
    status: null,
    state: 'open',
    dropped: false,
    doneSince: null,
    sprints: new Set(),
    left: new Map(),
  }
}

type ItemStep = Exclude<Step, { do: 'sprint' } | { do: 'open' } | DetailDeed>

function apply(made: Scenario, state: TrueState, step: ItemStep): void {
  switch (step.do) {
    case 'add':
      if (!state.onBoard) putBack(made, state)
      return
    case 'remove':
      state.onBoard = false
      return
    case 'estimate':
      if (hasPoints(made, state)) state.points = step.points
      return
    case 'move':
      move(state, step.sprint, step.at)
      return
    case 'status':
      if (state.onBoard) state.status = step.status
      return
    case 'close':
      state.state = step.reason
      return
    case 'merge':
      state.state = 'merged'
      return
    case 'reopen':
      state.state = 'open'
      return
    case 'hide':
      state.hidden = true
      return
    case 'convert':
      state.kind = 'issue'
  }
}

/** Points of an issue field exist on issues alone; without a points field there are none. */
function hasPoints(made: Scenario, state: TrueState): boolean {
  const { kind } = made.setup.points
  return kind !== 'none' && (kind !== 'issue-field' || state.kind === 'issue')
}

/** Put on the board again it is a new item: only what belongs to the issue itself is left. */
function putBack(made: Scenario, state: TrueState): void {
  state.onBoard = true
  state.sprint = null
  state.status = null
  if (made.setup.points.kind !== 'issue-field') state.points = null
}

function move(state: TrueState, sprint: string | null, at: number): void {
  if (state.sprint !== null && state.sprint !== sprint) {
    state.left.set(state.sprint, { at, done: state.doneSince !== null })
  }
  state.sprint = sprint
  if (sprint !== null) state.sprints.add(sprint)
}

/** Dropped wins over any status; otherwise a done status, a close as completed or a merge is done. */
function judge(state: TrueState, at: number): void {
  if (!state.onBoard && state.doneSince !== null) return
  const closedUnfinished =
    state.state === 'not-planned' || state.state === 'duplicate' || state.state === 'unmerged'
  state.dropped = closedUnfinished || !state.onBoard
  const signal =
    state.state === 'completed' || state.state === 'merged' || DONE.test(state.status ?? '')
  const done = signal && !state.dropped
  if (!done) state.doneSince = null
  else state.doneSince ??= at
}
