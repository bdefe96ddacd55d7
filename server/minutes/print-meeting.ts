import type { MinutesSection } from '#contract/meeting.ts'
import type { Day } from '#domain/calendar.ts'
import type { ActionItem } from './action-items.ts'
import { cleanLine, cleanText } from './content.ts'
import { type PageGoal, printAttribute, printGoalWithRoadmap, withoutMarks } from './goal-mark.ts'
import { actionsMark } from './outline.ts'
import { type PrintedSprint, printAction, printSprint } from './print.ts'
import { asText } from './print-refinement.ts'

/** `facts`: how far a goal is, in words for people, in Markdown; empty for none. */
export type PrintedGoal = Omit<PageGoal, 'line'> & { facts: string }
/** `printed` with the number and title it has in the team, and why it is left out of averages, null where it is not. */
export type MeetingSprint = {
  number: number
  title: string
  excludedReason: string | null
  printed: PrintedSprint
}

/** All that the minutes of a whole meeting hold. */
export type PrintedMeeting = {
  team: string
  day: Day
  present: string[]
  apologies: string[]
  /** Free text in Markdown, paragraph by paragraph. */
  texts: Partial<Record<MinutesSection, string[]>>
  /** As `printGoals` gives them. */
  goals: string
  /** As `printRefinement` gives it. */
  refinement: string
  planned: MeetingSprint | null
  reviewed: MeetingSprint | null
  /** Sprints that were closed before, and those still to come, each in the order wanted. */
  previous: MeetingSprint[]
  coming: MeetingSprint[]
  actions: Omit<ActionItem, 'line'>[]
}

/**
 * The minutes of a whole meeting on one page of Markdown, ending with a line end: who was there, product goals, refinement,
 * the planned and the reviewed sprint, those to come and before, the actions once, each with the free text that people wrote. Comments of Knots mark
 * sprints, goals and actions, so that `parseMinutes` reads these back exactly and takes nothing else for them; see
 * `printSprint` and `printGoalWithRoadmap` for what exactly is. A sprint that is both planned and reviewed is printed once.
 */
export function printMeeting(meeting: PrintedMeeting): string {
  const { team, day, texts, planned, reviewed, previous, coming, actions } = meeting
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
    meeting.goals,
    '## Refinements',
    said('refinement'),
    meeting.refinement,
    '## Sprints',
    titled('### Planning (Velocity and Planning Poker)', said('planning')),
    titled('### Commitment', said('commit')),
    planned && !isOne ? printMarked(planned) : '',
    reviewed ? printMarked(reviewed) : '',
    titled('### Review', said('review')),
    titled('### Close', said('close')),
    titled('### Retrospective', said('retrospective')),
    titled('### Coming Sprints', coming.map(printMarked).join('\n\n')),
    titled('### Previous Sprints', previous.map(printMarked).join('\n\n')),
    printActions(actions),
    titled('## AOB', said('closing')),
    '<!-- /knots meeting -->',
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

const names = (all: readonly string[]) =>
  all.length === 0 ? 'nobody noted' : all.map(asText).join(', ')

/** Product goals in their order, each with its roadmap between marks; see `printGoalWithRoadmap`. Empty for none. */
export function printGoals(goals: readonly PrintedGoal[]): string {
  return goals
    .map(({ facts, ...goal }) => printGoalWithRoadmap(goal, withoutMarks(facts)))
    .join('\n\n')
}

function textOf(paragraphs: readonly string[]): string {
  return paragraphs
    .map(text => withoutMarks(cleanText(text)))
    .filter(text => text !== '')
    .join('\n\n')
}

function titled(title: string, text: string): string {
  return text === '' ? '' : `${title}\n\n${text}`
}

function printMarked({ number, title, excludedReason, printed }: MeetingSprint): string {
  const excluded = excludedReason === null ? '' : printAttribute('excluded', excludedReason)
  const mark = `<!-- knots sprint ${number}${printAttribute('title', cleanLine(title))}${excluded} -->`
  return `${mark}\n\n${printSprint(printed)}\n<!-- /knots -->`
}

function printActions(actions: PrintedMeeting['actions']): string {
  if (actions.length === 0) return ''
  const title = '### Actionable Results from the Retrospective'
  return `${actionsMark}\n\n${title}\n\n${actions.map(printAction).join('\n')}\n\n<!-- /knots -->`
}
