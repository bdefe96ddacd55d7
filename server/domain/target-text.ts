export type TargetWords = {
  /** The name it stands under; null: the sprint as a whole. */
  goal: string | null
  /** Markdown; further lines below it belong to it. */
  text: string
  state: 'open' | 'reached' | 'struck'
}

/** Under this name stand targets that belong to no goal. */
const wholeSprint = 'Sprint'

const bullet = /^(\s*)[-*+]\s+(.*)$/
const named = /^\*\*(.+?)\*\*\s*:?\s*(.*)$/

type IsGoal = (name: string) => boolean
const anyName: IsGoal = () => true

/**
 * Reads the targets of a sprint out of Markdown as the minutes hold them: a bullet that begins with a name in bold, with
 * one target behind it or several as bullets below it. `~~struck~~` is struck, `[x]` is reached. What is not of this
 * form, or under a name that is no goal's, stays text: `rest`, without blank lines at its ends. A name without any target
 * is `rest` too.
 */
export function readTargets(
  markdown: string,
  isGoal = anyName,
): { targets: TargetWords[]; rest: string } {
  const targets: TargetWords[] = []
  const rest: string[] = []
  for (const block of blocksOf(markdown)) {
    const { name } = block
    const isTitle = name !== null && (isWholeSprint(name) || isGoal(name))
    const found = isTitle ? targetsOf(name, block.lines) : []
    if (found.length > 0) targets.push(...found)
    else rest.push(...block.lines)
  }
  return { targets, rest: rest.join('\n').replace(/^\n+|\s+$/g, '') }
}

const isWholeSprint = (name: string) => name.toLowerCase() === wholeSprint.toLowerCase()

/** A sprint's goal as one text: what is no target, then the targets. Splitting it again gives the same parts. */
export function joinGoal(rest: string, targets: readonly TargetWords[]): string {
  return [rest, printTargets(targets)].filter(text => text !== '').join('\n\n')
}

/** The name a goal has by now, for one it goes by in a text. */
type NameOf = (name: string) => string
const asWritten: NameOf = name => name

/**
 * A goal as text in one form, whatever the order of its parts was and whichever of its names a goal goes by, so that two can
 * be compared. A target that is there twice counts once.
 */
export function arrangeGoal(markdown: string, nameOf = asWritten): string {
  const { targets, rest } = readTargets(markdown)
  const named = targets.map(one => ({ ...one, goal: one.goal === null ? null : nameOf(one.goal) }))
  const once = new Map(named.map(one => [`${one.goal}\n${one.state}\n${one.text}`, one]))
  return joinGoal(rest, inOrderOfNames([...once.values()]))
}

/** A comment as text in one form, whatever the order of its review was; two parts on one goal are one. */
export function arrangeComment(markdown: string, nameOf = asWritten): string {
  const { reviews, rest } = splitComment(markdown)
  const byGoal = Map.groupBy(reviews, ({ goal }) => nameOf(goal))
  const joined = [...byGoal].map(([goal, parts]) => {
    return { goal, text: parts.map(({ text }) => text).join('\n') }
  })
  return joinComment(rest, inOrderOfNames(joined))
}

