import type { Parsed } from '../components/use-draft.ts'

export const formatPercent = (percent: number | null) => (percent === null ? '' : `${percent}`)

/** "80", "80 %" and "80%" are the same; nothing is "not answered". */
export function parsePercent(text: string): Parsed<number | null> {
  const digits = text.replace(/\s*%$/, '')
  if (digits === '') return { value: null }
  const percent = Number(digits)
  if (/^\d{1,3}$/.test(digits) && percent <= 100) return { value: percent }
  return { problem: 'Give a whole percentage from 0 to 100, or nothing for “not answered”.' }
}
