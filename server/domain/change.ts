/**
 * How well Knots knows when something changed.
 * `exact`: GitHub gave the instant. `bounded`: it happened between two reads of the board (`notBefore` and `at`).
 * `assumed`: the state found at the first read, taken to hold since the item's creation or the sprint's start.
 */
export type Certainty = 'exact' | 'bounded' | 'assumed'

/** Where Knots learned of a change. `value-date` is the instant GitHub keeps beside a field's value. */
export type ChangeSource = 'webhook' | 'timeline' | 'value-date' | 'sync' | 'manual'

/** State of the issue or pull request itself. `unmerged`: a pull request closed without being merged. */
export type ItemState = 'open' | 'completed' | 'not-planned' | 'duplicate' | 'merged' | 'unmerged'

type Told = {
  itemId: string
  /** Instant of the change in epoch milliseconds; for a bounded change the later end of its span. */
  at: number
  /**
   * The earlier end of a bounded change's span. Of an exact one that a later read found, when the item was read before:
   * the field may have had yet another value in between, which nobody saw. Else null.
   */
  notBefore: number | null
  source: ChangeSource
  certainty: Certainty
  /** When Knots wrote it down. */
  recordedAt: number
}

/**
 * One fact of the ledger: from `at` on, the named field of the item had this value.
 * `sprint` holds Knots' own sprint id, `status` the name on the board; null means cleared. `aside` is the reason for which
 * the team set the item's points aside, because the same points stand on another item too; null counts them again.
 */
export type Change = Told &
  (
    | { field: 'present'; value: boolean }
    | { field: 'archived'; value: boolean }
    | { field: 'points'; value: number | null }
    | { field: 'sprint'; value: string | null }
    | { field: 'status'; value: string | null }
    | { field: 'state'; value: ItemState }
    | { field: 'aside'; value: string | null }
  )

export type ChangeField = Change['field']
