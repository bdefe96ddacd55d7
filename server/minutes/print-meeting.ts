import type { MinutesSection } from '#contract/meeting.ts'
import type { Day } from '#domain/calendar.ts'
import type { ActionItem } from './action-items.ts'
import { cleanLine, cleanText } from './content.ts'
import { type PageGoal, printAttribute, printGoalWithRoadmap, withoutMarks } from './goal-mark.ts'
import { actionsMark } from './outline.ts'
import { type PrintedSprint, printAction, printSprint } from './print.ts'
import { asText, type PrintedRefinement, printRefinement } from './print-refinement.ts'

/** `facts`: how far a goal is, in words for people, in Markdown; empty for none. */
export type PrintedGoal = Omit<PageGoal, 'line'> & { facts: string }
/** `printed` with the number and title it has in the team. */
export type MeetingSprint = { number: number; title: string; printed: PrintedSprint }

/** All that the minutes of a whole meeting hold. */
export type PrintedMeeting = {
  team: string
  day: Day
  present: string[]
  apologies: string[]
  /** Free text in Markdown, paragraph by paragraph. */
  texts: Partial<Record<MinutesSection, string[]>>
  goals: PrintedGoal[]
  refinement: PrintedRefinement
  planned: MeetingSprint | null
  reviewed: MeetingSprint | null
  /** Sprints that were closed before, in the order wanted. */
  previous: MeetingSprint[]
  actions: Omit<ActionItem, 'line'>[]
}

/**
 * The minutes of a whole meeting on one page of Markdown, ending with a line end: who was there, product goals, refinement,
 * the planned and the reviewed sprint, those before, the actions once, each with the free text that people wrote. Comments of Knots mark
 * sprints, goals and actions, so that `parseMinutes` reads these back exactly and takes nothing else for them; see
 * `printSprint` and `printGoalWithRoadmap` for what exactly is. A sprint that is both planned and reviewed is printed once.
 */
export function printMeeting(meeting: PrintedMeeting): string {
  const { team, day, texts, goals, planned, reviewed, previous, actions } = meeting
  const said = (section: MinutesSection) => textOf(texts[section] ?? [])
  const isOne = planned !== null && planned.number === reviewed?.number
  const parts = [
    `<!-- knots meeting ${day} -->`,
    `# Meeting of ${asText(team)}, ${day}`,
    `**Present**: ${names(meeting.present)}\n**Apologies**: ${names(meeting.apologies)}`,
    said('opening'),
    titled('## Follow-ups', said('follow-ups')),
    '## Product Goals & Roadmaps',
    said('goals'),
    ...goals.map(({ facts, ...goal }) => printGoalWithRoadmap(goal, withoutMarks(facts))),
    '## Refinements',
    said('refinement'),
    printRefinement(meeting.refinement),
    '## Sprints',
    titled('### Planning (Velocity and Planning Poker)', said('planning')),
    titled('### Commitment', said('commit')),
    planned && !isOne ? printMarked(planned) : '',
    reviewed ? printMarked(reviewed) : '',
    titled('### Review', said('review')),
    titled('### Close', said('close')),
    titled('### Retrospective', said('retrospective')),
    titled('### Previous Sprints', previous.map(printMarked).join('\n\n')),
    printActions(actions),
    titled('## AOB', said('closing')),
    '<!-- /knots meeting -->',
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

const names = (all: readonly string[]) => all.map(asText).join(', ')

function textOf(paragraphs: readonly string[]): string {
  return paragraphs
    .map(text => withoutMarks(cleanText(text)))
    .filter(text => text !== '')
    .join('\n\n')
}

function titled(title: string, text: string): string {
  return text === '' ? '' : `${title}\n\n${text}`
}

function printMarked({ number, title, printed }: MeetingSprint): string {
  const mark = `<!-- knots sprint ${number}${printAttribute('title', cleanLine(title))} -->`
  return `${mark}\n\n${printSprint(printed)}\n<!-- /knots -->`
}

function printActions(actions: PrintedMeeting['actions']): string {
  if (actions.length === 0) return ''
  const title = '### Actionable Results from the Retrospective'
  return `${actionsMark}\n\n${title}\n\n${actions.map(printAction).join('\n')}\n\n<!-- /knots -->`
}
