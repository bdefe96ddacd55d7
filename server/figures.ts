import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db, Read } from '../db/open.ts'
import type { Answer, Figures } from './context.ts'
import type { ForecastQuery } from './contract/forecast.ts'
import type { Sprint } from './contract/sprint.ts'
import type { Velocity, VelocityQuery } from './contract/velocity.ts'
import { type Day, dayOf } from './domain/calendar.ts'
import { makeAnswers } from './figures/answers.ts'
import { showAvailability } from './figures/availability.ts'
import { showBacklog } from './figures/backlog.ts'
import { countsOf, showBoardCheck } from './figures/board-check.ts'
import { type Book, type BookSprint, loadAvailabilityBook, sprintIn } from './figures/book.ts'
import { rememberBooks } from './figures/books.ts'
import { showBurndown } from './figures/burndown.ts'
import { showCapacity } from './figures/capacity.ts'
import { recount, reviewable } from './figures/corrections.ts'
import { showForecast } from './figures/forecast.ts'
import { showGoals, showSprintGoals } from './figures/goals.ts'
import { showHistory } from './figures/history.ts'
import { showHome } from './figures/home.ts'
import { showItems } from './figures/items.ts'
import { learn, showLearned } from './figures/learned.ts'
import { rememberDaysOfCloses, showProjection } from './figures/projection.ts'
import { showPullRequests } from './figures/pull-requests.ts'
import { showRefinement } from './figures/refinement.ts'
import { type Replayed, replayOpen } from './figures/replay.ts'
import { showReport } from './figures/report.ts'
import { reportCsv } from './figures/report-csv.ts'
import { makeSnapshot } from './figures/snapshot.ts'
import { showSprint } from './figures/sprint.ts'
import { showVelocity } from './figures/velocity.ts'
import { velocityCsv } from './figures/velocity-csv.ts'
import { prepareAllRevisions } from './store/board-check.ts'
import { rememberUntilWrite } from './store/remember.ts'
import { getTeam } from './store/teams.ts'

const json = 'application/json; charset=utf-8'
const csv = 'text/csv; charset=utf-8'

/** `revision`: what the answer hangs on, if not on the team's own. `load`: reads no more of the team than it needs. */
type Asked = {
  teamId: string
  now: number
  address: string
  revision?: number
  load?: () => Promise<Book>
}

