import type { Random } from '../random.ts'

export type YearPerson = {
  name: string
  login: string
  usualPercent: number
  country: string
}

/** Nobody real. Nearly everybody gives the team a part of the week. */
export const PEOPLE: YearPerson[] = [
  { name: 'Mara Lind', login: 'mara-lind', usualPercent: 80, country: 'DE' },
  { name: 'Tomas Okafor', login: 'tomas-okafor', usualPercent: 50, country: 'DE' },
  { name: 'Ines Halvorsen', login: 'ines-halvorsen', usualPercent: 60, country: 'NO' },
  { name: 'Pavel Brandt', login: 'pavel-brandt', usualPercent: 40, country: 'CZ' },
  { name: 'Aiko Moreno', login: 'aiko-moreno', usualPercent: 50, country: 'ES' },
  { name: 'Samir Lindqvist', login: 'samir-lindqvist', usualPercent: 30, country: 'SE' },
  { name: 'Greta Nowak', login: 'greta-nowak', usualPercent: 40, country: 'PL' },
  { name: 'Oskar Valente', login: 'oskar-valente', usualPercent: 20, country: 'PT' },
  { name: 'Noor Castellan', login: 'noor-castellan', usualPercent: 30, country: 'NL' },
  { name: 'Ruben Achterberg', login: 'ruben-achterberg', usualPercent: 20, country: 'NL' },
  { name: 'Lea Fontaine', login: 'lea-fontaine', usualPercent: 30, country: 'FR' },
  { name: 'Dario Kestrel', login: 'dario-kestrel', usualPercent: 10, country: 'IT' },
  { name: 'Hanna Wickby', login: 'hanna-wickby', usualPercent: 20, country: 'SE' },
  { name: 'Emeka Sorensen', login: 'emeka-sorensen', usualPercent: 20, country: 'DK' },
  { name: 'Wren Adler', login: 'wren-adler', usualPercent: 10, country: 'DE' },
  { name: 'Priya Tamsin', login: 'priya-tamsin', usualPercent: 10, country: 'GB' },
]

export type YearAnswer = {
  login: string
  plannedPercent: number | null
  /** Given at the close only where it differs from the plan. */
  actualPercent: number | null
}

function rounded(percent: number): number {
  return Math.min(100, Math.max(0, Math.round(percent / 10) * 10))
}

/**
 * What each person announces for a sprint and what came of it. `presence` is about 1, much less in
 * the holidays; a few never answer, and now and then less came true than was announced.
 */
export function answersFor(random: Random, presence: number): YearAnswer[] {
  return PEOPLE.map(({ login, usualPercent }) => {
    if (random.chance(0.09)) return { login, plannedPercent: null, actualPercent: null }
    const isAway = random.chance(presence < 0.6 ? 0.35 : 0.06)
    const mood = 0.85 + 0.3 * random.next()
    const plannedPercent = isAway ? 0 : rounded(usualPercent * presence * mood)
    const differs = plannedPercent > 0 && random.chance(0.16)
    const actualPercent = differs
      ? rounded(plannedPercent + random.pick([-20, -10, -10, 10]))
      : null
    return { login, plannedPercent, actualPercent }
  })
}

export function fteOf(answers: YearAnswer[], which: 'planned' | 'actual'): number {
  let percent = 0
  for (const answer of answers) {
    const planned = answer.plannedPercent ?? 0
    percent += which === 'planned' ? planned : (answer.actualPercent ?? planned)
  }
  return percent / 100
}
