/** Whole numbers of 32 bits with their sign that look random, and are the same for the same seed. */
export type Random = () => number

const warmUp = 12

/**
 * sfc32, the "small fast chaotic" generator of Chris Doty-Humphrey (PractRand, 2010): 128 bits of state, a counter among
 * them, so that no cycle is shorter than 2^32. Seeded with 32 bits as PractRand does, with twelve numbers thrown away.
 */
export function randomOf(seed: number): Random {
  let a = 0
  let b = seed | 0
  let c = 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum
  }
  for (let index = 0; index < warmUp; index += 1) next()
  return next
}

/**
 * A seed from numbers: FNV-1a (Fowler, Noll, Vo) over their text, 32 bits. The same numbers in the same order give the
 * same seed on every machine.
 */
export function seedOf(values: readonly number[]): number {
  let hash = 0x811c9dc5
  for (const character of values.join(' ')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  }
  return hash >>> 0
}
