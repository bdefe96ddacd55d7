import { transfer } from '../world/contents.ts'
import type { Field } from '../world/field-types.ts'
import { setIssueField } from '../world/issue-fields.ts'
import { clearValue, setValue } from '../world/items.ts'
import {
  block,
  issueTypeNamed,
  link,
  milestoneNamed,
  setIssueType,
  setMilestone,
  setParent,
  unblock,
} from '../world/links.ts'
import { convertToDraft, readyForReview, requestReview, review, setSize } from '../world/reviews.ts'
import type { FieldInput, Issue, IssueValue, Person, PullRequest } from '../world/types.ts'
import { addPerson } from '../world/world.ts'
import { type Board, content, fieldNamed, itemOf, repositoryNamed } from './board.ts'
import type { DetailDeed } from './steps.ts'

type Change = { at: number; by: Person | null }

const VERDICTS = {
  approved: 'APPROVED',
  'changes-requested': 'CHANGES_REQUESTED',
  commented: 'COMMENTED',
  dismissed: 'DISMISSED',
} as const

/** Lets one of the deeds happen that no figure of a sprint depends on. */
export function takeDetail(board: Board, step: DetailDeed, change: Change): void {
  const { world } = board
  switch (step.do) {
    case 'size':
      setSize(pullRequest(board, step.key), step)
      return
    case 'request-review': {
      const { asCodeOwner } = step
      const reviewer = reviewerCalled(board, step.reviewer)
      requestReview(world, pullRequest(board, step.key), reviewer, { ...change, asCodeOwner })
      return
    }
    case 'review':
      review(world, pullRequest(board, step.key), VERDICTS[step.verdict], change)
      return
    case 'draft':
      if (step.isDraft) convertToDraft(world, pullRequest(board, step.key), change)
      else readyForReview(world, pullRequest(board, step.key), change)
      return
    case 'parent': {
      const parent = step.parent === null ? null : issue(board, step.parent)
      setParent(world, issue(board, step.key), parent, change)
      return
    }
    case 'block': {
      const blockOrNot = step.blocks ? block : unblock
      blockOrNot(world, issue(board, step.key), issue(board, step.blocker), change)
      return
    }
    case 'link':
      link(pullRequest(board, step.key), issue(board, step.issue), change)
      return
    case 'milestone':
      milestone(board, step, change)
      return
    case 'type': {
      const type = step.type === null ? null : issueTypeNamed(world, step.type)
      setIssueType(world, issue(board, step.key), type, change)
      return
    }
    case 'transfer':
      transfer(world, issue(board, step.key), repositoryNamed(board, step.repository), change)
      return
    case 'set':
      set(board, step, change)
  }
}

function set(board: Board, step: Extract<DetailDeed, { do: 'set' }>, change: Change): void {
  const { world } = board
  const field = fieldNamed(board, step.field)
  if (field.issueField) {
    setIssueField(world, issue(board, step.key), field.issueField, step.value, change)
    return
  }
  const item = itemOf(board, step.key)
  if (step.value === null) clearValue(world, item, field, change)
  else setValue(world, item, field, inputFor(field, step.value), change)
}

function inputFor(field: Field, value: IssueValue): FieldInput {
  const names = Array.isArray(value) ? value : [String(value)]
  const ids = field.options.filter(({ name }) => names.includes(name)).map(({ id }) => id)
  switch (field.dataType) {
    case 'NUMBER':
      return { number: Number(value) }
    case 'DATE':
      return { date: String(value) }
    case 'SINGLE_SELECT':
      return { singleSelectOptionId: ids[0] ?? '' }
    case 'MULTI_SELECT':
      return { multiSelectOptionIds: ids }
    case 'TEXT':
      return { text: String(value) }
    default:
      throw new Error(`"${field.name}" cannot be set`)
  }
}

function milestone(board: Board, step: Extract<DetailDeed, { do: 'milestone' }>, change: Change) {
  const about = content(board, step.key)
  if (about.__typename === 'DraftIssue') throw new Error(`${step.key} is a draft`)
  const dueOn = step.dueOn === null ? null : board.made.instant(step.dueOn)
  const made = { at: change.at, dueOn }
  const found =
    step.title === null ? null : milestoneNamed(board.world, about.repository, step.title, made)
  setMilestone(board.world, about, found, change)
}

function reviewerCalled(board: Board, name: string) {
  if (!board.made.reviewTeams.has(name)) return addPerson(board.world, name)
  const team = [...board.world.teams.values()].find(known => known.name === name)
  if (!team) throw new Error(`Only an organisation has teams such as "${name}"`)
  return team
}

function pullRequest(board: Board, key: string): PullRequest {
  const about = content(board, key)
  if (about.__typename !== 'PullRequest') throw new Error(`${key} is no pull request`)
  return about
}

function issue(board: Board, key: string): Issue {
  const about = content(board, key)
  if (about.__typename !== 'Issue') throw new Error(`${key} is no issue`)
  return about
}
