import { readFileSync } from 'node:fs'
import type { Page } from '../../server/minutes/page.ts'
import { parseMinutes } from '../../server/minutes/parse.ts'

/**
 * An invented page of minutes with a year of sprints, as an agenda system gives it when its page is copied:
 * everything indented, bullets as `•` and `-`, no-break spaces before and behind lines.
 */
export const agendaPage = readFileSync(new URL('agenda-page.txt', import.meta.url), 'utf8')

/** The same page as somebody would type it in Markdown: at the left edge, with plain spaces. */
export const typedPage = agendaPage
  .split('\n')
  .map(line => line.replace(/^ {6}/, '').replaceAll('\u00a0', ' ').trimEnd())
  .join('\n')

/** The same page with its Markdown shown: no `#`, no stars, every bullet a dot. */
export const shownPage = agendaPage
  .split('\n')
  .map(line =>
    line
      .replace(/^(\s*)#+ /, '$1')
      .replace(/^(\s*)- /, '$1• ')
      .replace(/\*+(?=\S)|(?<=\S)\*+/g, ''),
  )
  .join('\n')

export function pageOf(text: string, meetingDay: string | null = null): Page {
  const result = parseMinutes(text, meetingDay)
  if ('problem' in result) throw new Error(result.problem.message)
  return result.page
}

export function problemOf(text: string, meetingDay: string | null = null) {
  const result = parseMinutes(text, meetingDay)
  if ('page' in result) throw new Error('The text was read')
  return result.problem
}

/** A small page, to be changed by tests. */
export const small = (lines: string[] = [], meetingDay = '2026-06-25') =>
  pageOf(
    [
      '### June 24th (DONE):',
      '20/4 = 5',
      ...lines,
      '### Previous Sprints',
      '- June 10th:',
      '  - *8 Story Points / 4 people = 2 velocity*',
    ].join('\n'),
    meetingDay,
  )
