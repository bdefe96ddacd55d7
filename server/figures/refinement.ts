import type { Read } from '../../db/open.ts'
import type { Refinement, RefinementItem } from '../contract/refinement.ts'
import { backlogStatus } from '../domain/status.ts'
import { usedViews, type ViewRole } from '../domain/view-roles.ts'
import { findProject } from '../store/board.ts'
import { listLinksOnBoard } from '../store/board-check.ts'
import { type ItemRow, publicItems } from '../store/items.ts'
import { findOpenMeeting } from '../store/meetings.ts'
import { listItemsOnBoard, listTriageNotes, listWaits } from '../store/refinement.ts'
import { listViewItems, listViewReads } from '../store/views.ts'
import type { Book } from './book.ts'
import { instant } from './sprint.ts'

const mostOfList = 500

const viewWords: Record<'triage' | 'in-progress-too-long' | 'external', string> = {
  triage: 'triage',
  'in-progress-too-long': 'what has been in progress for too long',
  external: 'what waits for others',
}

/** How many items are in triage, open ones alone; null where no view of the board tells which they are, or it was not read. */
export function countTriage({ triage }: Pick<Refinement, 'triage'>): number | null {
  return triage.why === null ? triage.items.length : null
}

/** What a refinement goes through, list by list: a fixed number of queries whatever the board's size. */
export async function showRefinement(read: Read, book: Book): Promise<Refinement> {
  const teamId = book.team.id
  const project = await findProject(read, teamId)
  const used = usedViews(project)
  const statuses = project?.fields.find(({ id }) => id === project.statusFieldId)?.options ?? []
  const runs = await listViewReads(read, teamId)
  const notes = new Map((await listTriageNotes(read, teamId)).map(row => [row.itemId, row]))
  const waits = new Map((await listWaits(read, teamId)).map(row => [row.itemId, row]))
  const parents = await parentsOnBoard(read, teamId)

  const rowsOf = async (role: ViewRole) => {
    const found = await listViewItems(read, teamId, role, { from: 0, limit: mostOfList })
    return found.map(({ item }) => item).filter(row => isOpen(book, row))
  }
  const shown = async (rows: ItemRow[]): Promise<RefinementItem[]> => {
    const items = await publicItems(read, teamId, rows)
    const listed = new Set(rows.map(({ itemId }) => itemId))
    return items.map((item, index) => {
      const note = notes.get(item.id)
      const wait = waits.get(item.id)
      const statusAt = rows[index]?.statusAt ?? null
      return {
        ...item,
        parentId: parents.get(item.id)?.find(id => listed.has(id)) ?? null,
        note: note
          ? { text: note.text, version: note.version, notedAt: instant(note.notedAt) }
          : null,
        wait: wait
          ? {
              text: wait.text,
              version: wait.version,
              since: wait.since,
              askAgain: wait.askAgain,
            }
          : null,
        statusSince: statusAt === null ? null : instant(statusAt),
      }
    })
  }
  const list = async (role: keyof typeof viewWords, more: ItemRow[] = []) => {
    const view = used.get(role)?.name ?? null
    const run = runs.find(one => one.role === role)
    const rows = await rowsOf(role)
    const known = new Set(rows.map(({ itemId }) => itemId))
    const items = await shown([...rows, ...more.filter(({ itemId }) => !known.has(itemId))])
    return { view, why: project ? whyEmpty(role, view, run, items.length) : noBoard, items }
  }

  const waiting = (await listItemsOnBoard(read, teamId, [...waits.keys()]))
    .filter(row => isOpen(book, row))
    .sort((a, b) => a.position - b.position)
  const triage = await list('triage')
  const meeting = await findOpenMeeting(read, teamId)
  return {
    triage,
    inProgress: await list('in-progress-too-long'),
    external: await list('external', waiting),
    backlogStatus: backlogStatus(statuses),
    counts: { before: meeting?.triageAtStart ?? null, now: triage.items.length },
  }
}

const closed: ReadonlySet<string> = new Set([
  'completed',
  'merged',
  'not-planned',
  'duplicate',
  'unmerged',
])

const isOpen = (book: Book, { status, state }: ItemRow) =>
  !closed.has(state) && !book.isDone(status)

/** By item, the items on the board that it is a part of. */
async function parentsOnBoard(read: Read, teamId: string): Promise<Map<string, string[]>> {
  const links = (await listLinksOnBoard(read, teamId)).filter(({ kind }) => kind === 'parent')
  const groups = Map.groupBy(links, ({ itemId }) => itemId)
  return new Map([...groups].map(([id, group]) => [id, group.map(({ otherId }) => otherId)]))
}

const noBoard = 'These lists come from a GitHub board. Connect one in Settings.'

function whyEmpty(
  role: keyof typeof viewWords,
  view: string | null,
  run: { error: string | null } | undefined,
  items: number,
): string | null {
  if (view === null) {
    if (items > 0) return null
    return `No saved view of the board says ${viewWords[role]}. Make one on GitHub, or choose one in Settings.`
  }
  if (!run) return `The view “${view}” was not read yet. Read the board.`
  return run.error
}
