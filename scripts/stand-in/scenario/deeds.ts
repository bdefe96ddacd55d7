import {
  assign,
  closeIssue,
  closePullRequest,
  label,
  merge,
  newDraft,
  openIssue,
  openPullRequest,
  rename,
  reopen,
} from '../world/contents.ts'
import type { Field } from '../world/field-types.ts'
import { setIssueField } from '../world/issue-fields.ts'
import {
  addItem,
  clearValue,
  convertDraft,
  placeAfter,
  removeItem,
  setArchived,
  setValue,
} from '../world/items.ts'
import { addIteration, findField } from '../world/projects.ts'
import type { Content, FieldInput, Person } from '../world/types.ts'
import { addPerson } from '../world/world.ts'
import {
  type Board,
  content,
  fieldNamed,
  isOnBoard,
  itemOf,
  labelNamed,
  repositoryNamed,
} from './board.ts'
import { takeDetail } from './details.ts'
import { isDetail, type Step } from './steps.ts'

type Change = { at: number; by: Person | null; automated?: boolean }

/** Lets one deed happen. */
export function take(board: Board, step: Step): void {
  const { made, world, project } = board
  if (step.do === 'sprint') {
    const field = made.setup.sprintField && findField(project, made.setup.sprintField)
    if (!field) return
    addIteration(world, field, { title: step.title, startDate: step.firstDay, duration: step.days })
    return
  }
  const person = step.by ? addPerson(world, step.by) : null
  const change: Change = { at: step.at, by: person }
  if (isDetail(step)) {
    takeDetail(board, step, change)
    return
  }
  switch (step.do) {
    case 'open':
      board.contents.set(step.key, open(board, step, change))
      return
    case 'add':
      addItem(world, project, content(board, step.key), change)
      return
    case 'estimate':
      estimate(board, step.key, step.points, change)
      return
    case 'move':
      move(board, step.key, step.sprint, change)
      return
    case 'status':
      if (!isOnBoard(board, step.key)) return
      select(board, step.key, 'Status', step.status, { ...change, automated: step.automated })
      return
    case 'close':
      close(board, step, change)
      return
    case 'assign':
      assign(world, content(board, step.key), addPerson(world, step.login), change)
      return
    case 'rename':
      rename(world, content(board, step.key), step.title, change)
      return
    case 'label':
      label(world, content(board, step.key), labelNamed(board, step.label), change)
      return
    default:
      takeOther(board, step, change)
  }
}

type Other = Extract<
  Step,
  { do: 'reopen' | 'merge' | 'remove' | 'archive' | 'place' | 'convert' | 'hide' }
>

function takeOther(board: Board, step: Other, change: Change): void {
  const { world } = board
  const about = content(board, step.key)
  switch (step.do) {
    case 'reopen':
      if (about.__typename !== 'DraftIssue') reopen(world, about, change)
      return
    case 'merge':
      if (about.__typename !== 'PullRequest') throw new Error(`${step.key} is no pull request`)
      merge(world, about, change)
      return
    case 'remove':
      removeItem(world, itemOf(board, step.key), change)
      return
    case 'archive':
      setArchived(itemOf(board, step.key), step.archived, change)
      return
    case 'place': {
      const after = step.after === null ? null : itemOf(board, step.after)
      placeAfter(itemOf(board, step.key), after, change)
      return
    }
    case 'convert': {
      const repository = repositoryNamed(board, step.repository)
      const issue = openIssue(world, repository, { title: about.title, ...change })
      convertDraft(world, itemOf(board, step.key), issue, change)
      board.contents.set(step.key, issue)
      return
    }
    case 'hide':
      itemOf(board, step.key).isHidden = true
  }
}

function open(board: Board, step: Extract<Step, { do: 'open' }>, change: Change): Content {
  const opening = { title: step.title, at: change.at, by: change.by }
  if (step.kind === 'draft') return newDraft(board.world, opening)
  const repository = repositoryNamed(board, step.repository)
  if (step.kind === 'issue') return openIssue(board.world, repository, opening)
  return openPullRequest(board.world, repository, { ...opening, isDraft: step.draft ?? false })
}

function put(board: Board, key: string, field: Field, input: FieldInput | null, change: Change) {
  const item = itemOf(board, key)
  if (input === null) clearValue(board.world, item, field, change)
  else setValue(board.world, item, field, input, change)
}

function select(board: Board, key: string, name: string, chosen: string | null, change: Change) {
  const field = fieldNamed(board, name)
  const option = field.options.find(known => known.name === chosen)
  if (chosen !== null && !option) throw new Error(`${name} has no option "${chosen}"`)
  put(board, key, field, option ? { singleSelectOptionId: option.id } : null, change)
}

function estimate(board: Board, key: string, points: number | null, change: Change): void {
  const { points: where } = board.made.setup
  if (where.kind === 'none') return
  if (where.kind === 'single-select') {
    select(board, key, where.name, points === null ? null : String(points), change)
    return
  }
  const field = fieldNamed(board, where.name)
  if (where.kind === 'number') {
    put(board, key, field, points === null ? null : { number: points }, change)
    return
  }
  const about = content(board, key)
  if (about.__typename !== 'Issue' || !field.issueField) return
  const value = points !== null && where.options ? String(points) : points
  setIssueField(board.world, about, field.issueField, value, change)
}

function move(board: Board, key: string, sprint: string | null, change: Change): void {
  const field = fieldNamed(board, board.made.setup.sprintField ?? '')
  const iteration = field.iterations.find(known => known.title === sprint)
  if (sprint !== null && !iteration) throw new Error(`The board has no sprint "${sprint}" yet`)
  put(board, key, field, iteration ? { iterationId: iteration.id } : null, change)
}

const REASONS = {
  completed: 'COMPLETED',
  'not-planned': 'NOT_PLANNED',
  duplicate: 'DUPLICATE',
} as const

function close(board: Board, step: Extract<Step, { do: 'close' }>, change: Change): void {
  const { key, reason } = step
  const about = content(board, key)
  if (about.__typename === 'PullRequest') {
    closePullRequest(board.world, about, change)
  } else if (about.__typename === 'Issue') {
    const stateReason = reason === 'unmerged' ? 'NOT_PLANNED' : REASONS[reason]
    const closer = step.closer === undefined ? undefined : content(board, step.closer)
    closeIssue(board.world, about, {
      ...change,
      reason: stateReason,
      ...(closer?.__typename === 'PullRequest' ? { closer } : {}),
    })
  }
}
