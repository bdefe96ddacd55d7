import type { ArithmeticChoice, ImportDecisions, ImportRequest } from '#contract/import.ts'
import { newId } from '../../lib/new-id.ts'
import type { TextDraft } from '../../lib/text-draft.ts'

/** The text and all that was chosen for it so far. */
export type ImportDraft = TextDraft & {
  /** Another one for every edit, so that an answer can be told to belong to it. */
  id: string
  meetingDay: string | null
  renumber: boolean
  names: Record<string, string>
  arithmetic: Record<string, ArithmeticChoice>
  take: string[]
}

export type Kind = 'minutes' | 'csv'

/** Another text is another matter: nothing chosen for the one before holds for it. */
export const newDraft = (source: TextDraft): ImportDraft => ({
  ...source,
  id: newId(),
  meetingDay: null,
  renumber: false,
  names: {},
  arithmetic: {},
  take: [],
})

export const edited = (draft: ImportDraft, change: Partial<ImportDraft>): ImportDraft => ({
  ...draft,
  ...change,
  id: newId(),
})

/** A table of sprints begins with the names of its columns; all else is a page of minutes. */
export function kindOf({ text, name }: TextDraft): Kind {
  if (name?.toLowerCase().endsWith('.csv')) return 'csv'
  const first = /^\uFEFF?\s*(.*)/.exec(text)?.[1] ?? ''
  const names = first
    .toLowerCase()
    .split(/[,;\t]/)
    .map(cell => cell.replace(/[\s_"-]/g, ''))
  return names.includes('firstday') && names.includes('lastday') ? 'csv' : 'minutes'
}

/** The draft as it is sent. */
export function requestOf(draft: ImportDraft, dryRun: boolean): ImportRequest {
  const decisions: ImportDecisions = {
    names: draft.names,
    arithmetic: draft.arithmetic,
    take: draft.take,
  }
  return {
    text: draft.text,
    dryRun,
    decisions,
    ...(draft.meetingDay ? { meetingDay: draft.meetingDay } : {}),
    ...(draft.renumber ? { renumber: true } : {}),
  }
}
