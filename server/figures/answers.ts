import { createHash } from 'node:crypto'
import type { Answer } from '../context.ts'

/** What an answer hangs on. */
export type State = { revision: number; day: string }
type Work = { body: string | Uint8Array; type: string }
type Kept = State & { answer: Promise<Answer>; bytes: number }

const mostBytes = 64 * 1024 * 1024

/**
 * Finished answers by team and address. One holds while the team's revision and day are the same; the least lately
 * asked for go first once all together are too large.
 */
export function makeAnswers(limitBytes = mostBytes) {
  const kept = new Map<string, Kept>()
  let total = 0

  function forget(key: string) {
    total -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }

  function makeRoom() {
    for (const key of kept.keys()) {
      if (total <= limitBytes) return
      forget(key)
    }
  }

  function find(address: string, state: State): Promise<Answer> | undefined {
    const known = kept.get(address)
    if (known?.revision !== state.revision || known.day !== state.day) return undefined
    kept.delete(address)
    kept.set(address, known)
    return known.answer
  }

  /** `work` is done once, also when several ask at the same time; a failure is not kept. */
  function answer(address: string, state: State, work: () => Promise<Work>): Promise<Answer> {
    const known = find(address, state)
    if (known) return known
    forget(address)
    const made = work().then(finished)
    const entry: Kept = { ...state, answer: made, bytes: 0 }
    kept.set(address, entry)
    made.then(
      ({ body }) => {
        if (kept.get(address) !== entry) return
        entry.bytes = body.byteLength
        total += entry.bytes
        makeRoom()
      },
      () => {
        if (kept.get(address) === entry) forget(address)
      },
    )
    return made
  }

  return Object.assign(answer, { known: find })
}

/** The tag is made of the bytes, so an answer that came out the same again need not be sent. */
function finished({ body, type }: Work): Answer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { body: bytes, etag, type }
}
