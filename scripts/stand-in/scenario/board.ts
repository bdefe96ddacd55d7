import type { DataType, Field } from '../world/field-types.ts'
import { addIssueField } from '../world/issue-fields.ts'
import {
  addField,
  addOption,
  addProject,
  addSingleSelect,
  addView,
  findField,
} from '../world/projects.ts'
import { addTeam } from '../world/reviews.ts'
import type {
  Content,
  IssueFieldKind,
  Item,
  Label,
  Project,
  Repository,
  World,
} from '../world/types.ts'
import { addOrganisation, addPerson, addRepository, newLabel, newWorld } from '../world/world.ts'
import type { Column, Scenario, Setup } from './scenario.ts'

/** A scenario's world while it is being played, with what the deeds refer to by name. */
export type Board = {
  made: Scenario
  world: World
  project: Project
  contents: Map<string, Content>
  labels: Map<string, Label>
}

const LAYOUTS = {
  board: 'BOARD_LAYOUT',
  roadmap: 'ROADMAP_LAYOUT',
  table: 'TABLE_LAYOUT',
} as const

export function newBoard(made: Scenario, now: () => number): Board {
  const { setup } = made
  const at = made.instant(setup.firstDay)
  const world = newWorld(now)
  const owner =
    setup.ownerKind === 'organization'
      ? addOrganisation(world, setup.owner)
      : addPerson(world, setup.owner)
  for (const person of made.people.values()) addPerson(world, person.login, person.name)
  if (made.repositories.size === 0) addRepository(world, owner, 'harbour')
  for (const [name, options] of made.repositories) addRepository(world, owner, name, options)
  const { projectNumber: number, projectTitle: title, isPublic } = setup
  const project = addProject(world, owner, { number, title, at, isPublic })
  addSingleSelect(world, project, 'Status', setup.statuses)
  addPoints(world, project, setup, at)
  if (setup.sprintField)
    addField(world, project, { name: setup.sprintField, dataType: 'ITERATION' })
  for (const column of made.columns) addColumn(world, project, column, at)
  for (const { name, filter, layout } of made.views) {
    addView(world, project, { name, filter, layout: LAYOUTS[layout] })
  }
  if (owner.__typename === 'Organization') {
    for (const [name, logins] of made.reviewTeams) {
      const people = logins.map(login => addPerson(world, login))
      addTeam(world, owner, name, people)
    }
  }
  return { made, world, project, contents: new Map(), labels: new Map() }
}

function addPoints(world: World, project: Project, { points }: Setup, at: number): void {
  if (points.kind === 'number') {
    addField(world, project, { name: points.name, dataType: 'NUMBER' })
  } else if (points.kind === 'single-select') {
    addSingleSelect(world, project, points.name, points.options.map(String))
  } else if (points.kind === 'issue-field') {
    const { name, options } = points
    const kind = options ? 'SINGLE_SELECT' : 'NUMBER'
    const column = { name, kind, options: (options ?? []).map(String), ofIssues: true } as const
    addColumn(world, project, column, at)
  }
}

const ISSUE_KINDS: Partial<Record<DataType, IssueFieldKind>> = {
  DATE: 'Date',
  MULTI_SELECT: 'MultiSelect',
  NUMBER: 'Number',
  SINGLE_SELECT: 'SingleSelect',
  TEXT: 'Text',
}

function addColumn(world: World, project: Project, column: Column, at: number): void {
  const { name, kind: dataType, options } = column
  const kind = ISSUE_KINDS[dataType]
  if (column.ofIssues && kind) {
    const issueField = addIssueField(world, name, at, { kind, options })
    const field = addField(world, project, { name, dataType, issueField })
    for (const option of options) addOption(world, field, option)
    return
  }
  const field = addField(world, project, { name, dataType })
  for (const option of options) addOption(world, field, option)
}

export function repositoryNamed(board: Board, name: string): Repository {
  const found = board.world.repositories.get(`${board.made.setup.owner}/${name}`.toLowerCase())
  if (!found) throw new Error(`There is no repository "${name}"`)
  return found
}

export function content(board: Board, key: string): Content {
  const found = board.contents.get(key)
  if (!found) throw new Error(`There is no "${key}" yet`)
  return found
}

export function isOnBoard(board: Board, key: string): boolean {
  return content(board, key).items.length > 0
}

export function itemOf(board: Board, key: string): Item {
  const item = content(board, key).items.find(known => known.project === board.project)
  if (!item) throw new Error(`"${key}" is not on the board`)
  return item
}

export function fieldNamed(board: Board, name: string): Field {
  const field = findField(board.project, name)
  if (!field) throw new Error(`The board has no field "${name}"`)
  return field
}

export function labelNamed(board: Board, name: string): Label {
  const known = board.labels.get(name) ?? newLabel(board.world, name)
  board.labels.set(name, known)
  return known
}
