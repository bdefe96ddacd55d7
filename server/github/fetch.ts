import type { BoardItem } from '../domain/board-item.ts'
import type { FieldMapping } from './detect.ts'
import { GitHubFailure } from './failures.ts'
import { withWholeLists } from './lists.ts'
import { parsed } from './parsed.ts'
import { type HostFeatures, itemsQuery } from './queries.ts'
import type { Request, Variables } from './request.ts'
import { ItemsResponse } from './responses.ts'
import { itemsPageOf } from './transform.ts'

export type Reading = { request: Request; sleep: (milliseconds: number) => Promise<void> }

/** What a page of the board brings: items not met before in this read, in board order. */
export type ItemsPage = {
  items: BoardItem[]
  /** Items on the board as GitHub counts them. */
  totalCount: number
  unreadable: number
  cutShort: number
  /** Items whose points are beyond all reason; they are read as not estimated. */
  withOddPoints: number
  /** GitHub's words on what it left out. */
  messages: string[]
}

const pageSizes = [100, 50, 25, 10]
/** So many pages in time before a larger one is tried again. */
const steadyPages = 5
const patience = 2
const passes = 3

const isPassing = (error: unknown) =>
  error instanceof GitHubFailure && (error.kind === 'too-heavy' || error.kind === 'unreachable')

/** Asks again, a little later each time, while GitHub is too busy or out of reach. */
export async function patiently<Result>(
  { sleep }: Reading,
  ask: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (!isPassing(error) || tries >= patience) throw error
      await sleep(1000 * 4 ** tries)
    }
  }
}

/**
 * Runs `ask` with ever smaller sizes while GitHub finds the question too heavy, then patiently at
 * the smallest. Answers with the size that worked, so that the caller can go on from there.
 */
export async function shrinking<Result>(
  reading: Reading,
  size: number,
  ask: (size: number) => Promise<Result>,
): Promise<{ result: Result; size: number }> {
  const smaller = pageSizes.find(candidate => candidate < size)
  if (smaller === undefined) return { result: await patiently(reading, () => ask(size)), size }
  try {
    return { result: await ask(size), size }
  } catch (error) {
    if (!isPassing(error)) throw error
    if (error instanceof GitHubFailure && error.kind === 'unreachable') await reading.sleep(1000)
    return shrinking(reading, smaller, ask)
  }
}

const larger = (size: number) => pageSizes.findLast(candidate => candidate > size) ?? size

/** The variables of the mapped fields, the same for pages and for single items. */
export function fieldVariables({ points, sprint, status }: FieldMapping): Variables {
  return {
    points: points?.name ?? '',
    sprint: sprint?.name ?? '',
    status: status?.name ?? '',
    hasPoints: points !== null,
    hasSprint: sprint !== null,
    hasStatus: status !== null,
  }
}

type ProjectNode = NonNullable<ItemsResponse['node']>

/** A field renamed meanwhile answers null on every item: better no read than one that clears all. */
function refuseRenamed(node: ProjectNode, mapping: FieldMapping) {
  for (const use of ['points', 'sprint', 'status'] as const) {
    const field = mapping[use]
    if (field && node[use]?.id !== field.id)
      throw new GitHubFailure(
        'unexpected',
        `The field “${field.name}” was changed on GitHub while Knots read the board. The next read will find it.`,
      )
  }
}

export type BoardRead = Reading & {
  projectId: string
  host: HostFeatures
  mapping: FieldMapping
}

async function readPage(board: BoardRead, first: number, after: string | null) {
  const variables = { project: board.projectId, first, after, ...fieldVariables(board.mapping) }
  const { data, reasons } = await board.request(itemsQuery(board.host), variables)
  const { node } = parsed(ItemsResponse, data)
  if (!node) throw new GitHubFailure('not-found', 'The project is no longer visible to this token.')
  refuseRenamed(node, board.mapping)
  const nodes = await withWholeLists(board.request, node.items.nodes)
  const whole = { ...node, items: { ...node.items, nodes } }
  return { ...itemsPageOf(whole), messages: reasons }
}

async function* pagesOnce(board: BoardRead) {
  const read = (size: number, after: string | null) =>
    shrinking(board, size, smaller => readPage(board, smaller, after))
  let asked = 100
  let steady = 0
  let reading = read(asked, null)
  for (;;) {
    const { result: page, size } = await reading
    steady = size === asked ? steady + 1 : 1
    asked = steady >= steadyPages ? larger(size) : size
    if (page.next !== null) {
      reading = read(asked, page.next)
      // Should the reader of these pages stop early, nobody is left to hear of a failure.
      reading.catch(() => undefined)
    }
    yield page
    if (page.next === null) return
  }
}

/**
 * Reads the whole board, a page at a time, the next one already under way while the last is worked
 * on. Pages are positional on GitHub's side: an item moved meanwhile can come twice or not at all.
 * So each item is given once, and the board is read again, up to three times in all, when fewer were
 * seen than GitHub counts, or when the count fell on the way: what was behind then slipped forward.
 * What is still missing must be asked for by id.
 */
export async function* readItems(board: BoardRead): AsyncGenerator<ItemsPage> {
  const seen = new Set<string>()
  for (let pass = 1; pass <= passes; pass++) {
    let unreadable = 0
    let totalCount = 0
    let hasShrunk = false
    for await (const page of pagesOnce(board)) {
      const items = page.items.filter(({ nodeId }) => !seen.has(nodeId) && seen.add(nodeId))
      unreadable += page.unreadable
      hasShrunk ||= page.totalCount < totalCount
      totalCount = page.totalCount
      yield { ...page, items }
    }
    if (seen.size + unreadable >= totalCount && !hasShrunk) return
  }
}
