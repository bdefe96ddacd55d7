import type { Db } from '../../db/open.ts'
import type { Writes } from '../contract/write.ts'
import { Refusal } from '../errors.ts'
import { GitHubFailure } from '../github/failures.ts'
import { findProject } from '../store/board.ts'
import { findSync } from '../store/syncs.ts'
import type { TeamRow } from '../store/teams.ts'
import type { Board } from './sync.ts'

export type WriteAccess = Pick<Writes, 'canWrite' | 'account' | 'why'>

/** What GitHub answered to a change that it did not let Knots make. */
export type Refused = { message: string; at: number }

const notReadYet =
  'Knots has not read the board yet, so it does not know whether it may change it. Read it first.'

const howToGrant =
  'A classic token needs the scope project; a fine-grained one or an App the permission Projects, to read and write; whoever it belongs to must have write access to the project. Until then, change the items on GitHub by hand.'

/** GitHub lets this account look at the project, but not change it. */
export function mayNotWrite(account: string | null, words: string | null = null): string {
  const who = account === null ? 'the token' : `@${account}`
  const said = words === null ? '' : ` (${words})`
  return `GitHub does not let ${who} change this project${said}. ${howToGrant}`
}

/** Sentences made for reads end with GitHub's own words, which say as much of a change. */
export function refusedInWords({ kind, message }: GitHubFailure, account: string | null): string {
  const words = /\(([^()]*)\)$/.exec(message)?.[1] ?? null
  return kind === 'forbidden' && message.includes('may not read')
    ? mayNotWrite(account, words)
    : message
}

/** Whether a failure says that Knots may not change the board, whatever it tries. */
export function isNoAccess(error: unknown): boolean {
  if (!(error instanceof Refusal)) return false
  if (!(error instanceof GitHubFailure)) return error.status === 400
  return error.kind === 'token' || error.kind === 'scope' || error.kind === 'forbidden'
}

/**
 * Whether Knots may change a team's board, and as whom, by what the last read found. A refusal of GitHub
 * since then goes before that: the next read of the board may find it mended.
 */
export async function writeAccess(
  { db, board }: { db: Db; board: Pick<Board, 'connect'> },
  team: TeamRow,
  refused: Refused | undefined,
): Promise<WriteAccess> {
  const unconnected = await board.connect(team).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.message
      throw error
    },
  )
  if (unconnected !== null) return { canWrite: false, account: null, why: unconnected }
  const project = await findProject(db.read, team.id)
  if (!project) return { canWrite: false, account: null, why: notReadYet }
  const account = project.viewerLogin
  const readAt = (await findSync(db.read, team.id))?.startedAt ?? 0
  if (refused && readAt <= refused.at) return { canWrite: false, account, why: refused.message }
  const mayWrite = project.viewerCanUpdate !== false
  return { canWrite: mayWrite, account, why: mayWrite ? null : mayNotWrite(account) }
}
