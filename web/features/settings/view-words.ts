import type { SavedView, ViewPreview, ViewRole, ViewUse } from '#contract/view.ts'
import { plural } from '../../lib/format.ts'

export const roleWords: Record<ViewRole, { name: string; use: string }> = {
  sprint: { name: 'Sprint', use: 'The work of the current sprint.' },
  review: { name: 'Review', use: 'What is gone through at the sprint’s end.' },
  triage: { name: 'Triage', use: 'What nobody has sorted yet.' },
  'in-progress-too-long': {
    name: 'In progress too long',
    use: 'What was begun long ago and is not finished.',
  },
  external: { name: 'External', use: 'What waits for others.' },
  backlog: { name: 'Backlog', use: 'What the next sprint is picked from, in order.' },
}

const nameOf = (views: SavedView[], number: number | null) =>
  views.find(view => view.number === number)?.name

/** The choices for one role; a role is a select of its own, so values are texts. */
export function optionsOf({ role, detected }: ViewUse, views: SavedView[]) {
  const byName = nameOf(views, detected)
  const none = role === 'backlog' ? 'No view: open, in no sprint under way or to come' : 'No view'
  return [
    { value: 'auto', label: byName ? `By its name: ${byName}` : `By its name: none` },
    { value: 'none', label: none },
    ...views.map(({ number, name }) => ({ value: String(number), label: name })),
  ]
}

const runners: Record<ViewPreview['source'], string> = {
  github: 'GitHub finds ',
  knots: 'Knots finds ',
  default: '',
  none: '',
}

/** What was found and who ran the filter; null when there is nothing to say. */
export function foundWords({ total, source }: ViewPreview): string | null {
  return total === null ? null : `${runners[source]}${plural(total, 'item')}`
}
