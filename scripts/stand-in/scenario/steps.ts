/** One thing that happened to a team's board, at an instant in epoch milliseconds. */
export type Step = { at: number; by: string } & Deed

export type Deed =
  | { do: 'sprint'; title: string; firstDay: string; days: number }
  | { do: 'open'; key: string; kind: ItemKind; title: string; repository: string; draft?: boolean }
  | { do: 'add'; key: string }
  | { do: 'estimate'; key: string; points: number | null }
  | { do: 'move'; key: string; sprint: string | null }
  | { do: 'status'; key: string; status: string | null; automated: boolean }
  | { do: 'close'; key: string; reason: CloseReason }
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

export type ItemKind = 'issue' | 'pull-request' | 'draft'

/** `unmerged`: a pull request closed without a merge. */
export type CloseReason = 'completed' | 'not-planned' | 'duplicate' | 'unmerged'

/** In order of time; what happened at the same instant stays in the order it was told. */
export function inOrder(steps: readonly Step[]): Step[] {
  return steps.toSorted((a, b) => a.at - b.at)
}
