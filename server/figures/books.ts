import type { Read } from '../../db/open.ts'
import type { State } from './answers.ts'
import { type Book, loadBook } from './book.ts'

/** A book is large, and only who was just asked about is asked about again. */
const mostTeams = 8

/** After each change several figures of a team are asked for: its book is read once for all of them. */
export function rememberBooks(read: Read) {
  const known = new Map<string, State & { book: Promise<Book> }>()
  return (teamId: string, { revision, day }: State, now: number): Promise<Book> => {
    const last = known.get(teamId)
    if (last?.revision === revision && last.day === day) return last.book
    const book = loadBook(read, teamId, now)
    const entry = { revision, day, book }
    known.delete(teamId)
    known.set(teamId, entry)
    for (const oldest of known.keys()) {
      if (known.size <= mostTeams) break
      known.delete(oldest)
    }
    book.catch(() => {
      if (known.get(teamId) === entry) known.delete(teamId)
    })
    return book
  }
}
