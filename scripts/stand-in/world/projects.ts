import type { View } from './detail-types.ts'
import type { DataType, Field, Iteration, Option } from './field-types.ts'
import { type Facts, projectHappened } from './happenings.ts'
import type { IssueField, Owner, Person, Project, World } from './types.ts'
import { newIds, remember } from './world.ts'

type Change = { at: number; by: Person | null }

/** The columns GitHub puts on every new project, in its order. */
const BUILT_IN: [string, DataType][] = [
  ['Title', 'TITLE'],
  ['Assignees', 'ASSIGNEES'],
  ['Labels', 'LABELS'],
  ['Linked pull requests', 'LINKED_PULL_REQUESTS'],
  ['Milestone', 'MILESTONE'],
  ['Repository', 'REPOSITORY'],
  ['Reviewers', 'REVIEWERS'],
  ['Parent issue', 'PARENT_ISSUE'],
  ['Sub-issues progress', 'SUB_ISSUES_PROGRESS'],
]

export function addProject(
  world: World,
  owner: Owner,
  options: { number: number; title: string; at: number; isPublic?: boolean },
): Project {
  const project: Project = {
    __typename: 'ProjectV2',
    ...newIds(world, 'PVT'),
    number: options.number,
    title: options.title,
    owner,
    isPublic: options.isPublic ?? false,
    createdAt: options.at,
    updatedAt: options.at,
    fields: [],
    items: [],
    views: [],
    closedAt: null,
    shortDescription: null,
    world,
  }
  world.projects.push(remember(world, project))
  for (const [name, dataType] of BUILT_IN) addField(world, project, { name, dataType })
  return project
}

const KINDS: Partial<Record<DataType, [Field['__typename'], string]>> = {
  ITERATION: ['ProjectV2IterationField', 'PVTIF'],
  MULTI_SELECT: ['ProjectV2MultiSelectField', 'PVTMSF'],
  SINGLE_SELECT: ['ProjectV2SingleSelectField', 'PVTSSF'],
}

export function addField(
  world: World,
  project: Project,
  options: { name: string; dataType: DataType; issueField?: IssueField },
): Field {
  const [typename, prefix] = KINDS[options.dataType] ?? (['ProjectV2Field', 'PVTF'] as const)
  const field: Field = {
    __typename: typename,
    ...newIds(world, prefix),
    name: options.name,
    dataType: options.dataType,
    createdAt: project.createdAt,
    updatedAt: project.createdAt,
    project,
    options: [],
    iterations: [],
    duration: 14,
    startDay: 1,
    issueField: options.issueField ?? null,
  }
  project.fields.push(remember(world, field))
  return field
}

const COLORS = ['GRAY', 'BLUE', 'YELLOW', 'ORANGE', 'GREEN', 'PINK', 'PURPLE', 'RED']

/** Eight hexadecimal digits, as GitHub gives options and iterations. */
function shortId(world: World): string {
  const { databaseId } = newIds(world, 'short')
  return (Math.imul(databaseId, 2654435761) >>> 0).toString(16).padStart(8, '0')
}

export function addSingleSelect(
  world: World,
  project: Project,
  name: string,
  options: readonly string[],
): Field {
  const field = addField(world, project, { name, dataType: 'SINGLE_SELECT' })
  for (const option of options) addOption(world, field, option)
  return field
}

export function addOption(world: World, field: Field, name: string): Option {
  const color = COLORS[field.options.length % COLORS.length] ?? 'GRAY'
  const option: Option = { id: shortId(world), name, color, description: '' }
  field.options.push(option)
  return option
}

/** Adds an iteration in its place; gaps between iterations are GitHub's breaks. */
export function addIteration(
  world: World,
  field: Field,
  iteration: { title: string; startDate: string; duration: number },
): Iteration {
  const added = { ...iteration, id: shortId(world) }
  field.iterations.push(added)
  field.iterations.sort((a, b) => (a.startDate < b.startDate ? -1 : 1))
  return added
}

/**
 * What a change of the iterations through the interface does: all are made anew with other ids, so
 * values that point to the old ones are orphans.
 */
export function replaceIterations(
  world: World,
  field: Field,
  iterations: readonly { title: string; startDate: string; duration: number }[],
): void {
  field.iterations = []
  for (const iteration of iterations) addIteration(world, field, iteration)
}

export type ProjectEdit = { title?: string; shortDescription?: string | null; isPublic?: boolean }

export function editProject(project: Project, edit: ProjectEdit, change: Change): void {
  const changes: Facts = {}
  const note = (name: string, from: unknown, to: unknown) => {
    if (to !== undefined && from !== to) changes[name] = { from, to }
  }
  note('title', project.title, edit.title)
  note('short_description', project.shortDescription, edit.shortDescription)
  note('public', project.isPublic, edit.isPublic)
  if (Object.keys(changes).length === 0) return
  Object.assign(project, edit, { updatedAt: change.at })
  projectHappened(project, 'edited', change, { changes })
}

/** A saved view: GitHub numbers them from 1 within the project. */
export function addView(
  world: World,
  project: Project,
  options: { name: string; filter?: string; layout?: View['layout']; at?: number },
): View {
  const at = options.at ?? project.createdAt
  const view: View = {
    __typename: 'ProjectV2View',
    ...newIds(world, 'PVTV'),
    number: project.views.length + 1,
    name: options.name,
    filter: options.filter ?? '',
    layout: options.layout ?? 'TABLE_LAYOUT',
    createdAt: at,
    updatedAt: at,
    project,
  }
  project.views.push(remember(world, view))
  return view
}

/** An option keeps its id only when it is given with it; values of the others show nothing any more. */
export function replaceOptions(
  world: World,
  field: Field,
  options: readonly { id?: string | null; name: string; color?: string; description?: string }[],
): void {
  const known = new Set(field.options.map(({ id }) => id))
  field.options = options.map(({ id, name, color = 'GRAY', description = '' }) => ({
    id: id != null && known.has(id) ? id : shortId(world),
    name,
    color,
    description,
  }))
}

/** What a filter or a query by the old name finds afterwards: nothing, and no error. */
export function renameField(field: Field, name: string, at: number): void {
  field.name = name
  field.updatedAt = at
  field.project.updatedAt = at
}

/** The column is gone, and all its values with it. */
export function removeField(world: World, field: Field, at: number): void {
  const { project } = field
  project.fields = project.fields.filter(known => known !== field)
  project.updatedAt = at
  world.nodes.delete(field.id)
  for (const item of project.items) {
    item.values = item.values.filter(value => value.field !== field)
  }
}

export function findProject(world: World, login: string, number: number): Project | undefined {
  return world.projects.find(
    project =>
      project.number === number && project.owner.login.toLowerCase() === login.toLowerCase(),
  )
}

export function findField(project: Project, name: string): Field | undefined {
  return project.fields.find(field => field.name === name)
}

export function getField(project: Project, name: string): Field {
  const field = findField(project, name)
  if (!field) throw new Error(`The project "${project.title}" has no field "${name}"`)
  return field
}
