import type { Day } from '#domain/calendar.ts'
import type { Draft } from './outline.ts'
import type { Warning } from './page.ts'

/** The figures that a sprint's lines give. Null is "not written". */
export type Figures = {
  committed: number | null
  plannedFte: number | null
  counted: number | null
  actualFte: number | null
}

type Written = { line: number; value: number | null }
type Read = Record<'committed' | 'plannedFte' | 'expectedVelocity', Written | null> & {
  result: {
    line: number
    points: number | null
    people: number | null
    velocity: number | null
  } | null
  guessedFte: number | null
}

/** A written velocity may differ by this much from points / people before Knots asks. */
const tolerance = 0.1

/**
 * The figures of a sprint: expected points and persons, and the points and people of "20/3.8 = 5.2". Velocities are
 * not taken but compared with the division: further than 0.1 apart is a warning with both values, the written one and
 * the computed one, and with the points and the people that the written one would imply.
 * Persons missing, the FTE of "4.2 FTEs * 3 = 12.6 story points" counts. What is written twice counts the first time.
 * Persons further than 0.1 from the sum of the answers (`answeredFte`) are pointed out, and hold.
 */
export function readFigures(
  draft: Draft,
  lastDay: Day,
  answeredFte: number | null,
  warnings: Warning[],
): Figures {
  const read = collect(draft, warnings)
  compareWithAnswers(read.plannedFte, answeredFte, warnings)
  check(
    `${lastDay}:expected`,
    read.committed?.value ?? null,
    read.plannedFte?.value ?? null,
    read.expectedVelocity,
    warnings,
  )
  const { result } = read
  const written = result && { line: result.line, value: result.velocity }
  check(`${lastDay}:actual`, result?.points ?? null, result?.people ?? null, written, warnings)
  return {
    committed: read.committed?.value ?? null,
    plannedFte: read.plannedFte?.value ?? read.guessedFte,
    counted: result?.points ?? null,
    actualFte: result?.people ?? null,
  }
}

function collect(draft: Draft, warnings: Warning[]): Read {
  const read: Read = {
    committed: null,
    plannedFte: null,
    expectedVelocity: null,
    result: null,
    guessedFte: null,
  }
  for (const { line, figure } of draft.figures) {
    const at = line.number
    if (figure.kind === 'product') read.guessedFte ??= figure.people
    else if (figure.kind === 'result') {
      if (read.result) warnings.push(twice(at, read.result.line))
      else read.result = { line: at, ...figure }
    } else if (figure.value === undefined) warnings.push(notNumber(at, line.text))
    else if (read[figure.kind]?.value != null && figure.value !== null) {
      warnings.push(twice(at, read[figure.kind]?.line ?? at))
    } else if (read[figure.kind]?.value == null) {
      read[figure.kind] = { line: at, value: figure.value }
    }
  }
  return read
}

function check(
  id: string,
  points: number | null,
  people: number | null,
  velocity: Written | null,
  warnings: Warning[],
): void {
  if (points === null || people === null || people === 0 || velocity?.value == null) return
  const written = velocity.value
  const computed = points / people
  if (Math.abs(written - computed) <= tolerance + 1e-9) return
  const instead = {
    points: oneDecimal(written * people),
    people: written === 0 ? null : oneDecimal(points / written),
  }
  const implied =
    instead.people === null
      ? `${instead.points} points`
      : `${instead.points} points or ${instead.people} people`
  warnings.push({
    line: velocity.line,
    message: `${points} / ${people} is ${computed.toFixed(1)}, but ${written} is written. ${written} would be ${implied}.`,
    written,
    computed,
    id,
    instead,
  })
}

function compareWithAnswers(
  persons: Written | null,
  answeredFte: number | null,
  warnings: Warning[],
): void {
  if (persons?.value == null || answeredFte === null) return
  if (Math.abs(persons.value - answeredFte) <= tolerance + 1e-9) return
  const message = `${persons.value} persons are written, but the answers of the availability add up to ${oneDecimal(answeredFte)}.`
  warnings.push({ line: persons.line, message })
}

function oneDecimal(number: number): number {
  return Math.round(number * 10) / 10
}

function notNumber(line: number, text: string): Warning {
  return {
    line,
    message: `“${text.slice(0, 80)}” has no number that can be read, so it is left open.`,
  }
}

function twice(line: number, first: number): Warning {
  return { line, message: `This figure was given in line ${first} already; that one counts.` }
}
