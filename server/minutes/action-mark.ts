import type { ActionState, Helped } from '#contract/action.ts'
import type { Day } from '#domain/calendar.ts'
import { isPlausible } from './labels.ts'

/** What Knots knows of an action and the layout of the minutes has no place for. */
export type ActionPast = {
  /** Its dated states and notes, oldest first; `day` is null where minutes gave none. */
  history: { day: Day | null; state: ActionState; note: string }[]
  /** Number of the sprint in which it was made, null where that is not known. */
  madeNumber: number | null
  /** Where it was made, in words. */
  from: string
  helped: { answer: Helped; note: string } | null
}

const begin = '<!-- knots action '
const most = { entries: 500, note: 2000, from: 200, helped: 500, number: 9999 }
const states: ActionState[] = ['open', 'in-progress', 'done', 'dropped']
const answers: Helped[] = ['yes', 'partly', 'no']

/** A comment of one line, as JSON without what would end it; `readPast` gives back what was printed. */
export function printPast(past: ActionPast): string {
  const history = past.history.map(({ day, state, note }) => [day, state, note])
  const { madeNumber: made, from, helped } = past
  const json = JSON.stringify({
    history,
    made,
    from,
    helped: helped && [helped.answer, helped.note],
  })
  return `${begin}${json.replaceAll('>', '\\u003e')} -->`
}

/**
 * What such a comment says; undefined for a line that is none, null for one that was broken: then the action is what people
 * read of it.
 */
export function readPast(text: string): ActionPast | null | undefined {
  if (!text.startsWith(begin)) return undefined
  try {
    const { history, made, from, helped } = JSON.parse(
      text.slice(begin.length).replace(/ ?-->$/, ''),
    )
    return {
      history: listIn(history).slice(-most.entries).flatMap(entryIn),
      madeNumber: isNumber(made) ? made : null,
      from: textIn(from, most.from),
      helped: helpedIn(listIn(helped)),
    }
  } catch {
    return null
  }
}

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textIn = (value: unknown, longest: number) =>
  typeof value === 'string' ? value.slice(0, longest) : ''
const isNumber = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= most.number

function entryIn(entry: unknown): ActionPast['history'] {
  const [day, word, note] = listIn(entry)
  const state = states.find(one => one === word)
  if (!state) return []
  const isDay = typeof day === 'string' && isPlausible(day)
  return [{ day: isDay ? day : null, state, note: textIn(note, most.note) }]
}

function helpedIn([word, note]: unknown[]): ActionPast['helped'] {
  const answer = answers.find(one => one === word)
  return answer ? { answer, note: textIn(note, most.helped) } : null
}
