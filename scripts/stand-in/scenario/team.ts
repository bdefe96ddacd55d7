import { type DetailVerbs, detailVerbs } from './detail-verbs.ts'
import type { Scenario } from './scenario.ts'
import type { CloseReason, Deed, ItemKind, Step } from './steps.ts'

type Opening = {
  repository?: string
  by?: string
  /** Opened, but not put on the board. */
  offBoard?: boolean
  draft?: boolean
}

/** What can be done to one item. Each deed takes a second. */
export type ItemVerbs = {
  key: string
  add(): ItemVerbs
  estimate(points: number | null): ItemVerbs
  /** Into a sprint, or out of every sprint. */
  moveTo(sprint: string | null): ItemVerbs
  status(status: string | null): ItemVerbs
  /** `closer`: the pull request whose merge closed it. */
  close(reason?: CloseReason, closer?: string): ItemVerbs
  reopen(): ItemVerbs
  merge(): ItemVerbs
  removeFromBoard(): ItemVerbs
  archive(): ItemVerbs
  unarchive(): ItemVerbs
  assign(login: string): ItemVerbs
  label(name: string): ItemVerbs
  rename(title: string): ItemVerbs
  /** Behind another item on the board, or to its top. */
  placeAfter(key: string | null): ItemVerbs
  convert(repository?: string): ItemVerbs
  /** From now on no token may see it: GitHub says REDACTED. */
  hide(): ItemVerbs
} & DetailVerbs

export type Team = {
  issue(key: string, title: string, opening?: Opening): ItemVerbs
  pullRequest(key: string, title: string, opening?: Opening): ItemVerbs
  draft(key: string, title: string, opening?: Opening): ItemVerbs
  item(key: string): ItemVerbs
  /** The team presses commit for a sprint. Nothing changes on the board. */
  commit(sprint: string): void
  /** Whoever does the following. */
  by(login: string): Team
}

const SECOND = 1000

/** The verbs of a scenario from an instant on; every deed is written down one second later. */
export function teamAt(made: Scenario, told: Step[], from: number): Team {
  let at = from
  let actor = [...made.people.keys()][0] ?? ''
  const say = (deed: Deed) => {
    told.push({ at, by: actor, ...deed })
    at += SECOND
  }
  const { closedStatus, reopenedStatus } = made.setup
  const workflow = (key: string, status: string | null) => {
    if (status !== null) say({ do: 'status', key, status, automated: true })
  }

  const verbs = (key: string): ItemVerbs => {
    const then = (...deeds: Deed[]): ItemVerbs => {
      for (const deed of deeds) say(deed)
      return item
    }
    const item: ItemVerbs = {
      key,
      add: () => then({ do: 'add', key }),
      estimate: points => then({ do: 'estimate', key, points }),
      moveTo: sprint => then({ do: 'move', key, sprint }),
      status: status => then({ do: 'status', key, status, automated: false }),
      close(reason = 'completed', closer) {
        say({ do: 'close', key, reason, ...(closer ? { closer } : {}) })
        workflow(key, closedStatus)
        return item
      },
      reopen() {
        say({ do: 'reopen', key })
        workflow(key, closedStatus === null ? null : reopenedStatus)
        return item
      },
      merge() {
        say({ do: 'merge', key })
        workflow(key, closedStatus)
        return item
      },
      removeFromBoard: () => then({ do: 'remove', key }),
      archive: () => then({ do: 'archive', key, archived: true }),
      unarchive: () => then({ do: 'archive', key, archived: false }),
      assign: login => then({ do: 'assign', key, login }),
      label: label => then({ do: 'label', key, label }),
      rename: title => then({ do: 'rename', key, title }),
      placeAfter: after => then({ do: 'place', key, after }),
      convert: (repository = firstRepository(made)) => then({ do: 'convert', key, repository }),
      hide: () => then({ do: 'hide', key }),
      ...detailVerbs(made, key, {
        say: deed => then(deed),
        sayAs: (login, deed) => {
          const before = actor
          actor = login
          say(deed)
          actor = before
          return item
        },
      }),
    }
    return item
  }

  const open = (kind: ItemKind, key: string, title: string, opening: Opening = {}) => {
    const before = actor
    if (opening.by) actor = opening.by
    const repository = opening.repository ?? firstRepository(made)
    const draft = opening.draft ? { draft: true } : {}
    say({ do: 'open', key, kind, title, repository, ...draft })
    if (!opening.offBoard) say({ do: 'add', key })
    actor = before
    return verbs(key)
  }

  const team: Team = {
    issue: (key, title, opening) => open('issue', key, title, opening),
    pullRequest: (key, title, opening) => open('pull-request', key, title, opening),
    draft: (key, title, opening) => open('draft', key, title, opening),
    item: verbs,
    commit(sprint) {
      const plan = made.sprints.find(known => known.title === sprint)
      if (!plan) throw new Error(`There is no sprint "${sprint}"`)
      plan.committedAt = at
      at += SECOND
    },
    by(login) {
      actor = login
      return team
    },
  }
  return team
}

function firstRepository(made: Scenario): string {
  return [...made.repositories.keys()][0] ?? 'harbour'
}
