import type { IssueValue } from '../world/types.ts'

/** One thing that happened to a team's board, at an instant in epoch milliseconds. */
export type Step = { at: number; by: string } & Deed

export type Deed =
  | { do: 'sprint'; title: string; firstDay: string; days: number }
  | { do: 'open'; key: string; kind: ItemKind; title: string; repository: string; draft?: boolean }
  | { do: 'add'; key: string }
  | { do: 'estimate'; key: string; points: number | null }
  | { do: 'move'; key: string; sprint: string | null }
  | { do: 'status'; key: string; status: string | null; automated: boolean }
  | { do: 'close'; key: string; reason: CloseReason; closer?: string }
  | { do: 'reopen'; key: string }
  | { do: 'merge'; key: string }
  | { do: 'remove'; key: string }
  | { do: 'archive'; key: string; archived: boolean }
  | { do: 'assign'; key: string; login: string }
  | { do: 'label'; key: string; label: string }
  | { do: 'rename'; key: string; title: string }
  | { do: 'place'; key: string; after: string | null }
  | { do: 'convert'; key: string; repository: string }
  | { do: 'hide'; key: string }
  | DetailDeed

/** What changes neither points nor sprint nor state: no figure of a sprint depends on it. */
export type DetailDeed =
  | { do: 'size'; key: string; additions: number; deletions: number }
  | { do: 'request-review'; key: string; reviewer: string; asCodeOwner: boolean }
  | { do: 'review'; key: string; verdict: Verdict }
  | { do: 'draft'; key: string; isDraft: boolean }
  | { do: 'parent'; key: string; parent: string | null }
  | { do: 'block'; key: string; blocker: string; blocks: boolean }
  | { do: 'link'; key: string; issue: string }
  | { do: 'milestone'; key: string; title: string | null; dueOn: string | null }
  | { do: 'type'; key: string; type: string | null }
  | { do: 'transfer'; key: string; repository: string }
  | { do: 'set'; key: string; field: string; value: IssueValue | null }

const DETAILS = new Set<Deed['do']>([
  'size',
  'request-review',
  'review',
  'draft',
  'parent',
  'block',
  'link',
  'milestone',
  'type',
  'transfer',
  'set',
])

export function isDetail<Told extends Deed>(step: Told): step is Told & DetailDeed {
  return DETAILS.has(step.do)
}

export type Verdict = 'approved' | 'changes-requested' | 'commented' | 'dismissed'

export type ItemKind = 'issue' | 'pull-request' | 'draft'

/** `unmerged`: a pull request closed without a merge. */
export type CloseReason = 'completed' | 'not-planned' | 'duplicate' | 'unmerged'

/** In order of time; what happened at the same instant stays in the order it was told. */
export function inOrder(steps: readonly Step[]): Step[] {
  return steps.toSorted((a, b) => a.at - b.at)
}
