import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Retro } from '#contract/retro.ts'
import { ApiError } from '../../lib/api.ts'
import { type Move, retroQuery, sendMove } from './api.ts'

const isBoard = (answer: unknown): answer is Retro =>
  typeof answer === 'object' && answer !== null && 'sprintId' in answer && 'cards' in answer

const isStale = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status === 409

/** The same move over what somebody else changed meanwhile: each says one thing, so the last one holds. */
function again(move: Move, { current }: ApiError): Move | null {
  const version = (current as { version?: number } | undefined)?.version
  if (version === undefined) return null
  if (move.kind === 'card') return { ...move, edit: { ...move.edit, version } }
  if (move.kind === 'group') return { ...move, edit: { ...move.edit, version } }
  return null
}

/** Moves of the board: shown as soon as they are answered, and said where they went wrong. */
export function useMoves(slug: string, sprintId: string) {
  const client = useQueryClient()
  const [trouble, setTrouble] = useState<unknown>(null)
  const move = useCallback(
    async (wanted: Move): Promise<boolean> => {
      const { queryKey } = retroQuery(slug, sprintId)
      const send = async (one: Move) => {
        const answer = await sendMove(slug, sprintId, one)
        if (isBoard(answer)) client.setQueryData(queryKey, answer)
        else await client.invalidateQueries({ queryKey })
      }
      try {
        await send(wanted).catch(async (error: unknown) => {
          // Two who press "next" at once mean one step.
          if (wanted.kind === 'phase' && isStale(error))
            return client.invalidateQueries({ queryKey })
          const second = isStale(error) ? again(wanted, error) : null
          if (!second) throw error
          await send(second)
        })
        setTrouble(null)
        return true
      } catch (error) {
        setTrouble(error)
        void client.invalidateQueries({ queryKey })
        return false
      }
    },
    [client, slug, sprintId],
  )
  return { move, trouble, dismiss: useCallback(() => setTrouble(null), []) }
}
