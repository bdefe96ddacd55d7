import type { Read } from '../../db/open.ts'
import type { Home } from '../contract/home.ts'
import { inFollowUpOrder, isPendingState } from '../domain/actions.ts'
import { workingDays } from '../domain/calendar.ts'
import { currentSprint, nextSprint } from '../domain/sprint.ts'
import { listActions } from '../store/actions.ts'
import { countItems } from '../store/items.ts'
import type { Book, BookSprint } from './book.ts'
import { showBurndown } from './burndown.ts'
import { peopleOf } from './people.ts'
import { replayOpen } from './replay.ts'
import { showSprint } from './sprint.ts'

/** The sprint of today at a glance; in a break the one that nobody closed yet, else the next to come. */
export async function showHome(read: Read, book: Book): Promise<Omit<Home, 'sync' | 'boardCheck'>> {
  const sprint = sprintOfToday(book)
  const isOver = (one: BookSprint) => one.state === 'active' && one.row.lastDay < book.today
  const replayed = sprint && (await replayOpen(read, book, sprint.row.id)).get(sprint.row.id)
  return {
    sprint: sprint ? showSprint(book, sprint, replayed) : null,
    burndown: sprint ? await showBurndown(read, book, sprint, replayed) : null,
    daysLeft: sprint ? daysLeft(book, sprint) : null,
    notAnswered: sprint ? notAnswered(book, sprint) : [],
    actionsDue: await actionsDue(read, book),
    toClose: book.sprints.filter(isOver).map(({ row }) => ({ id: row.id, number: row.number })),
    warnings: numberWarnings(book),
    has: {
      sprints: book.sprints.length,
      people: book.people.filter(person => person.active).length,
      items: await countItems(read, book.team.id),
      github: book.team.githubOwner !== null,
    },
  }
}

function sprintOfToday(book: Book): BookSprint | undefined {
  const rows = book.sprints.map(sprint => sprint.row)
  const unclosed = book.sprints.filter(sprint => sprint.state === 'active').at(-1)?.row
  const row = currentSprint(rows, book.today) ?? unclosed ?? nextSprint(rows, book.today)
  return book.sprints.find(sprint => sprint.row === row)
}

function daysLeft(book: Book, { row }: BookSprint): number {
  const from = book.today > row.firstDay ? book.today : row.firstDay
  return workingDays(from, row.lastDay, book.time).length
}

function notAnswered(book: Book, sprint: BookSprint): Home['notAnswered'] {
  return peopleOf(book, sprint)
    .filter(one => one.plannedPercent === null)
    .map(({ person }) => ({ personId: person.id, name: person.name }))
}

/** All that is pending, in the order of a look back. */
async function actionsDue(read: Read, book: Book): Promise<Home['actionsDue']> {
  return (await listActions(read, book.team, book.now))
    .filter(({ state }) => isPendingState(state))
    .toSorted(inFollowUpOrder)
    .map(({ id, text, owner, state, dueSprint, isOverdue, cameBack }) => ({
      id,
      text,
      owner,
      state,
      dueSprint,
      isOverdue,
      cameBack,
    }))
}

/** Numbers are never changed unasked, so it is said when they do not follow the days. */
function numberWarnings(book: Book): string[] {
  const numbers = book.sprints.map(sprint => sprint.row.number)
  const rises = numbers.every((number, index) => number > (numbers[index - 1] ?? 0))
  return rises
    ? []
    : [
        'The numbers of the sprints do not follow their days. The page Sprints can number them anew.',
      ]
}
