import type { Read } from '../../db/open.ts'
import type { BoardCheck, BoardFinding, CheckedItem, CheckedRule } from '../contract/board-check.ts'
import type { Home } from '../contract/home.ts'
import { checkBoard, type RuleResult } from '../domain/board-check/check-board.ts'
import type { Finding } from '../domain/board-check/picture.ts'
import type { Need } from '../domain/board-check/rules.ts'
import { type Aside, listAside } from '../store/aside.ts'
import { findProject } from '../store/board.ts'
import { type CheckRow, hasDetails, listCheckRows, listCheckRowsOf } from '../store/board-check.ts'
import { boardPicture } from './board-picture.ts'
import type { Book } from './book.ts'
import { instant } from './sprint.ts'

/** Of a great many findings the first; all are counted. */
const mostFindings = 100

const missingWords: Record<Need, string> = {
  points: 'Not checked: no field of the board is chosen for points.',
  sprint: 'Not checked: no field of the board is chosen for sprints.',
  status: 'Not checked: no field of the board is chosen for the status.',
  details:
    'Not checked so far: how items hang together is not read yet. It comes with the next read.',
}

/** Every rule tried on the board as last read. */
export async function showBoardCheck(read: Read, book: Book): Promise<BoardCheck> {
  const teamId = book.team.id
  const project = await findProject(read, teamId)
  const nothing = { board: null, items: 0, count: 0, rules: [], aside: [] }
  if (!project && book.team.githubOwner === null) return { state: 'none', ...nothing }
  if (!project || project.firstReadAt === null) return { state: 'unread', ...nothing }

  const known = new Set<Need>([
    ...(project.pointsFieldId === null ? [] : (['points'] as const)),
    ...(project.sprintFieldId === null ? [] : (['sprint'] as const)),
    ...(project.statusFieldId === null ? [] : (['status'] as const)),
    ...((await hasDetails(read, teamId)) ? (['details'] as const) : []),
  ])
  const rows = await listCheckRows(read, teamId)
  const aside = await listAside(read, teamId)
  const results = checkBoard(await boardPicture(read, book, rows, aside), known)
  const onBoard = new Map(rows.map(row => [row.itemId, row]))
  const item = itemShower(book, onBoard, aside)
  const rules = results.map(result => showRule(result, item))
  return {
    state: 'checked',
    board: { title: project.title, url: project.url },
    items: rows.length,
    count: rules.reduce((sum, rule) => sum + rule.count, 0),
    rules,
    aside: await showAside(read, book, onBoard, aside),
  }
}

/** What Home says of it. */
export function countsOf(check: BoardCheck): Home['boardCheck'] {
  return check.state === 'checked' ? { findings: check.count } : null
}

type ShowItem = (itemId: string) => CheckedItem[]

function showRule({ rule, missing, findings, effect }: RuleResult, item: ShowItem): CheckedRule {
  const { id, title, why, mend } = rule
  return {
    id,
    title,
    why,
    mend,
    state: missing ? 'not-checked' : findings.length > 0 ? 'found' : 'fine',
    note: missing && missingWords[missing],
    count: findings.length,
    effect,
    findings: findings.slice(0, mostFindings).map(finding => showFinding(finding, item)),
  }
}

function showFinding(finding: Finding, item: ShowItem): BoardFinding {
  return {
    item: (finding.itemId === null ? null : item(finding.itemId)[0]) ?? null,
    related: finding.relatedIds.flatMap(item),
    text: finding.text,
    points: finding.points,
    asides: [...finding.asides],
  }
}

function itemShower(
  book: Book,
  rows: ReadonlyMap<string, CheckRow>,
  aside: ReadonlyMap<string, Aside>,
): ShowItem {
  const sprints = new Map(book.sprints.map(({ row }) => [row.id, row.number]))
  return itemId => {
    const row = rows.get(itemId)
    if (!row) return []
    const { kind, number, repository, title, url, points, status, sprintId } = row
    const sprintNumber = sprintId === null ? undefined : sprints.get(sprintId)
    return [
      {
        id: itemId,
        kind,
        number,
        repository,
        title,
        url,
        points,
        aside: aside.get(itemId)?.reason ?? null,
        status,
        sprint:
          sprintId === null || sprintNumber === undefined
            ? null
            : { id: sprintId, number: sprintNumber },
      },
    ]
  }
}

/** What is set aside now, the latest first, also of items that have left the board. */
async function showAside(
  read: Read,
  book: Book,
  onBoard: ReadonlyMap<string, CheckRow>,
  aside: ReadonlyMap<string, Aside>,
): Promise<BoardCheck['aside']> {
  const gone = [...aside.keys()].filter(itemId => !onBoard.has(itemId))
  const rows = await listCheckRowsOf(read, book.team.id, gone)
  const item = itemShower(
    book,
    new Map([...onBoard, ...rows.map(row => [row.itemId, row] as const)]),
    aside,
  )
  return [...aside]
    .sort(([, a], [, b]) => b.at - a.at)
    .flatMap(([itemId, { reason, at }]) =>
      item(itemId).map(one => ({ item: one, reason, at: instant(at) })),
    )
}
