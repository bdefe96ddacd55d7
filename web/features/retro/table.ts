import { createContext, use } from 'react'
import type { Retro } from '#contract/retro.ts'
import type { Sprint } from '#contract/sprint.ts'
import type { RetroFormat } from '#domain/retro-formats.ts'
import type { Move } from './api.ts'

export type Board = NonNullable<Retro['board']>

/** What every part of an open board knows. */
export type Table = {
  slug: string
  sprint: Sprint
  retro: Retro
  board: Board
  format: RetroFormat
  /** Who this browser said to be. */
  me: string | null
  /** Whether this person may lead: the facilitator, or anybody while there is none. */
  leads: boolean
  /** Does it, and answers whether it was done; what went wrong is shown. */
  move: (move: Move) => Promise<boolean>
}

const TableContext = createContext<Table | null>(null)
export const TableProvider = TableContext

export function useTable(): Table {
  const table = use(TableContext)
  if (!table) throw new Error('There is no board around this part.')
  return table
}
