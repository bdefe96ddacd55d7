import type { Sprint } from '#contract/sprint.ts'
import { plainText } from '../../lib/plain-text.ts'

/** Where the words searched for stand: what is before them, they themselves, what is after. */
export type Hit = { field: 'Title' | 'Goal' | 'Comment'; parts: Part[] }
export type Part = { text: string; isHit: boolean }

/** So much is shown around the first place found. */
const around = 60

/** Case and accents make no difference; every sign keeps its place. */
const folded = (text: string) =>
  [...text.toLowerCase()]
    .map(sign => (sign.length > 1 ? sign : sign.normalize('NFD').charAt(0)))
    .join('')

const wordsIn = (query: string) => folded(query).split(/\s+/).filter(Boolean)

/** Places of all the words in the text, in order and without overlaps. */
function places(text: string, words: string[]): [from: number, to: number][] {
  const searched = folded(text)
  // A few letters change their length in lower case: then places cannot be told.
  if (searched.length !== text.length) return []
  const all = words.flatMap(word => {
    const found: [number, number][] = []
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + word.length))
      found.push([at, at + word.length])
    return found
  })
  let end = 0
  return all
    .sort(([one], [other]) => one - other)
    .filter(([from, to]) => {
      const isFree = from >= end
      if (isFree) end = to
      return isFree
    })
}

/** The text cut into what was searched for and what was not. */
export function marked(text: string, query: string): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const [from, to] of places(text, wordsIn(query))) {
    if (from > at) parts.push({ text: text.slice(at, from), isHit: false })
    parts.push({ text: text.slice(from, to), isHit: true })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHit: false })
  return parts
}

/** The neighbourhood of the first hit, where the text is long. */
function excerpt(text: string, query: string): Part[] {
  const [first] = places(text, wordsIn(query))
  const from = Math.max(0, (first?.[0] ?? 0) - around)
  const to = Math.min(text.length, (first?.[1] ?? 0) + 2 * around)
  return [
    ...(from > 0 ? [{ text: '… ', isHit: false }] : []),
    ...marked(text.slice(from, to), query),
    ...(to < text.length ? [{ text: ' …', isHit: false }] : []),
  ]
}

const fieldsOf = ({ title, goal, comment }: Sprint): [Hit['field'], string][] => [
  ['Title', title],
  ['Goal', plainText(goal)],
  ['Comment', plainText(comment)],
]

/** Where a sprint's title, goal and comment hold what is searched for; null unless every word is somewhere in them. */
export function hitsIn(sprint: Sprint, query: string): Hit[] | null {
  const words = wordsIn(query)
  const fields = fieldsOf(sprint)
  const everything = folded(fields.map(([, text]) => text).join('\n'))
  if (!words.every(word => everything.includes(word))) return null
  return fields.flatMap(([field, text]) =>
    words.some(word => folded(text).includes(word)) ? [{ field, parts: excerpt(text, query) }] : [],
  )
}