/** Joins what is stored with what is calculated; the answers are finished bytes, kept while they hold. */
export function makeFigures(db: Db): Figures {
  const { read } = db
  const answers = makeAnswers()
  const books = rememberBooks(read)
  const daysOfCloses = rememberDaysOfCloses(read)
  const currentTeam = rememberUntilWrite(db, teamId => getTeam(read, teamId))
  const allRevisions = prepareAllRevisions(read)
  const dayAt = rememberDays()

  async function answer(
    { teamId, now, address, ...asked }: Asked,
    type: string,
    work: (book: Book) => Promise<string>,
  ): Promise<Answer> {
    const key = `${teamId} ${address}`
    const stateNow = async () => {
      const { revision, timeZone } = await currentTeam(teamId)
      const state = { revision, day: dayAt(now, timeZone) }
      return { state, wanted: { ...state, revision: asked.revision ?? revision } }
    }
    const known = answers.known(key, (await stateNow()).wanted)
    if (known) return known
    // Writes that have already arrived are made first, and one answer does for all who wait.
    await nextTurn()
    const { state, wanted } = await stateNow()
    return answers(key, wanted, async () => ({
      body: await work(await (asked.load ?? (() => books(teamId, state, now)))()),
      type,
    }))
  }

  const ofSprint = (
    asked: Asked,
    sprintId: string,
    show: (book: Book, sprint: BookSprint, replayed: Replayed | undefined) => unknown,
  ) =>
    answer(asked, json, async book => {
      const sprint = sprintIn(book, sprintId)
      return JSON.stringify(await show(book, sprint, await replayed(read, book, sprint)))
    })

  const boardCheck = async (teamId: string, now: number) =>
    answer(
      { teamId, now, address: 'board-check', revision: await allRevisions() },
      json,
      async book => JSON.stringify(await showBoardCheck(read, book)),
    )

  const velocityFor = async (book: Book, query: VelocityQuery): Promise<Velocity> =>
    showVelocity(book, await allSprints(read, book), query)

  return {
    sprints: (teamId, now) =>
      answer({ teamId, now, address: 'sprints' }, json, async book =>
        JSON.stringify({ sprints: await allSprints(read, book) }),
      ),
    sprint: (teamId, sprintId, now) =>
      ofSprint({ teamId, now, address: `sprint ${sprintId}` }, sprintId, showSprint),
    sprintItems: (teamId, sprintId, now) =>
      ofSprint({ teamId, now, address: `items ${sprintId}` }, sprintId, async (...of) => ({
        items: await showItems(read, ...of),
      })),
    burndown: (teamId, sprintId, now) =>
      ofSprint({ teamId, now, address: `burndown ${sprintId}` }, sprintId, (...of) =>
        showBurndown(read, ...of),
      ),
    velocity: (teamId, query, now) =>
      answer({ teamId, now, address: `velocity ${asText(query)}` }, json, async book =>
        JSON.stringify(await velocityFor(book, query)),
      ),
    velocityCsv: (teamId, query, now) =>
      answer({ teamId, now, address: `csv ${asText(query)}` }, csv, async book =>
        velocityCsv(await velocityFor(book, query)),
      ),
    forecast: (teamId, query, now) =>
      answer({ teamId, now, address: `forecast ${forecastText(query)}` }, json, async book =>
        JSON.stringify(await showForecast(read, book, await allSprints(read, book), query)),
      ),
    projection: (teamId, sprintId, now) =>
      ofSprint({ teamId, now, address: `projection ${sprintId}` }, sprintId, (...of) =>
        showProjection(daysOfCloses, ...of),
      ),
    availability(teamId, sprintId, now) {
      const load = () => loadAvailabilityBook(read, teamId, sprintId, now)
      return answer({ teamId, now, address: `availability ${sprintId}`, load }, json, async book =>
        JSON.stringify(showAvailability(book, sprintIn(book, sprintId))),
      )
    },
    capacity: (teamId, sprintId, { method, last }, now) =>
      answer(
        { teamId, now, address: `capacity ${sprintId} ${asText({ method, last })}` },
        json,
        async book => {
          const sprints = await allSprints(read, book)
          return JSON.stringify(showCapacity(book, sprints, sprintId, { method, last }))
        },
      ),
    backlog: (teamId, sprintId, now) =>
      answer({ teamId, now, address: `backlog ${sprintId}` }, json, async book =>
        JSON.stringify(await showBacklog(read, book, sprintIn(book, sprintId))),
      ),
    async home(teamId, now) {
      const { body } = await answer({ teamId, now, address: 'home' }, json, async book =>
        JSON.stringify({
          ...(await showHome(read, book)),
          boardCheck: countsOf(JSON.parse((await boardCheck(teamId, now)).body.toString())),
        }),
      )
      return JSON.parse(body.toString())
    },
    boardCheck,
    pullRequests: (teamId, sprintId, now) =>
      answer({ teamId, now, address: `pull-requests ${sprintId}` }, json, async book =>
        JSON.stringify(await showPullRequests(read, book, sprintIn(book, sprintId))),
      ),
    report: (teamId, sprintId, now) =>
      ofSprint({ teamId, now, address: `report ${sprintId}` }, sprintId, (...of) =>
        showReport(read, ...of),
      ),
    reportCsv: (teamId, sprintId, now) =>
      answer({ teamId, now, address: `report.csv ${sprintId}` }, csv, async book => {
        const sprint = sprintIn(book, sprintId)
        const open = await replayed(read, book, sprint)
        return reportCsv(await showReport(read, book, sprint, open))
      }),
    history: (teamId, sprintId, now) =>
      answer({ teamId, now, address: `history ${sprintId}` }, json, async book =>
        JSON.stringify(await showHistory(read, book, sprintIn(book, sprintId))),
      ),
    learned: (teamId, sprintId, now) =>
      answer({ teamId, now, address: `learned ${sprintId}` }, json, async book =>
        JSON.stringify(await showLearned(read, book, sprintIn(book, sprintId))),
      ),
    reviewable,
    recount,
    learn,
    goals: (teamId, now) =>
      answer({ teamId, now, address: 'goals' }, json, async book =>
        JSON.stringify(await showGoals(read, book)),
      ),
    refinement: (teamId, now) =>
      answer({ teamId, now, address: 'refinement' }, json, async book =>
        JSON.stringify(await showRefinement(read, book)),
      ),
    sprintGoals: (teamId, sprintId, now) =>
      ofSprint({ teamId, now, address: `goals ${sprintId}` }, sprintId, (...of) =>
        showSprintGoals(read, ...of),
      ),
    snapshot: makeSnapshot,
  }
}

/** Asked with every request, and the same for a minute in each time zone: days begin at whole minutes. */
function rememberDays() {
  const known = new Map<string, { minute: number; day: Day }>()
  return (at: number, timeZone: string): Day => {
    const minute = Math.floor(at / 60_000)
    const last = known.get(timeZone)
    if (last?.minute === minute) return last.day
    const day = dayOf(at, timeZone)
    known.set(timeZone, { minute, day })
    return day
  }
}

function asText({ asOf, method, last }: VelocityQuery): string {
  return [asOf, method, last].map(value => value ?? '').join(' ')
}

function forecastText({ points, backlog, label, sprints, day, growth }: ForecastQuery): string {
  return JSON.stringify([points, backlog, label, sprints, day, growth])
}

/** Several figures of a team are asked for after each change, and most of them are made of all its sprints. */
const sprintsOfBooks = new WeakMap<Book, Promise<Sprint[]>>()

function allSprints(read: Read, book: Book): Promise<Sprint[]> {
  const known = sprintsOfBooks.get(book)
  if (known) return known
  const made = replayOpen(read, book).then(open =>
    book.sprints.map(sprint => showSprint(book, sprint, open.get(sprint.row.id))),
  )
  sprintsOfBooks.set(book, made)
  made.catch(() => sprintsOfBooks.delete(book))
  return made
}

/** A closed sprint is never worked out again. */
async function replayed(
  read: Read,
  book: Book,
  { row, state }: BookSprint,
): Promise<Replayed | undefined> {
  return state === 'closed' ? undefined : (await replayOpen(read, book, row.id)).get(row.id)
}
