import type { BoardItem } from '../domain/board-item.ts'
import { type BoardRead, fieldVariables, type Reading, shrinking } from './fetch.ts'
import { withWholeLists } from './lists.ts'
import { parsed } from './parsed.ts'
import { itemsByIdQuery } from './queries.ts'
import { ItemsByIdResponse } from './responses.ts'
import { boardItemOf } from './transform.ts'

/** Goes through ids in batches of at most 100, in smaller ones while GitHub finds them too heavy. */
export async function inBatches<Result>(
  reading: Reading,
  ids: string[],
  ask: (batch: string[]) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let size = 100
  for (let done = 0; done < ids.length; ) {
    const start = done
    const answer = await shrinking(reading, size, smaller => ask(ids.slice(start, start + smaller)))
    results.push(answer.result)
    size = answer.size
    done += size
  }
  return results
}

/** What became of single items: of those in `gone`, GitHub said that they are not there. */
export type ItemsById = { items: BoardItem[]; gone: string[] }

/**
 * Single items by GitHub's ids, for those that no page showed. An id in neither list of the answer
 * exists but may not be read by this token.
 */
export async function readItemsById(board: BoardRead, nodeIds: string[]): Promise<ItemsById> {
  const batches = await inBatches(board, nodeIds, async ids => {
    const variables = { ids, ...fieldVariables(board.mapping) }
    const { data, refused } = await board.request(itemsByIdQuery(board.host), variables)
    const answered = parsed(ItemsByIdResponse, data)
    const nodes = await withWholeLists(board.request, answered.nodes)
    // Something inside an item may be not found too: the item itself is the second step, and the last.
    const isGone = (at: number) =>
      refused.some(({ type, path }) => type === 'NOT_FOUND' && path?.length === 2 && path[1] === at)
    return {
      items: nodes.filter(node => node !== null).map(boardItemOf),
      gone: ids.filter((_, at) => nodes[at] === null && isGone(at)),
    }
  })
  return {
    items: batches.flatMap(({ items }) => items),
    gone: batches.flatMap(({ gone }) => gone),
  }
}
