import type { Db } from '../../db/open.ts'
import type { Config } from '../config.ts'
import type { Action, ActionIssue, ActionRepositories } from '../contract/action.ts'
import { issueFor, issueMark } from '../domain/actions-issue.ts'
import { Invalid, Refusal } from '../errors.ts'
import type { Connection } from '../github/client.ts'
import { GitHubFailure } from '../github/failures.ts'
import type { LinkedIssue } from '../github/issue-create.ts'
import type { Live } from '../live.ts'
import { getAction } from '../store/actions.ts'
import { claimIssue, linkIssue, listRepositories, moveClaim } from '../store/actions-issues.ts'
import type { ActionRow } from '../store/actions-view.ts'
import { listPeople } from '../store/people.ts'
import type { TeamRow } from '../store/teams.ts'
import type { Board } from './sync.ts'
import type { makePace } from './write-pace.ts'

export type ActionIssueParts = {
  db: Db
  board: Pick<Board, 'connect'>
  config: Partial<Pick<Config, 'publicUrl'>>
  live: Pick<Live, 'publish'>
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
  /** Shared with all that changes something on GitHub. */
  pace: ReturnType<typeof makePace>
}

/** Actions that become issues by a person's click. */
export type ActionIssues = {
  repositories(team: TeamRow): Promise<ActionRepositories>
  /** One issue for an action, however often it is asked for, or the link to one that is there (`number`). Throws in words. */
  make(team: TeamRow, actionId: string, asked: ActionIssue): Promise<Action>
}

/** GitHub's clock may be behind this one. */
const clockDriftMs = 10 * 60_000
/** After a lost answer GitHub is looked at at once, and once more after this. */
const pauseBeforeLookMs = 3000
/** GitHub gives up a request after ten seconds: what did not land by then never will. */
const settledMs = 15_000

const lost = (repository: string) =>
  new GitHubFailure(
    'unreachable',
    `GitHub’s answer was lost, and ${repository} has no such issue yet. Ask once more in a minute: Knots looks for it again before it makes one.`,
  )

const byHand = 'Until then make the issue by hand, and link it here by its number.'

const permissions =
  'A classic token needs the scope repo, or public_repo where the repository is public; a fine-grained one or an App the permission Issues of this repository, to read and write.'

/** A refusal in words about issues; those of reads speak of the project, and of what Knots tries again by itself. */
function inWords({ kind, message, retryAt }: GitHubFailure, repository: string): GitHubFailure {
  const said = /\([^()]*\)$/.exec(message)?.[0]
  const words = () => {
    if (kind === 'forbidden' && message.includes('may not read'))
      return `GitHub does not let the token make issues in ${repository}${said ? ` ${said}` : ''}. ${permissions} ${byHand}`
    if (kind === 'not-found') return `${message} Give the token access to it. ${byHand}`
    if (kind === 'scope' || kind === 'forbidden' || kind === 'token') return `${message} ${byHand}`
    return message.replace(
      /Knots (?:goes on by itself|asks again later)\.$/,
      'No issue was made; ask again later.',
    )
  }
  return new GitHubFailure(kind, words(), retryAt)
}

/** Whether it is certain that nothing was made: GitHub said so, in place of doing it. */
const isRefused = ({ kind }: GitHubFailure) =>
  kind === 'token' ||
  kind === 'scope' ||
  kind === 'forbidden' ||
  kind === 'limit' ||
  kind === 'not-found'

/** An issue that an earlier try left, by its mark; undefined where there is none or the repository is gone. */
export async function findLeft(
  { issues }: Pick<Connection, 'issues'>,
  { id, createdAt }: Pick<ActionRow, 'id' | 'createdAt'>,
  repository: string,
): Promise<LinkedIssue | null> {
  try {
    return await issues.findIssueWith(repository, issueMark(id), createdAt - clockDriftMs)
  } catch (error) {
    if (error instanceof GitHubFailure && error.kind === 'not-found') return null
    throw error
  }
}

