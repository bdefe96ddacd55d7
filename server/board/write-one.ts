import type { Db } from '../../db/open.ts'
import { Refusal } from '../errors.ts'
import type { Connection } from '../github/client.ts'
import { GitHubFailure } from '../github/failures.ts'
import { type BoardValue, isSameValue, type LookedAt, mutationsFor } from '../github/write.ts'
import { findProject } from '../store/board.ts'
import { listItemsByIds } from '../store/items.ts'
import { listIterations } from '../store/iterations.ts'
import type { ItemRow } from '../store/staging.ts'
import type { TeamRow } from '../store/teams.ts'
import type { WriteRow } from '../store/writes.ts'
import { readableMapping } from './mapping.ts'
import type { Board } from './sync.ts'
import { isNoAccess, mayNotWrite, refusedInWords } from './write-access.ts'
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
import { changeState } from './write-state.ts'
import { fromBoard, noIteration, noOption, toBoard } from './write-values.ts'

export type SendParts = {
  db: Db
  board: Pick<Board, 'connect'>
  /** Waits until GitHub may be sent the team's next mutation, then counts this one. */
  pace: <Result>(send: () => Promise<Result>) => Promise<Result>
}

const outOfReach = 'GitHub could not be reached, so nothing was changed. Ask again later.'
const issuesOnly =
  'Points of this board are a field of the organisation’s issues; drafts and pull requests have none.'

const issuesForbidden =
  'Points of this board are a field of the organisation’s issues, and the token may not change this issue: it needs the permission Issues, to read and write, or the scope repo.'

const isOfIssueField = (error: unknown) =>
  error instanceof GitHubFailure &&
  error.kind === 'unexpected' &&
  /issue.?field/i.test(error.message)

type Reached = { account: string | null; isAtItem: boolean }

/** Sends what somebody asked for, and reads it back. Throws nothing that is GitHub's doing. */
export async function sendWrite(parts: SendParts, team: TeamRow, row: WriteRow): Promise<Outcome> {
  const [item] = await listItemsByIds(parts.db.read, team.id, [row.itemId])
  if (!item?.isPresent) return failed('This item is no longer on the board.')
  const at: Reached = { account: null, isAtItem: false }
  try {
    const { connection, address } = await parts.board.connect(team)
    const project = await connection.readProject(address)
    at.account = project.viewerLogin
    if (project.viewerCanUpdate === false)
      return { state: 'by-hand', error: mayNotWrite(at.account), isForAll: true }
    const known = await findProject(parts.db.read, team.id)
    if (known?.projectId !== project.id) return failed(otherProject)
    if (row.field === 'state') {
      at.isAtItem = true
      const to = row.to === 'open' ? 'open' : 'not-planned'
      return await changeState({ connection, projectId: project.id, item, to, pace: parts.pace })
    }
    const { mapping, warnings } = readableMapping(project, known)
    const field = mapping[row.field]
    if (!field) return failed(warnings[0] ?? `No column of the board means ${row.field}.`)
    const use = row.field
    const iterations = await listIterations(parts.db.read, team.id, field.id)
    const to = toBoard(row.field, row.to, iterations)
    const isGone = row.field === 'sprint' && !field.iterations.some(({ id }) => id === to)
    if (to === undefined || (to !== null && isGone)) return failed(noIteration('The sprint'))
    const look = () => connection.lookAtItem({ nodeId: item.nodeId, name: field.name, use })
    at.isAtItem = true
    const looked = await look()
    if (looked.projectId !== project.id || looked.field.id !== field.id) return failed(otherProject)
    const outcome = await change(parts, { connection, item, looked, to, look })
    const from = fromBoard(row.field, looked.value, iterations)
    const isChanged = !isSameValue(looked.value, to)
    return 'wanted' in outcome && isChanged && from !== undefined ? { ...outcome, from } : outcome
  } catch (error) {
    return inWords(error, item, at)
  }
}

type Change = {
  connection: Connection
  item: ItemRow
  looked: LookedAt
  to: BoardValue
  look: () => Promise<LookedAt>
}

async function change(
  { pace }: SendParts,
  { connection, item, looked, to, look }: Change,
): Promise<Outcome> {
  const wanted = (itemAt?: number | null, contentAt?: number | null) =>
    itemToRead(item.nodeId, itemAt, contentAt)
  if (isSameValue(looked.value, to)) return { state: 'done', error: null, wanted: wanted() }
  const mutations = mutationsFor(looked, to)
  if (mutations.length === 0) return failed(noOption(looked.field.name, to))
  for (const [index, mutation] of mutations.entries()) {
    try {
      const { value, itemAt, contentAt } = await pace(() => connection.write(mutation))
      const read = wanted(itemAt, contentAt)
      if (isSameValue(value, to)) return { state: 'done', error: null, wanted: read }
      return failed(notLanded(value === null ? 'no value' : 'another value'), read)
    } catch (error) {
      if (isLost(error))
        return afterLoss(async () => isSameValue((await look()).value, to), wanted())
      if (mutation.kind === 'issue-field' && isForbidden(error))
        return { state: 'by-hand', error: issuesForbidden, isForAll: false }
      if (!isOfIssueField(error)) throw error
      if (looked.issueId === null) return failed(issuesOnly)
      if (index === mutations.length - 1) throw error
    }
  }
  return failed(noOption(looked.field.name, to))
}

function inWords(error: unknown, { nodeId }: ItemRow, { account, isAtItem }: Reached): Outcome {
  if (!(error instanceof Refusal)) throw error
  if (isNoAccess(error)) {
    const message = error instanceof GitHubFailure ? refusedInWords(error, account) : error.message
    return { state: 'by-hand', error: message, isForAll: true }
  }
  if (isLost(error)) return failed(outOfReach)
  if (!(error instanceof GitHubFailure)) return failed(error.message)
  if (error.kind === 'limit')
    return { state: 'limited', error: error.message, retryAt: error.retryAt }
  if (error.kind !== 'not-found' || !isAtItem) return failed(error.message)
  return failed(
    'GitHub does not know this item any more. It was taken off the board.',
    itemToRead(nodeId),
  )
}
