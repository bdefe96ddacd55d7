import type { Db, Read } from '../db/open.ts'
import type { ActionIssues } from './board/action-issues.ts'
import type { Board } from './board/sync.ts'
import type { Webhooks } from './board/webhook.ts'
import type { WriteBack } from './board/write-back.ts'
import type { Config } from './config.ts'
import type { CapacityQuery } from './contract/capacity.ts'
import type { ForecastQuery } from './contract/forecast.ts'
import type { Home } from './contract/home.ts'
import type { PictureQuery } from './contract/picture.ts'
import type { VelocityQuery } from './contract/velocity.ts'
import type { GitHub } from './github/client.ts'
import type { Access } from './identity/asker.ts'
import type { Live } from './live.ts'
import type { Kept, Reviewable } from './store/closes.ts'
import type { TeamRow } from './store/teams.ts'
import type { Vault } from './store/vault.ts'
import type { Streams } from './streams.ts'

/** A finished answer: its bytes and what names them, so that the same one need not be sent twice. */
export type Answer = { body: Buffer; etag: string; type: string }

/** What routes ask of `figures.ts`. All throw NotFound for a sprint of another team. */
export type Figures = {
  sprints(teamId: string, now: number): Promise<Answer>
  sprint(teamId: string, sprintId: string, now: number): Promise<Answer>
  sprintItems(teamId: string, sprintId: string, now: number): Promise<Answer>
  burndown(teamId: string, sprintId: string, now: number): Promise<Answer>
  velocity(teamId: string, query: VelocityQuery, now: number): Promise<Answer>
  velocityCsv(teamId: string, query: VelocityQuery, now: number): Promise<Answer>
  forecast(teamId: string, query: ForecastQuery, now: number): Promise<Answer>
  projection(teamId: string, sprintId: string, now: number): Promise<Answer>
  availability(teamId: string, sprintId: string, now: number): Promise<Answer>
  backlog(teamId: string, sprintId: string, now: number): Promise<Answer>
  capacity(teamId: string, sprintId: string, query: CapacityQuery, now: number): Promise<Answer>
  home(teamId: string, now: number): Promise<Omit<Home, 'sync'>>
  boardCheck(teamId: string, now: number): Promise<Answer>
  pullRequests(teamId: string, sprintId: string, now: number): Promise<Answer>
  report(teamId: string, sprintId: string, now: number): Promise<Answer>
  reportCsv(teamId: string, sprintId: string, now: number): Promise<Answer>
  history(teamId: string, sprintId: string, now: number): Promise<Answer>
  learned(teamId: string, sprintId: string, now: number): Promise<Answer>
  /** The next three read through the transaction that asks: what of a sprint can be decided on, ... */
  reviewable(read: Read, teamId: string, sprintId: string, now: number): Promise<Reviewable>
  /** ... what a closed one keeps once that, or the people who were there, are taken in, ... */
  recount(
    read: Read,
    teamId: string,
    sprintId: string,
    now: number,
    what: 'work' | 'people',
  ): Promise<Kept | null>
  /** ... and once what the board says of it now is. Null: there is nothing to keep. */
  learn(read: Read, teamId: string, sprintId: string, now: number): Promise<Kept | null>
  goals(teamId: string, now: number): Promise<Answer>
  refinement(teamId: string, now: number): Promise<Answer>
  sprintGoals(teamId: string, sprintId: string, now: number): Promise<Answer>
  /** What a close at `at` keeps of the sprint; reads through the transaction that writes it. */
  snapshot(read: Read, teamId: string, sprintId: string, at: number): Promise<Kept>
}

/** How a chart is asked for as a picture. A sprint by its id or number, or the one that people mean by "the sprint". */
export type PictureFormat = 'svg' | 'png'
export type WhichSprint = { id: string } | { number: number } | 'current'
export type AskedPicture = {
  team: TeamRow
  format: PictureFormat
  look: PictureQuery
  now: number
}

/** Charts as pictures, finished and kept like all other answers. */
export type Pictures = {
  /** Throws NotFound for a sprint that the team has not. */
  burndown(asked: AskedPicture, which: WhichSprint): Promise<Answer>
  velocity(asked: AskedPicture): Promise<Answer>
}

/** What the app is made of. */
export type Parts = {
  db: Db
  github: GitHub
  config: Config
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
  /** Sends reminders; tests put their own here. */
  post?: typeof fetch
  /** Makes the demo team and returns its id; says after each sprint how many of them are done. */
  playDemo?: (
    context: Context,
    options: { onProgress: (done: number, total: number) => void },
  ) => Promise<string>
}

/** What the routes are given: the parts, and what is made of them once for each app. */
export type Context = Parts & {
  access: Access
  streams: Streams
  /** Seals and opens the secrets that are kept. */
  vault: Vault
  live: Live
  figures: Figures
  pictures: Pictures
  board: Board
  webhooks: Webhooks
  writeBack: WriteBack
  actionIssues: ActionIssues
}

declare module 'fastify' {
  interface FastifyInstance {
    /** For the process around the app, such as its timer, and for tests. */
    knots: Context
  }
}
