import { beforeAll, describe, expect, test } from 'vitest'
import { filterItems } from '../../scripts/stand-in/filter/filter.ts'
import { year } from '../../scripts/stand-in/scenario/year/year.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import type { Item } from '../../scripts/stand-in/world/types.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import type { BoardItem } from '../../server/domain/board-item.ts'
import { type FilterBoard, viewFilter } from '../../server/domain/view-filter.ts'
import { createGitHub } from '../../server/github/client.ts'

const today = '2026-06-24'

let items: BoardItem[]
let onGithub: Item[]
let board: FilterBoard

// One read of a year's board, which no test changes.
beforeAll(async () => {
  const { made } = year({ today })
  const player = made.play()
  player.advanceTo(made.instant(today, '14:00'))
  const standIn = await startStandIn({ world: player.world })
  const now = player.world.now()
  const github = createGitHub({
    apiUrl: standIn.url,
    now: () => now,
    sleep: async () => undefined,
  })
  const connection = github.connect({ token: TOKENS.reads })
  const [shown] = player.world.projects
  const project = await connection.readProject({
    owner: shown!.owner.login,
    number: shown!.number,
  })
  const named = (name: string) => project.fields.find(field => field.name === name) ?? null
  const mapping = {
    points: named('Story Points'),
    sprint: named('Sprint'),
    status: named('Status'),
  }
  const pages = await Array.fromAsync(connection.readItems(project, mapping))
  items = pages.flatMap(page => page.items).filter(item => !item.isArchived)
  const seen = new Set(items.filter(({ kind }) => kind !== 'redacted').map(({ nodeId }) => nodeId))
  items = items.filter(({ nodeId }) => seen.has(nodeId))
  onGithub = shown!.items.filter(({ id }) => seen.has(id))
  board = {
    fields: { points: 'Story Points', sprint: 'Sprint', status: 'Status' },
    iterations: mapping.sprint?.iterations ?? [],
    today,
    now,
  }
  await standIn.close()
})

describe('Knots finds what GitHub finds', () => {
  test.each([
    'is:open',
    'is:open no:sprint -status:Done',
    'is:pr is:merged',
    'is:issue,pr -is:closed',
    'sprint:@current',
    'sprint:@previous is:closed',
    'sprint:>=@current',
    'sprint:@next,@current -is:draft',
    'story-points:>5',
    'story-points:2..5 is:open',
    'no:story-points is:open',
    'status:"In progress"',
    'status:*progress,*review',
    '-status:Done no:assignee',
    'has:label is:issue',
    'last-updated:30days is:open',
    'the',
    '-the is:open',
  ])('%s', filter => {
    const { passes, ignored } = viewFilter(filter, board)
    const own = items.filter(passes).map(({ nodeId }) => nodeId)
    const theirs = filterItems(onGithub, filter, { login: 'knots-reader', now: board.now })
    expect(ignored).toEqual([])
    expect(own.sort()).toEqual(theirs.map(({ id }) => id).sort())
  })
})
