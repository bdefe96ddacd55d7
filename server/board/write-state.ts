import type { Connection } from '../github/client.ts'
import type { WrittenState } from '../github/write-state.ts'
import type { ItemRow } from '../store/staging.ts'
import {
  afterLoss,
  failed,
  isForbidden,
  isLost,
  itemToRead,
  notLanded,
  type Outcome,
  otherProject,
} from './write-outcome.ts'

const issuesAlone =
  'Only issues can be closed from Knots. Close a pull request, or take a draft off the board, on GitHub.'

const closedOtherwise =
  'This issue is closed already, in another way than as not planned. It was left as it is.'

const mayNotClose =
  'The token may not close this issue: it needs the permission Issues, to read and write, or the scope repo.'

type Closing = {
  connection: Connection
  projectId: string
  item: ItemRow
  to: WrittenState
  pace: <Result>(send: () => Promise<Result>) => Promise<Result>
}

/** Closes an item's issue as not planned, or opens it again, and reads it back. Throws GitHub's failures. */
export async function changeState({
  connection,
  projectId,
  item: { nodeId },
  to,
  pace,
}: Closing): Promise<Outcome> {
  const looked = await connection.lookAtState(nodeId)
  const { issueId, state: from } = looked
  if (looked.projectId !== projectId) return failed(otherProject)
  if (issueId === null) return failed(issuesAlone)
  if (from === to) return { state: 'done', error: null, wanted: itemToRead(nodeId) }
  if (from === 'done') return failed(closedOtherwise, itemToRead(nodeId))
  try {
    const { state, contentAt } = await pace(() => connection.writeState(issueId, to))
    const wanted = itemToRead(nodeId, null, contentAt)
    if (state === to) return { state: 'done', error: null, from, wanted }
    return failed(notLanded(state === 'open' ? 'the state open' : 'another state'), wanted)
  } catch (error) {
    if (isForbidden(error)) return { state: 'by-hand', error: mayNotClose, isForAll: false }
    if (!isLost(error)) throw error
    const hasLanded = async () => (await connection.lookAtState(nodeId)).state === to
    return afterLoss(hasLanded, itemToRead(nodeId))
  }
}
