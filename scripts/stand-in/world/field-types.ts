import type { FieldInput, IssueField, Item, Person, Project } from './types.ts'

export type DataType =
  | 'ASSIGNEES'
  | 'CLOSED'
  | 'CREATED'
  | 'DATE'
  | 'ISSUE_TYPE'
  | 'ITERATION'
  | 'LABELS'
  | 'LINKED_PULL_REQUESTS'
  | 'MILESTONE'
  | 'MULTI_SELECT'
  | 'NUMBER'
  | 'PARENT_ISSUE'
  | 'REPOSITORY'
  | 'REVIEWERS'
  | 'SINGLE_SELECT'
  | 'SUB_ISSUES_PROGRESS'
  | 'TEXT'
  | 'TITLE'
  | 'TRACKED_BY'
  | 'TRACKS'
  | 'UPDATED'

export type Option = { id: string; name: string; color: string; description: string }

/** `duration` counts days. The last day is `startDate + duration - 1`. */
export type Iteration = { id: string; title: string; startDate: string; duration: number }

export type Field = {
  __typename:
    | 'ProjectV2Field'
    | 'ProjectV2IterationField'
    | 'ProjectV2MultiSelectField'
    | 'ProjectV2SingleSelectField'
  id: string
  databaseId: number
  name: string
  dataType: DataType
  createdAt: number
  updatedAt: number
  project: Project
  options: Option[]
  iterations: Iteration[]
  duration: number
  startDay: number
  /** Set when the column shows a field of the organisation's issues. */
  issueField: IssueField | null
}

export type Value = {
  id: string
  databaseId: number
  field: Field
  item: Item
  createdAt: number
  updatedAt: number
  creator: Person | null
  input: FieldInput
}
