import { cleanLine } from './content.ts'
import { isBlank, type Line } from './lines.ts'

/** What one person answered for a sprint. `percent` is null for "not answered", never 0. */
export type Answer = { line: number; name: string; percent: number | null }

type Warnings = { line: number; message: string }[]

/**
 * The answers of an availability section, one in a line: "[name=ada] 60%", or "Ada: 60%". A `%` without a number
 * is "not answered"; so is, with a warning, what is no percentage from 0 to 100. Decimals are rounded. A second answer
 * of the same person, and a line without a name, is left out with a warning. Words behind the percentage are not
 * kept: Knots keeps no reason for an absence.
 */
export function readAnswers(lines: readonly Line[], warnings: Warnings): Answer[] {
  const answers = new Map<string, Answer>()
  for (const line of lines) {
    if (isBlank(line) || line.bullet === '') continue
    const warn = (message: string) => warnings.push({ line: line.number, message })
    const found = line.text.length > 300 ? null : split(line.bullet ?? line.text)
    if (!found || found.name === '' || found.name.length > 80) {
      warn(`“${line.text.slice(0, 80)}” is no availability. Write it as “[name=ada] 60%”.`)
      continue
    }
    const known = answers.get(nameKey(found.name))
    if (known) {
      warn(`${found.name} is listed twice, first in line ${known.line}; that one counts.`)
      continue
    }
    const percent = percentOf(found)
    if (percent === undefined) {
      warn(
        `“${found.rest}” is no percentage from 0 to 100, so ${found.name} counts as not answered.`,
      )
    } else if (found.remark !== '') {
      warn(`Of what stands behind ${found.name}, only the percentage is kept.`)
    }
    answers.set(nameKey(found.name), {
      line: line.number,
      name: found.name,
      percent: percent ?? null,
    })
  }
  return [...answers.values()]
}

/** What makes two spellings one name: case, odd forms of the same letter and runs of space are ignored. */
export function nameKey(name: string): string {
  return cleanLine(name.normalize('NFKC')).toLowerCase()
}

type Split = { name: string; rest: string; percent: string; remark: string }

function split(text: string): Split | null {
  if (text.startsWith('[name=')) {
    const last = splitAt(text, text.lastIndexOf(']'))
    return last?.remark === '' ? last : splitAt(text, text.indexOf(']'))
  }
  const found = /^([^\d%:[\]]{1,80})(?::| ) ?(\d[\d.,]{0,9})? ?%$/.exec(cleanLine(text))
  const percent = found?.[2] ?? ''
  return found ? { name: cleanLine(found[1] ?? ''), rest: percent, percent, remark: '' } : null
}

function splitAt(text: string, bracket: number): Split | null {
  if (bracket < 0) return null
  const rest = cleanLine(text.slice(bracket + 1).replace(/^\s*:/, ''))
  const found = /^(\d[\d.,]{0,9}(?![\d.,]))? ?%?(.*)$/s.exec(rest)
  const remark = (found?.[2] ?? '').trim()
  return {
    name: cleanLine(text.slice('[name='.length, bracket)),
    rest: rest.slice(0, 40),
    percent: found?.[1] ?? '',
    remark: /^[-?_.]*$/.test(remark) ? '' : remark,
  }
}

/** Null is not answered, undefined is not understood. */
function percentOf({ percent, remark }: Split): number | null | undefined {
  if (/^[-–/\d]/.test(remark) || remark.includes('%')) return undefined
  if (percent === '') return null
  const number = /^\d{1,3}(?:[.,]\d{1,6})?$/.test(percent)
    ? Number(percent.replace(',', '.'))
    : null
  return number === null || number > 100 ? undefined : Math.round(number)
}
