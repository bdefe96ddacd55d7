import { type Adder, adders } from './adders.ts'
import type { Answer, Call } from './call.ts'
import type { WriteTeam } from './write-team.ts'
import { type Rewriter, rewriters } from './writers.ts'

/** The number of the last write that was answered, and of the last one that was sent. */
export type Span = { answered: number; sent: number }

/** One client that writes, one request after the other, and knows what was answered. */
export type Writer = {
  name: string
  span: Span
  /** Learns what is there before its first write. */
  begin(call: Call, file: string): Promise<void>
  /** Writes until the connection breaks or `isOver`. */
  run(call: Call, isOver: () => boolean): Promise<void>
  /**
   * Compares with what is there: all that was answered, and of what was sent after it a part without a gap, each
   * write whole or not at all. A line for each thing that is wrong.
   */
  wrongIn(call: Call, file: string, span: Span): Promise<string[]>
  /** Goes on from what is there after a kill. */
  goOn(call: Call, file: string): Promise<void>
}

/** Refused as too much at once: it was not done, and is sent again. */
const tooMany = 429

async function writeOn(
  name: string,
  span: Span,
  isOver: () => boolean,
  send: (n: number) => Promise<Answer>,
): Promise<void> {
  while (!isOver()) {
    const n = span.answered + 1
    span.sent = n
    const { status, body } = await send(n)
    if (status === tooMany) continue
    if (status >= 300) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`)
    span.answered = n
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const upTo = ({ answered, sent }: Span): number[] =>
  Array.from({ length: sent - answered + 1 }, (_, index) => answered + index)

function rewriting(rewriter: Rewriter): Writer {
  const span: Span = { answered: 0, sent: 0 }
  const { name } = rewriter
  let untouched: unknown = null
  let firstVersion: number | null = null
  const wanted = (n: number) => (n === 0 ? untouched : rewriter.wanted(n))
  return {
    name,
    span,
    async begin(call, file) {
      const found = await rewriter.find(call, file)
      untouched = found.value
      firstVersion = found.version
    },
    run: (call, isOver) =>
      writeOn(name, span, isOver, n => rewriter.send(call, n, (firstVersion ?? 1) + n - 1)),
    async wrongIn(call, file, within) {
      const { value, version } = await rewriter.find(call, file)
      // Some values come back after a while, versions do not.
      const fits = (n: number) =>
        same(value, wanted(n)) && (firstVersion === null || version === firstVersion + n)
      if (upTo(within).some(fits)) return []
      const told = `${JSON.stringify(value)} of version ${version}, first ${firstVersion}`
      return [`${name}: answered ${within.answered}, sent ${within.sent}, there ${told}`]
    },
    async goOn(call, file) {
      const { value } = await rewriter.find(call, file)
      if (!same(value, wanted(span.answered))) span.answered = span.sent
    },
  }
}

function adding(adder: Adder): Writer {
  const span: Span = { answered: 0, sent: 0 }
  const { name } = adder
  /** Sent, but killed before it was there. */
  const lost = new Set<number>()

  async function statesOf(call: Call, most: number) {
    const there = new Map<string, number>()
    for (const part of await adder.find(call)) there.set(part, (there.get(part) ?? 0) + 1)
    const states = new Map<number, string>()
    for (let n = 1; n <= most; n += 1) {
      const counts = adder.wanted(n).map(part => there.get(part) ?? 0)
      for (const part of adder.wanted(n)) there.delete(part)
      const isWhole = counts.every(count => count === 1)
      const isMissing = counts.every(count => count === 0)
      states.set(n, isWhole ? 'whole' : isMissing ? 'missing' : `there ${counts.join()} times`)
    }
    return { states, others: [...there.keys()] }
  }

  return {
    name,
    span,
    begin: async () => undefined,
    run: (call, isOver) => writeOn(name, span, isOver, n => adder.send(call, n)),
    async wrongIn(call, _file, { answered, sent }) {
      const { states, others } = await statesOf(call, sent)
      let hasGap = false
      const wrong = [...states].flatMap(([n, state]) => {
        if (lost.has(n)) return state === 'missing' ? [] : [`${name}: ${n} came late, ${state}`]
        const isMissing = state === 'missing' && n > answered
        const isGood = state === 'whole' && !hasGap
        hasGap ||= isMissing
        return isMissing || isGood ? [] : [`${name}: answered ${answered}, and ${n} is ${state}`]
      })
      if (others.length === 0) return wrong
      return [...wrong, `${name}: nobody sent ${others.slice(0, 3).join('; ')}`]
    },
    async goOn(call) {
      const { states } = await statesOf(call, span.sent)
      for (let n = span.answered + 1; n <= span.sent; n += 1)
        if (states.get(n) === 'missing') lost.add(n)
      span.answered = span.sent
    },
  }
}

export const writersOf = (made: WriteTeam): Writer[] => [
  ...rewriters(made).map(rewriting),
  ...adders(made).map(adding),
]

/** Lets all write at once; ends when each has stopped, or cannot go on as the connection broke. */
export async function writeAll(
  writers: Writer[],
  call: Call,
  isOver: () => boolean,
): Promise<unknown[]> {
  const ends = await Promise.allSettled(writers.map(writer => writer.run(call, isOver)))
  return ends.flatMap(end => (end.status === 'rejected' ? [end.reason] : []))
}
