import type { Parsed } from '../../components/use-draft.ts'

/** Points with their sign as people type them: "3", "+3", "-2", "−2,5". */
export function parseSigned(text: string): Parsed<number> {
  const plain = text.trim().replace('−', '-').replace(',', '.')
  const points = Number(plain)
  if (plain === '' || !Number.isFinite(points) || Math.abs(points) > 10_000)
    return { problem: 'Give points with their sign, such as 3 or -2.' }
  if (points === 0) return { problem: 'Give points with their sign; 0 adjusts nothing.' }
  return { value: points }
}
