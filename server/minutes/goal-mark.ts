import type { GoalState } from '#contract/goal.ts'
import { nameKey } from './answers.ts'
import { cleanLine, cleanText, limited } from './content.ts'
import type { Warning } from './page.ts'

/**
 * A product goal as a page of a whole meeting holds it. `roadmap` is Markdown; label and parent are null for none. `aliases`:
 * other names it goes by, as Knots keeps them.
 */
export type PageGoal = {
  line: number
  name: string
  aliases: string[]
  state: GoalState
  label: string | null
  parent: string | null
  roadmap: string
}

/** What a page holds between a goal's marks, not read yet. `attributes` are the words of the first mark behind "goal". */
export type MarkedGoal = { line: number; heading: string; attributes: string; body: string[] }

const most = { name: 120, label: 200, roadmap: 50_000, aliases: 20, attributes: 20_000 }
const parentForm = /^[\w.-]{1,100}\/[\w.-]{1,100}#\d{1,10}$/
const stateWords: Record<GoalState, string> = {
  ready: 'READY',
  'in-progress': 'IN PROGRESS',
  blocked: 'BLOCKED',
  done: 'DONE',
}
const states = Object.keys(stateWords) as GoalState[]

/**
 * A goal with its roadmap between marks, so that `readGoals` gives back exactly what was printed (the name on one line, the
 * roadmap as `cleanText` gives it) whatever the roadmap holds. `facts` are for people, in Markdown, and not read back.
 */
export function printGoalWithRoadmap(goal: Omit<PageGoal, 'line'>, facts: string): string {
  const { name, state, aliases, label, parent, roadmap } = goal
  const attributes = [
    ...(label === null ? [] : [printAttribute('label', label)]),
    ...(parent === null ? [] : [printAttribute('parent', parent)]),
    ...aliases.map(alias => printAttribute('alias', alias)),
  ]
  const head = `### ${cleanLine(name)} (${stateWords[state]})`
  const mark = `<!-- knots goal ${state}${attributes.join('')} -->`
  const text = withoutMarks(cleanText(roadmap))
  return [
    head,
    facts,
    text === '' ? `${mark}\n<!-- /knots -->` : `${mark}\n\n${text}\n\n<!-- /knots -->`,
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

/**
 * Text that stands in a printed page of a whole meeting with none of its lines taken for a mark of Knots: such a line gets
 * a backslash more. `withMarks` takes it away again.
 */
export function withoutMarks(text: string): string {
  return text.replace(/^(\s*<!-- ?)(\\*\/?knots)/gm, '$1\\$2')
}

/** The same the other way. */
export function withMarks(text: string): string {
  return text.replace(/^(\s*<!-- ?)\\(\\*\/?knots)/gm, '$1$2')
}

/**
 * Reads a goal from between its marks. The state in its heading goes before the one in the mark, since people edit what
 * they see. Null, with a warning, without a name; what is no label or parent issue is left out with one.
 */
function readGoal(marked: MarkedGoal, warnings: Warning[]): PageGoal | null {
  const { line, heading, attributes } = marked
  const found = /^(.*) \(([A-Z ]+)\)$/.exec(heading)
  const seen = states.find(state => stateWords[state] === found?.[2])
  const name = cleanLine(seen ? (found?.[1] ?? '') : heading)
  const state = seen ?? states.find(one => one === /^ ([a-z-]+)/.exec(attributes)?.[1])
  if (name === '' || !state) {
    const message = `This mark of a goal has no ${name === '' ? 'heading with a name above it' : 'state, such as “in-progress”'}, so the goal is not taken over.`
    warnings.push({ line, message })
    return null
  }
  const label = attribute('label', attributes)?.trim().slice(0, most.label) || null
  const parent = attribute('parent', attributes)?.trim() || null
  const isParent = parent !== null && parentForm.test(parent)
  if (parent !== null && !isParent) {
    const message = `“${parent.slice(0, 80)}” is no issue such as owner/name#12, so the goal has no parent issue.`
    warnings.push({ line, message })
  }
  return {
    line,
    name: limited(name, most.name, line, warnings),
    state,
    aliases: attributesOf('alias', attributes)
      .map(alias => cleanLine(alias).slice(0, most.name))
      .filter(alias => alias !== '')
      .slice(0, most.aliases),
    label,
    parent: isParent ? parent : null,
    roadmap: limited(cleanText(withMarks(marked.body.join('\n'))), most.roadmap, line, warnings),
  }
}

/** As in JSON, without what would end a comment. */
function quoted(value: string): string {
  return JSON.stringify(value).replaceAll('>', '\\u003e')
}

/** The text that an attribute of a mark has; undefined for none, and for one that is not written as it is printed. */
export function attribute(key: string, attributes: string): string | undefined {
  return attributesOf(key, attributes)[0]
}

/** The same of an attribute that may be there several times. */
function attributesOf(key: string, attributes: string): string[] {
  if (attributes.length > most.attributes) return []
  const pairs = attributes.matchAll(/ ([a-z]+)=("(?:[^"\\]|\\.)*")/g)
  return [...pairs].flatMap(([, name, value = '']) => {
    try {
      return name === key ? [JSON.parse(value) as string] : []
    } catch {
      return []
    }
  })
}

/** An attribute of a mark with a text. */
export const printAttribute = (key: string, value: string) => ` ${key}=${quoted(value)}`

/** The goals of a page, each name once, in their order; see `readGoal`. A name met again is left out with a warning. */
export function readGoals(marked: readonly MarkedGoal[], warnings: Warning[]): PageGoal[] {
  const byName = new Map<string, PageGoal>()
  for (const one of marked) {
    const goal = readGoal(one, warnings)
    const known = goal && byName.get(nameKey(goal.name))
    if (known) {
      const message = `The goal “${known.name}” is on this page twice; the one in line ${known.line} counts.`
      warnings.push({ line: one.line, message })
    } else if (goal) byName.set(nameKey(goal.name), goal)
  }
  return [...byName.values()]
}