function inOrderOfNames<T extends { goal: string | null }>(parts: readonly T[]): T[] {
  const key = ({ goal }: T) => (goal ?? '').toLowerCase()
  return [...parts].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** The same the other way; `readTargets` gives back what was printed. */
export function printTargets(targets: readonly TargetWords[]): string {
  const groups = Map.groupBy(targets, ({ goal }) => goal ?? wholeSprint)
  return [...groups]
    .map(([name, members]) => [`- **${name}**:`, ...members.map(printTarget)].join('\n'))
    .join('\n')
}

/** What was done for a goal, in words, as the review of a sprint holds it. */
export type GoalWords = { goal: string; text: string }

/**
 * Reads what a review says of each goal: a bullet with a name in bold, and all below and behind it as Markdown. What is
 * not of this form, or under a name that is no goal's, is `rest`.
 */
export function readGoalReviews(
  markdown: string,
  isGoal = anyName,
): { reviews: GoalWords[]; rest: string } {
  const reviews: GoalWords[] = []
  const rest: string[] = []
  for (const { name, lines } of blocksOf(markdown)) {
    const text = name === null ? '' : textBelow(lines)
    if (name !== null && text !== '' && isGoal(name)) reviews.push({ goal: name, text })
    else rest.push(...lines)
  }
  return { reviews, rest: rest.join('\n').replace(/^\n+|\s+$/g, '') }
}

export function printGoalReviews(reviews: readonly GoalWords[]): string {
  return reviews.map(({ goal, text }) => `- **${goal}:**\n${indented(text, 4)}`).join('\n')
}

const reviewTitle = '**Sprint review**'

/**
 * A sprint's comment: what its review says of each goal stands below a title of its own, at the end. `rest` is what else
 * there is, that title included where more than goals stand below it.
 */
export function splitComment(
  markdown: string,
  isGoal = anyName,
): { reviews: GoalWords[]; rest: string } {
  const lines = markdown.split('\n')
  const title = lines.findLastIndex(line => line.trim() === reviewTitle)
  if (title < 0) return { reviews: [], rest: markdown }
  const before = lines.slice(0, title).join('\n').trimEnd()
  const { reviews, rest } = readGoalReviews(lines.slice(title + 1).join('\n'), isGoal)
  if (reviews.length === 0) return { reviews, rest: markdown }
  const below = rest === '' ? '' : `${reviewTitle}\n\n${rest}`
  return { reviews, rest: [before, below].filter(text => text !== '').join('\n\n') }
}

/** The same the other way: splitting it again gives the same parts. */
export function joinComment(rest: string, reviews: readonly GoalWords[]): string {
  if (reviews.length === 0) return rest
  const hasTitle = rest.split('\n').some(line => line.trim() === reviewTitle)
  return [rest, hasTitle ? '' : reviewTitle, printGoalReviews(reviews)]
    .filter(text => text !== '')
    .join('\n\n')
}

type Block = { name: string | null; lines: string[] }

/** Bullets that begin with a name in bold, each with all that stands below it; what lies between them has no name. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let edge = 0
  for (const line of markdown.split('\n')) {
    const [, indent = '', words = ''] = bullet.exec(line) ?? []
    const last = blocks.at(-1)
    const isBelow = last !== undefined && last.name !== null && indentOf(line) > edge
    const name = bullet.test(line) ? nameOf(words) : null
    if (name !== null && !isBelow) {
      edge = indent.length
      blocks.push({ name, lines: [line] })
    } else if (last && (isBelow || line.trim() === '' || last.name === null)) last.lines.push(line)
    else blocks.push({ name: null, lines: [line] })
  }
  return blocks
}

/** The name in bold at the beginning, if it is a title: a colon stands in or behind it. */
function nameOf(words: string): string | null {
  const [, bold = ''] = named.exec(words) ?? []
  const name = bold.replace(/:\s*$/, '').trim()
  const isTitle = /:\s*$/.test(bold) || /^\*\*.+?\*\*\s*:/.test(words)
  return isTitle && name !== '' ? name : null
}

function indentOf(line: string): number {
  return line.trim() === '' ? 0 : line.length - line.trimStart().length
}

function behindName(line: string): string {
  const [, , words = ''] = bullet.exec(line) ?? []
  const [, , behind = ''] = named.exec(words) ?? []
  return behind.trim()
}

function targetsOf(name: string, [first = '', ...below]: string[]): TargetWords[] {
  const goal = isWholeSprint(name) ? null : name
  const texts: string[] = []
  const inline = behindName(first)
  if (inline !== '') texts.push(inline)
  const columns = Math.min(...below.filter(line => line.trim() !== '').map(indentOf))
  for (const line of below) {
    if (line.trim() === '') continue
    const [, , words] = bullet.exec(line) ?? []
    const moved = line.slice(columns)
    if (words !== undefined && indentOf(line) === columns) texts.push(words)
    else if (texts.length > 0) texts.push(`${texts.pop()}\n${moved.replace(/^ {1,2}/, '')}`)
    else texts.push(moved)
  }
  return texts.filter(text => text.trim() !== '').map(text => ({ goal, ...stateOf(text.trim()) }))
}

function stateOf(text: string): Omit<TargetWords, 'goal'> {
  const [, struck] = /^~~([\s\S]+)~~$/.exec(text) ?? []
  if (struck !== undefined) return { text: struck.trim(), state: 'struck' }
  const [, box, words] = /^\[([ xX])\]\s+([\s\S]+)$/.exec(text) ?? []
  if (words === undefined) return { text, state: 'open' }
  return { text: words, state: box === ' ' ? 'open' : 'reached' }
}

function printTarget({ text, state }: TargetWords): string {
  const [first = '', ...more] = text.split('\n')
  const head = `    - ${state === 'reached' ? '[x] ' : ''}${state === 'struck' ? '~~' : ''}${first}`
  const lines = [head, ...more.map(line => (line === '' ? '' : `      ${line}`))]
  return lines.filter(line => line.trim() !== '').join('\n') + (state === 'struck' ? '~~' : '')
}

function textBelow([first = '', ...below]: string[]): string {
  const filled = below.filter(line => line.trim() !== '')
  const columns = Math.min(...filled.map(indentOf))
  const moved = below.map(line => line.slice(columns))
  return [behindName(first), ...moved].join('\n').replace(/^\n+|\s+$/g, '')
}

function indented(text: string, columns: number): string {
  return text
    .split('\n')
    .map(line => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n')
}
