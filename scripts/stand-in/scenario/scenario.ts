import type { DataType } from '../world/field-types.ts'
import type { Project, World } from '../world/types.ts'
import { type Board, newBoard } from './board.ts'
import { take } from './deeds.ts'
import { inOrder, type Step } from './steps.ts'
import { type Team, teamAt } from './team.ts'
import { type SprintTruth, type TruthOptions, truthOf } from './truth.ts'

/** Which field of the board holds the story points. */
export type PointsField =
  | { kind: 'number'; name: string }
  /** A field of the organisation's issues: a number, or a choice of numbers. */
  | { kind: 'issue-field'; name: string; options?: readonly number[] }
  | { kind: 'single-select'; name: string; options: readonly number[] }
  | { kind: 'none' }

export type Setup = {
  owner: string
  ownerKind: 'organization' | 'user'
  projectNumber: number
  projectTitle: string
  timeZone: string
  /** The day the board was made. */
  firstDay: string
  points: PointsField
  statuses: readonly string[]
  /** Name of the iteration field; null: the board has none. */
  sprintField: string | null
  /** The status GitHub's own workflow sets on every close, or null without that workflow. */
  closedStatus: string | null
  /** The status GitHub's own workflow sets when something is reopened. */
  reopenedStatus: string
  isPublic: boolean
}

export const USUAL: Setup = {
  owner: 'harbour-works',
  ownerKind: 'organization',
  projectNumber: 7,
  projectTitle: 'Harbour board',
  timeZone: 'Europe/Berlin',
  firstDay: '2026-01-01',
  points: { kind: 'number', name: 'Story Points' },
  statuses: ['Todo', 'In progress', 'In review', 'Done'],
  sprintField: 'Sprint',
  closedStatus: 'Done',
  reopenedStatus: 'In progress',
  isPublic: false,
}

export type SprintPlan = {
  title: string
  firstDay: string
  days: number
  /** From when on the team counts the sprint as committed; null: nobody pressed commit. */
  committedAt: number | null
}

export type SavedView = { name: string; filter: string; layout: 'board' | 'roadmap' | 'table' }

/** A further column. `ofIssues`: its values belong to the organisation's issues. */
export type Column = {
  name: string
  kind: DataType
  options: readonly string[]
  ofIssues: boolean
}

export type Scenario = {
  setup: Setup
  people: Map<string, { name: string; login: string }>
  repositories: Map<string, { isPrivate: boolean; needsReview: boolean }>
  /** Names of teams that can be asked for a review, with the logins of their people. */
  reviewTeams: Map<string, string[]>
  views: SavedView[]
  columns: Column[]
  sprints: SprintPlan[]
  /** Epoch milliseconds of a wall-clock time in the team's time zone. */
  instant(day: string, time?: string): number
  person(name: string, login?: string): Scenario
  /** `needsReview: false`: GitHub then knows no review decision on its pull requests. */
  repository(name: string, options?: { isPrivate?: boolean; needsReview?: boolean }): Scenario
  reviewTeam(name: string, logins?: string[]): Scenario
  column(name: string, kind: DataType, options?: Partial<Column>): Scenario
  /** A saved view of the project, with a filter in GitHub's grammar for projects. */
  view(name: string, filter?: string, layout?: SavedView['layout']): Scenario
  /** A sprint of so many days, on the board from `madeOn` (else from the board's first day). */
  sprint(title: string, plan: { firstDay: string; days?: number; madeOn?: string }): Scenario
  /** What the team does at that time; each deed takes a second. */
  on(day: string, time: string, work: (team: Team) => void): Scenario
  steps(): Step[]
  /** The board as GitHub shows it at that instant. */
  worldAt(instant: number): World
  /** The same board moved forward step by step: for a test or demo that reads it day by day. */
  play(): Player
  /** What the sprint's figures are, worked out from the deeds themselves. */
  truth(title: string, options: TruthOptions): SprintTruth
}

export type Player = {
  world: World
  project: Project
  /** Lets everything happen up to and including that instant, which the world's clock then shows. */
  advanceTo(instant: number): void
}

/** A team's life, told day by day. Nothing happens until a world is asked for. */
export function scenario(changes: Partial<Setup> = {}): Scenario {
  const setup: Setup = { ...USUAL, ...changes }
  const told: Step[] = []
  const instant = (day: string, time = '00:00') =>
    Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(setup.timeZone).epochMilliseconds

  const made: Scenario = {
    setup,
    people: new Map(),
    repositories: new Map(),
    reviewTeams: new Map(),
    views: [],
    columns: [],
    sprints: [],
    instant,
    person(name, login = name.toLowerCase().replaceAll(' ', '-')) {
      made.people.set(login, { name, login })
      return made
    },
    repository(name, options = {}) {
      const { isPrivate = false, needsReview = true } = options
      made.repositories.set(name, { isPrivate, needsReview })
      return made
    },
    reviewTeam(name, logins = []) {
      made.reviewTeams.set(name, logins)
      return made
    },
    column(name, kind, { options = [], ofIssues = false } = {}) {
      made.columns.push({ name, kind, options, ofIssues })
      return made
    },
    view(name, filter = '', layout = 'table') {
      made.views.push({ name, filter, layout })
      return made
    },
    sprint(title, { firstDay, days = 14, madeOn = setup.firstDay }) {
      made.sprints.push({ title, firstDay, days, committedAt: null })
      told.push({ at: instant(madeOn), by: '', do: 'sprint', title, firstDay, days })
      return made
    },
    on(day, time, work) {
      work(teamAt(made, told, instant(day, time)))
      return made
    },
    steps: () => inOrder(told),
    worldAt(at) {
      const player = made.play()
      player.advanceTo(at)
      return player.world
    },
    play: () => play(made, inOrder(told)),
    truth: (title, options) => truthOf(made, inOrder(told), title, options),
  }
  return made
}

function play(made: Scenario, steps: readonly Step[]): Player {
  let clock = made.instant(made.setup.firstDay)
  const board: Board = newBoard(made, () => clock)
  let next = 0
  return {
    world: board.world,
    project: board.project,
    advanceTo(at) {
      for (let step = steps[next]; step && step.at <= at; step = steps[next]) {
        next += 1
        take(board, step)
      }
      clock = Math.max(clock, at)
    },
  }
}