export function makeActionIssues(parts: ActionIssueParts): ActionIssues {
  const { db, board, config, live, now, sleep, pace } = parts
  const running = new Map<string, Promise<LinkedIssue>>()
  const lostAt = new Map<string, number>()
  const beganAt = now()

  const addressOf = ({ slug }: TeamRow, id: string) =>
    config.publicUrl ? new URL(`/${slug}/actions#${id}`, config.publicUrl).href : null

  async function checkRepository(team: TeamRow, repository: string) {
    const known = await listRepositories(db.read, team.id)
    if (!known.some(({ name }) => name === repository))
      throw new Invalid(`No item of the board is in ${repository}.`, 'repository')
  }

  async function create(team: TeamRow, id: string, repository: string): Promise<LinkedIssue> {
    const { connection } = await board.connect(team)
    const { row, triedIn } = await claimIssue(db, team.id, id, repository)
    if (row.issueId !== null) return linkOf(row)
    if (triedIn !== null) {
      const wait = (lostAt.get(id) ?? beganAt) + settledMs - now()
      if (wait > 0) await sleep(wait)
      const left = await findLeft(connection, row, triedIn)
      if (left) return left
    }
    if (triedIn !== null && triedIn !== repository) await moveClaim(db, team.id, id, repository)
    let isSent = false
    try {
      const facts = await connection.issues.findRepository(repository)
      refuseClosed(repository, facts)
      const people = await listPeople(db.read, team.id)
      const issue = issueFor(row, { people, url: addressOf(team, id) })
      return await pace(team.id)(() => {
        isSent = true
        return connection.issues.create(facts.id, issue)
      })
    } catch (error) {
      if (error instanceof GitHubFailure && isSent && !isRefused(error))
        return await lookAgain(connection, row, repository, error)
      if (error instanceof Refusal) await moveClaim(db, team.id, id, null)
      throw error instanceof GitHubFailure ? inWords(error, repository) : error
    }
  }

  async function lookAgain(
    connection: Connection,
    row: ActionRow,
    repository: string,
    why: GitHubFailure,
  ): Promise<LinkedIssue> {
    lostAt.set(row.id, now())
    for (const wait of [0, pauseBeforeLookMs]) {
      if (wait > 0) await sleep(wait)
      const left = await findLeft(connection, row, repository).catch(error => {
        if (error instanceof GitHubFailure) return null
        throw error
      })
      if (left) return left
    }
    throw why.kind === 'unexpected' ? why : lost(repository)
  }

  /** Those who ask meanwhile get the same issue, or the same refusal. */
  function createOnce(team: TeamRow, id: string, repository: string): Promise<LinkedIssue> {
    const present = running.get(id)
    if (present) return present
    const mine = create(team, id, repository)
      .then(async issue => {
        await linkIssue(db, team.id, id, issue)
        return issue
      })
      .finally(() => running.delete(id))
    running.set(id, mine)
    return mine
  }

  async function link(team: TeamRow, id: string, repository: string, number: number) {
    await running.get(id)?.catch(() => undefined)
    const { connection } = await board.connect(team)
    await linkIssue(db, team.id, id, await connection.issues.findNumbered(repository, number))
  }

  return {
    async repositories(team) {
      const why = await board.connect(team).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Refusal) return error.message
          throw error
        },
      )
      return { repositories: await listRepositories(db.read, team.id), why }
    },
    async make(team, id, { repository, number }) {
      await getAction(db.read, team, id, now())
      await checkRepository(team, repository)
      await (number === undefined
        ? createOnce(team, id, repository)
        : link(team, id, repository, number))
      live.publish('actions', team.id)
      return getAction(db.read, team, id, now())
    },
  }
}

function refuseClosed(
  repository: string,
  { hasIssues, isArchived }: { hasIssues: boolean; isArchived: boolean },
) {
  if (isArchived) throw new Invalid(`${repository} is archived and takes no issues.`, 'repository')
  if (!hasIssues)
    throw new Invalid(
      `Issues are switched off in ${repository}. Switch them on in its settings on GitHub, or choose another repository.`,
      'repository',
    )
}

function linkOf(row: ActionRow): LinkedIssue {
  const { issueId, issueNumber, issueRepository, issueUrl, issueState } = row
  return {
    id: issueId ?? '',
    number: issueNumber ?? 0,
    repository: issueRepository ?? '',
    url: issueUrl ?? '',
    state: issueState ?? 'open',
  }
}
