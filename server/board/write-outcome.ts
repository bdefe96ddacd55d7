import type { WriteValue } from '../contract/write.ts'
import { GitHubFailure } from '../github/failures.ts'
import type { Wanted } from './read-items.ts'

/** What became of one write. `limited`: GitHub did not look at it; it goes on waiting. */
export type Outcome =
  | {
      state: 'done' | 'failed'
      error: string | null
      /** What the item had in truth. */
      from?: WriteValue
      /** What to read so that the ledger has it, by GitHub's id. */
      wanted: Wanted
    }
  | { state: 'by-hand'; error: string; isForAll: boolean }
  | { state: 'limited'; error: string; retryAt: number | null }

const none: Wanted = new Map()

export const failed = (error: string, wanted = none): Outcome => ({
  state: 'failed',
  error,
  wanted,
})

/** What to read after a change: the item, until it shows these instants of GitHub's (null: any). */
export const itemToRead = (
  nodeId: string,
  itemAt: number | null = null,
  contentAt: number | null = null,
): Wanted =>
  new Map([
    [nodeId, { itemAt: itemAt ?? 0, contentAt: contentAt ?? 0, isDeleted: false, facts: [] }],
  ])

export const otherProject = 'The team was given another project since. Nothing was changed.'
export const notLanded = (words: string) =>
  `GitHub answered that it took this, but the item still has ${words}. Look at it on GitHub, then ask again.`
const lost =
  'GitHub’s answer was lost, and the item is as it was. Nothing was tried again; ask once more.'
const unknownEnd =
  'GitHub’s answer was lost and it does not answer since. The next read of the board shows whether it took this.'

/** Whether it may have landed although GitHub's answer did not come. */
export const isLost = (error: unknown) =>
  error instanceof GitHubFailure && (error.kind === 'unreachable' || error.kind === 'too-heavy')

export const isForbidden = (error: unknown) =>
  error instanceof GitHubFailure && error.kind === 'forbidden'

/** Looks whether a change landed whose answer did not come. */
export async function afterLoss(
  hasLanded: () => Promise<boolean>,
  wanted: Wanted,
): Promise<Outcome> {
  try {
    return (await hasLanded()) ? { state: 'done', error: null, wanted } : failed(lost, wanted)
  } catch (error) {
    if (error instanceof GitHubFailure) return failed(unknownEnd, wanted)
    throw error
  }
}
