import { cleanLine } from './content.ts'

/** An item of the board in a list of the minutes, with what is said of it, empty for nothing, and its parts. */
export type PrintedRefined = {
  repository: string | null
  title: string
  url: string | null
  remark: string
  parts: PrintedRefined[]
}

/**
 * The lists of a refinement. `counts`: items in triage when the meeting began and by now, or at its end once it is over; null: not
 * known.
 */
export type PrintedRefinement = {
  triage: PrintedRefined[]
  counts: { before: number; now: number; isOver: boolean } | null
  inProgress: PrintedRefined[]
  external: PrintedRefined[]
}

/**
 * The lists of a refinement in Markdown: triage by repository, parts below what they are a part of (in the repository of
 * that), then what has been in progress for too long and what waits for others. For people; nothing of it is read back.
 */
export function printRefinement(refinement: PrintedRefinement): string {
  const { triage, counts, inProgress, external } = refinement
  const byRepository = Map.groupBy(triage, ({ repository }) => repository ?? 'Without repository')
  const groups = [...byRepository].map(
    ([repository, items]) => `**${asText(repository)}**\n\n${printList(items)}`,
  )
  const count = counts ? [`*${countWords(counts)}*`] : []
  return [
    ['### Needs triage', ...count, ...(groups.length > 0 ? groups : ['NTR'])].join('\n\n'),
    `### In progress for too long\n\n${printList(inProgress)}`,
    `### External dependencies\n\n${printList(external)}`,
  ].join('\n\n')
}

function countWords({ before, now, isOver }: NonNullable<PrintedRefinement['counts']>): string {
  const items = before === 1 ? '1 item' : `${before} items`
  return `${items} in triage when the meeting began, ${now} ${isOver ? 'at its end' : 'now'}`
}

function printList(items: readonly PrintedRefined[], indent = 0): string {
  if (items.length === 0 && indent === 0) return 'NTR'
  return items
    .flatMap(({ title, url, remark, parts }) => {
      const name = url === null ? asText(title) : `[${asText(title)}](${url})`
      const said = cleanLine(remark)
      const line = `${' '.repeat(indent)}- ${name}${said === '' ? '' : ` - ${said}`}`
      return parts.length === 0 ? [line] : [line, printList(parts, indent + 4)]
    })
    .join('\n')
}

/** A name as text of one line in Markdown: nothing in it is a mark. */
export function asText(name: string): string {
  return cleanLine(name).replace(/[\\`*_[\]<>~]/g, '\\$&')
}
